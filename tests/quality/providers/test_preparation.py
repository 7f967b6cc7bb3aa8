from datetime import date, timedelta
from decimal import Decimal

import pytest

from chibo.meetings.operations.preparing import hold_consultation
from chibo.membership.models import Post, PostKind
from chibo.quality.operations.noting import enter_committee_told, enter_papers_posted
from chibo.scoring.facts import Missing, ToCome
from tests.quality.counting import fact, names, plain
from tests.quality.evenings import NEXT_DAY, OPENED, VOTED, EveningHeld, House

pytestmark = pytest.mark.django_db


def test_a_prepared_meeting_was_consulted_about_invited_to_and_told_of():
    evening = EveningHeld(House())
    evening.open()

    asked = ("consultation_held", "consultation_has_minutes", "members_invited")
    assert [plain(fact(evening.meeting, name, VOTED)) for name in asked] == [True, True, True]
    assert plain(fact(evening.meeting, "committee_notified", VOTED)) is True


def test_the_consultation_names_who_consulted():
    evening = EveningHeld(House())

    held = fact(evening.meeting, "consultation_held", OPENED)

    assert names(held.evidence.counted) == ["Bùi Xuân Niềm", "Hồ Sỹ Minh"]


def test_what_was_not_done_can_be_done_until_the_opening():
    evening = EveningHeld(House(), prepared=False)
    before = fact(evening.meeting, "consultation_held", evening.early)
    evening.open()

    assert before.value == ToCome(at_worst=False, at_best=True)
    assert plain(fact(evening.meeting, "consultation_held", VOTED)) is False
    assert plain(fact(evening.meeting, "committee_notified", VOTED)) is False


def test_a_committee_told_after_the_opening_was_told_too_late():
    house = House()
    evening = EveningHeld(house, prepared=False)
    evening.open()
    late = OPENED + timedelta(minutes=5)
    by = {"actor": house.secretary, "at": VOTED}
    enter_committee_told(evening.meeting, told_at=late, whom="đ/c Bình", **by)

    assert plain(fact(evening.meeting, "committee_notified", VOTED)) is False


def test_a_secretary_alone_is_no_branch_committee():
    house = House()
    Post.objects.filter(unit=house.branch, kind=PostKind.DEPUTY).update(
        valid_until=date(2026, 12, 3)
    )
    evening = EveningHeld(house)
    evening.open()

    assert plain(fact(evening.meeting, "has_branch_committee", VOTED)) is False


def test_a_deputy_makes_a_branch_committee():
    evening = EveningHeld(House())
    evening.open()

    committee = fact(evening.meeting, "has_branch_committee", VOTED)

    assert plain(committee) is True
    assert names(committee.evidence.counted) == ["Hồ Sỹ Minh"]


def test_papers_posted_in_time_count_their_days():
    evening = EveningHeld(House())
    evening.open()

    assert plain(fact(evening.meeting, "papers_posted", VOTED)) is True
    assert plain(fact(evening.meeting, "papers_days_before", VOTED)) == 3


def test_papers_posted_after_the_meeting_were_not_posted_for_it():
    house = House()
    evening = EveningHeld(house, prepared=False)
    evening.open()
    enter_papers_posted(
        evening.meeting, posted_on=date(2026, 12, 4), actor=house.secretary, at=NEXT_DAY
    )

    assert plain(fact(evening.meeting, "papers_posted", NEXT_DAY)) is False
    assert plain(fact(evening.meeting, "papers_days_before", NEXT_DAY)) == -1


def test_of_papers_never_posted_no_days_are_known():
    evening = EveningHeld(House(), prepared=False)
    before = fact(evening.meeting, "papers_days_before", evening.early)
    evening.open()

    assert before.value == ToCome(at_best=Decimal(3))
    assert fact(evening.meeting, "papers_days_before", VOTED).value == Missing("not_posted")


def test_final_documents_are_to_come_until_the_secretary_names_their_day():
    evening = EveningHeld(House())
    evening.open()

    assert fact(evening.meeting, "papers_complete_posted", VOTED).value == ToCome(
        at_worst=False, at_best=True
    )
    assert fact(evening.meeting, "papers_complete_days_after", NEXT_DAY).value == ToCome(
        at_best=Decimal(1)
    )


def test_who_consulted_is_named_in_calling_order_however_the_rows_lie():
    house = House()
    evening = EveningHeld(house, prepared=False)
    by = {"actor": house.secretary, "at": evening.early}
    hold_consultation(
        evening.meeting,
        held_at=evening.early,
        minutes="Thống nhất.",
        present=[house.deputy.member, house.secretary.member],
        **by,
    )

    held = fact(evening.meeting, "consultation_held", OPENED)

    called = sorted((house.deputy.member, house.secretary.member), key=lambda one: one.name_order)
    assert [one.name for one in held.evidence.counted] == [one.full_name for one in called]
