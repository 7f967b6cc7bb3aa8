from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from chibo.audit.models import AuditEntry
from chibo.membership.errors import (
    ChangedLater,
    ChangedMeanwhile,
    DecisionMissing,
    EndsBeforeItBegins,
    MembershipEnded,
    NoStanding,
    NotPossibleNow,
    TooFarAhead,
)
from chibo.membership.models import Duty, Member, MemberChange, Stay
from chibo.membership.operations.duties import (
    exempt_member,
    note_departure,
    resume_duties,
    suspend_member,
)
from chibo.membership.operations.stays import continue_stay, last_home_stay
from tests.factories import LONG_AGO, a_branch, a_member, a_secretary, an_officer
from tests.membership.factories import AT, NOVEMBER_15, PAPER, TODAY, last, stays

pytestmark = pytest.mark.django_db


@pytest.fixture
def branch():
    return a_branch()


@pytest.fixture
def secretary(branch):
    return a_secretary(branch)


def test_an_exemption_holds_from_its_day_and_keeps_decision_and_foreseen_end(branch, secretary):
    member = a_member(branch)

    exempt_member(
        member, on=NOVEMBER_15, decision=PAPER, until=date(2027, 5, 15), actor=secretary, at=AT
    )

    assert [row[3:] for row in stays(member)] == [
        ("active", LONG_AGO, NOVEMBER_15),
        ("exempt", NOVEMBER_15, None),
    ]
    change = MemberChange.objects.get()
    assert (change.kind, change.decision, change.until) == ("exempted", PAPER, date(2027, 5, 15))
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.facts["decision"]) == ("membership.exempted", PAPER)


def test_duties_go_and_come_back_each_on_its_day(branch, secretary):
    member = a_member(branch)
    told = {"actor": secretary, "at": AT}

    note_departure(member, on=date(2026, 3, 1), place="Bình Dương", **told)
    exempt_member(member, on=date(2026, 5, 1), decision=PAPER, **told)
    resume_duties(member, on=date(2026, 9, 1), **told)
    suspend_member(member, on=date(2026, 10, 1), decision=PAPER, until=TODAY, **told)

    assert [row[3:5] for row in stays(member)] == [
        ("active", LONG_AGO),
        ("away", date(2026, 3, 1)),
        ("exempt", date(2026, 5, 1)),
        ("active", date(2026, 9, 1)),
        ("suspended", date(2026, 10, 1)),
    ]


def test_a_mistake_is_mended_by_the_opposite_on_the_same_day(branch, secretary):
    member = a_member(branch)
    exempt_member(member, on=NOVEMBER_15, decision=PAPER, actor=secretary, at=AT)

    resume_duties(member, on=NOVEMBER_15, actor=secretary, at=AT)

    assert last(member)[2:] == ("active", NOVEMBER_15)
    assert MemberChange.objects.count() == 2


@pytest.mark.parametrize(
    ("on", "refusal"),
    [
        (date(2026, 11, 14), ChangedLater),
        (date(2027, 2, 2), TooFarAhead),
    ],
)
def test_a_day_out_of_order_or_far_ahead_is_refused(branch, secretary, on, refusal):
    member = a_member(branch, since=NOVEMBER_15)

    with pytest.raises(refusal):
        exempt_member(member, on=on, decision=PAPER, actor=secretary, at=AT)

    assert not MemberChange.objects.exists()


def test_a_refusal_names_the_day_from_which_on_it_would_do(branch, secretary):
    member = a_member(branch, since=NOVEMBER_15)

    with pytest.raises(ChangedLater, match="15/11/2026"):
        exempt_member(member, on=date(2026, 11, 14), decision=PAPER, actor=secretary, at=AT)


@pytest.mark.parametrize("decision", ["", "   "])
def test_an_exemption_needs_a_decision_and_nothing_is_left_without_one(branch, secretary, decision):
    member = a_member(branch)

    with pytest.raises(DecisionMissing):
        exempt_member(member, on=NOVEMBER_15, decision=decision, actor=secretary, at=AT)

    assert last(member)[2] == "active"


def test_a_foreseen_end_lies_after_the_beginning(branch, secretary):
    member = a_member(branch)

    with pytest.raises(EndsBeforeItBegins):
        exempt_member(
            member, on=NOVEMBER_15, until=NOVEMBER_15, decision=PAPER, actor=secretary, at=AT
        )


def test_what_does_not_follow_from_the_state_is_refused(branch, secretary):
    member = a_member(branch, duty=Duty.SUSPENDED)

    with pytest.raises(NotPossibleNow, match="Nguyễn Văn An"):
        exempt_member(member, on=NOVEMBER_15, decision=PAPER, actor=secretary, at=AT)


def test_who_left_is_not_changed(branch, secretary):
    member = a_member(branch, until=NOVEMBER_15)

    with pytest.raises(MembershipEnded):
        exempt_member(member, on=TODAY, decision=PAPER, actor=secretary, at=AT)


def test_who_never_belonged_anywhere_is_not_changed(secretary):
    member = Member()
    member.set_name("Không Chi Bộ")
    member.save()

    with pytest.raises(NoStanding):
        resume_duties(member, on=TODAY, actor=secretary, at=AT)


@pytest.mark.parametrize("who", ["neighbour", "officer", "member", "former"])
def test_only_who_leads_the_branch_today_may_change_a_member(branch, who):
    member = a_member(branch)
    people = {
        "neighbour": lambda: a_secretary(a_branch("Chi bộ khác")),
        "officer": lambda: an_officer(branch),
        "member": lambda: a_member(branch, "Ai Đó", with_account=True).user,
        "former": lambda: a_secretary(branch, until=TODAY),
    }

    with pytest.raises(PermissionDenied):
        exempt_member(member, on=NOVEMBER_15, decision=PAPER, actor=people[who](), at=AT)


def test_a_stay_read_before_somebody_else_changed_it_is_not_written_over(branch, secretary):
    member = a_member(branch)
    seen = last_home_stay(member)
    exempt_member(member, on=NOVEMBER_15, decision=PAPER, actor=secretary, at=AT)

    with pytest.raises(ChangedMeanwhile):
        continue_stay(seen, on=TODAY, duty=Duty.AWAY)

    assert Stay.objects.count() == 3
