from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from chibo.audit.models import AuditEntry
from chibo.quality.errors import (
    AnswerDoesNotFit,
    CardMovedOn,
    DeductionNeedsReason,
    LinesUnanswered,
    NoTableInForce,
    NotALine,
    NothingToConfirm,
    NothingToCopy,
    NotJudgedByPeople,
)
from chibo.quality.models import CardState, Judgement, Scorecard
from chibo.quality.operations.freezing import freeze_voted
from chibo.quality.operations.judging import (
    confirm_group,
    copy_last_month,
    judge_line,
    judge_lines,
)
from chibo.quality.operations.opening import open_card
from chibo.quality.operations.proposing import propose_card
from chibo.quality.operations.reviewing import (
    Adjustment,
    adjust_card,
    finish_card,
    send_card,
)
from chibo.quality.queries.outlook import score_outlook
from chibo.scoring.judgement import Judgement as Answer
from tests.factories import a_branch, a_secretary
from tests.quality.evenings import (
    IN_A_WEEK,
    NEXT_DAY,
    OPENED,
    VOTED,
    EveningHeld,
    House,
    a_good_evening,
    a_voted_evening,
)
from tests.quality.providers.test_months import EVENINGS

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    return House()


def an_open_card(house):
    evening = EveningHeld(house)
    return open_card(evening.meeting, actor=house.secretary, at=OPENED)


def test_a_meeting_has_one_card_however_often_it_is_opened(house):
    evening = EveningHeld(house)
    by = {"actor": house.secretary, "at": OPENED}

    first, second = open_card(evening.meeting, **by), open_card(evening.meeting, **by)

    assert first == second
    assert (first.state, first.table, str(first.due_on)) == ("draft", house.table, "2026-12-05")


def test_without_a_table_in_force_there_is_no_card_and_the_meeting_says_so():
    house = House(with_table=False)
    evening = EveningHeld(house)

    with pytest.raises(NoTableInForce):
        open_card(evening.meeting, actor=house.secretary, at=OPENED)

    outlook = score_outlook(evening.meeting)
    assert (outlook.card, outlook.table) == (None, "")
    assert outlook.sentence
    assert not Scorecard.objects.exists()


def test_a_stranger_and_a_secretary_out_of_term_open_no_card(house):
    evening = EveningHeld(house)
    stranger = a_secretary(_another(house), name="Trần Văn Lạ")

    with pytest.raises(PermissionDenied):
        open_card(evening.meeting, actor=stranger, at=OPENED)

    house.secretary.member.posts.update(valid_until=date(2026, 12, 3))
    house.secretary.__dict__.pop("_rights", None)
    with pytest.raises(PermissionDenied):
        open_card(evening.meeting, actor=house.secretary, at=OPENED)


def test_an_answer_is_kept_and_the_same_answer_again_stays_one(house):
    card = an_open_card(house)
    by = {"actor": house.deputy, "at": VOTED}

    judge_line(card, "3.1", choice="full", **by)
    judge_line(card, "3.1", choice="full", **by)
    judge_line(card, "3.1", choice="mostly", reason="Chưa rõ trọng tâm", **by)

    rows = Judgement.objects.filter(card=card).values_list("code", "choice", "reason")
    assert list(rows) == [("3.1", "full", ""), ("3.1", "mostly", "Chưa rõ trọng tâm")]


@pytest.mark.parametrize(
    ("code", "answer", "refusal"),
    [
        ("3.1", {"choice": "mostly"}, DeductionNeedsReason),
        ("3.1", {"choice": "mostly", "reason": "  "}, DeductionNeedsReason),
        ("3.1", {"choice": "excellent"}, AnswerDoesNotFit),
        ("3.1", {"points": Decimal(3)}, AnswerDoesNotFit),
        ("2.1", {"choice": "full"}, NotJudgedByPeople),
        ("4", {"choice": "full"}, NotALine),
        ("99", {"choice": "full"}, NotALine),
    ],
)
def test_what_does_not_fit_a_line_is_refused(house, code, answer, refusal):
    card = an_open_card(house)

    with pytest.raises(refusal):
        judge_line(card, code, actor=house.secretary, at=VOTED, **answer)

    assert not Judgement.objects.exists()


def test_many_lines_are_answered_at_once_with_one_entry_of_the_record(house):
    card = an_open_card(house)
    by = {"actor": house.secretary, "at": VOTED}
    answers = {"5.1": Answer("full"), "3.1": Answer("mostly", None, " Chưa rõ trọng tâm ")}

    judge_lines(card, answers, **by)
    again = judge_lines(card, answers | {"5.2": Answer("full")}, **by)

    rows = Judgement.objects.filter(card=card).values_list("code", "choice", "reason")
    assert list(rows) == [
        ("3.1", "mostly", "Chưa rõ trọng tâm"),
        ("5.1", "full", ""),
        ("5.2", "full", ""),
    ]
    assert [row.code for row in again] == ["5.2"]
    entries = AuditEntry.objects.filter(action="quality.lines_judged").order_by("pk")
    assert [entry.facts["lines"] for entry in entries] == [
        ["3.1: mostly; Chưa rõ trọng tâm", "5.1: full"],
        ["5.2: full"],
    ]


