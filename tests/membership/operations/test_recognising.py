from datetime import date

import pytest

from chibo.membership.errors import CeremonyBeforeAdmission, NotPossibleNow, ProbationRuns
from chibo.membership.models import Standing
from chibo.membership.operations.guests import receive_guest
from chibo.membership.operations.introducing import introduce_temporarily
from chibo.membership.operations.recognising import recognise_official, record_ceremony
from chibo.membership.queries.states import open_introduction
from tests.factories import a_branch, a_member, a_secretary
from tests.membership.factories import AT, NOVEMBER_15, PAPER, TODAY, last, stays

pytestmark = pytest.mark.django_db


@pytest.fixture
def branch():
    return a_branch()


@pytest.fixture
def secretary(branch):
    return a_secretary(branch)


def a_newcomer(branch):
    member = a_member(branch, "Lê Thị Mới", standing=Standing.PROBATIONARY, since=NOVEMBER_15)
    member.admitted_on = date(2025, 10, 20)
    member.save()
    return member


def test_recognised_late_the_vote_counts_from_the_decision_and_the_date_is_the_end_of_probation(
    branch, secretary
):
    member = a_newcomer(branch)
    record_ceremony(member, on=date(2025, 11, 20), actor=secretary, at=AT)

    recognise_official(member, on=date(2026, 12, 1), decision=PAPER, actor=secretary, at=AT)

    assert last(member)[1:] == ("official", "active", date(2026, 12, 1))
    assert (member.ceremony_on, member.official_on) == (date(2025, 11, 20), date(2026, 11, 20))


def test_before_probation_has_ended_nobody_is_official(branch, secretary):
    member = a_newcomer(branch)
    record_ceremony(member, on=date(2025, 12, 10), actor=secretary, at=AT)

    with pytest.raises(ProbationRuns, match="10/12/2026"):
        recognise_official(member, on=TODAY, decision=PAPER, actor=secretary, at=AT)


def test_without_any_day_of_admission_the_decision_says_the_date(branch, secretary):
    member = a_newcomer(branch)
    member.admitted_on = None

    recognise_official(member, on=TODAY, decision=PAPER, actor=secretary, at=AT)

    assert member.official_on == TODAY


def test_the_ceremony_follows_the_decision(branch, secretary):
    member = a_newcomer(branch)

    with pytest.raises(CeremonyBeforeAdmission):
        record_ceremony(member, on=date(2025, 10, 19), actor=secretary, at=AT)


def test_nobody_is_recognised_twice(branch, secretary):
    member = a_newcomer(branch)
    recognise_official(member, on=TODAY, decision=PAPER, actor=secretary, at=AT)

    with pytest.raises(NotPossibleNow):
        recognise_official(member, on=TODAY, decision=PAPER, actor=secretary, at=AT)


def test_a_guest_is_recognised_where_the_guest_is_too(branch, secretary):
    host = a_branch("Chi bộ Đức Long")
    member = a_newcomer(branch)
    introduce_temporarily(
        member,
        on=NOVEMBER_15,
        until=date(2027, 5, 15),
        to_branch=host,
        decision=PAPER,
        actor=secretary,
        at=AT,
    )
    receive_guest(open_introduction(member), on=date(2026, 11, 20), actor=a_secretary(host), at=AT)

    recognise_official(member, on=TODAY, decision=PAPER, actor=secretary, at=AT)

    assert [row[:3] for row in stays(member) if row[4] == TODAY] == [
        ("Chi bộ TDP Thuận Hòa", "home", "official"),
        ("Chi bộ Đức Long", "temporary_here", "official"),
    ]