def test_of_many_answers_one_that_does_not_fit_refuses_them_all(house):
    card = an_open_card(house)
    answers = {"5.1": Answer("full"), "2.1": Answer("full")}

    with pytest.raises(NotJudgedByPeople):
        judge_lines(card, answers, actor=house.secretary, at=VOTED)

    assert not Judgement.objects.exists()


def test_a_member_without_a_post_answers_no_lines_at_once(house):
    card = an_open_card(house)
    member = a_secretary(_another(house), name="Người chi bộ bạn")

    with pytest.raises(PermissionDenied):
        judge_lines(card, {"5.1": Answer("full")}, actor=member, at=VOTED)


def test_nobody_judges_after_the_vote(house):
    evening, card = a_voted_evening(house)
    freeze_voted(evening.meeting, actor=house.secretary, at=NEXT_DAY)

    with pytest.raises(CardMovedOn):
        judge_line(card, "3.1", choice="full", actor=house.secretary, at=NEXT_DAY)


def test_a_member_without_a_post_judges_nothing(house):
    card = an_open_card(house)
    member = a_secretary(_another(house), name="Người chi bộ bạn")

    with pytest.raises(PermissionDenied):
        judge_line(card, "3.1", choice="full", actor=member, at=VOTED)


def test_a_score_is_put_only_when_every_line_is_judged(house):
    card = an_open_card(house)
    judge_line(card, "3.1", choice="full", actor=house.secretary, at=VOTED)

    with pytest.raises(LinesUnanswered):
        propose_card(card, actor=house.secretary, at=VOTED)

    card.refresh_from_db()
    assert card.state == CardState.DRAFT


def test_judging_after_it_was_put_makes_it_a_draft_again(house):
    evening = a_good_evening(house)
    card = evening.judged_card()
    first = propose_card(card, actor=house.secretary, at=VOTED)

    judge_line(card, "4.4", choice="none", reason="Không có", actor=house.deputy, at=VOTED)
    card.refresh_from_db()
    drafted = (card.state, card.proposed_digest)
    second = propose_card(card, actor=house.secretary, at=VOTED)

    assert drafted == ("draft", "")
    assert first.digest != second.digest


def test_last_months_final_values_fill_a_group_and_count_once_confirmed(house):
    _november, before = a_final_november(house)
    evening = EveningHeld(house)
    card = open_card(evening.meeting, actor=house.secretary, at=OPENED)
    by = {"actor": house.secretary, "at": VOTED}
    judge_line(card, "4.1", choice="full", **by)

    copied = copy_last_month(card, "4", **by)

    told = {row.code: (row.choice, row.reason, row.is_copied, row.is_confirmed) for row in copied}
    assert told == {
        "4.2": ("full", "", True, False),
        "4.4": ("partly", "Chỉ nêu chung", True, False),
        "4.6": ("full", "", True, False),
    }
    with pytest.raises(LinesUnanswered, match=r"4\.2"):
        propose_card(card, **by)
    confirmed = confirm_group(card, "4", **by)
    assert {(row.code, row.is_copied, row.is_confirmed) for row in confirmed} == {
        ("4.2", True, True),
        ("4.4", True, True),
        ("4.6", True, True),
    }
    assert before.state == "final"


def test_there_is_nothing_to_copy_in_the_first_month_and_nothing_to_confirm(house):
    card = an_open_card(house)
    by = {"actor": house.secretary, "at": VOTED}

    with pytest.raises(NothingToCopy):
        copy_last_month(card, "4", **by)
    with pytest.raises(NothingToConfirm):
        confirm_group(card, "4", **by)
    with pytest.raises(NotALine):
        copy_last_month(card, "99", **by)


def a_final_november(house):
    """A final card of November; the committee gave line 4.4 one point."""
    evening = a_good_evening(house, opened=EVENINGS[11])
    card = evening.judged_card()
    evening.propose_and_vote(card)
    evening.adopt_minutes()
    evening.close()
    freeze_voted(evening.meeting, actor=house.secretary, at=evening.opened)
    send_card(card, actor=house.secretary, at=NEXT_DAY)
    lower = {"4.4": Adjustment(Decimal(1), "Chỉ nêu chung")}
    adjust_card(card, lower, actor=house.reviewer, at=NEXT_DAY)
    finish_card(card, actor=house.reviewer, at=IN_A_WEEK)
    card.refresh_from_db()
    return evening, card


def _another(house):
    return a_branch("Chi bộ TDP Ngọc Sơn", under=house.ward)
