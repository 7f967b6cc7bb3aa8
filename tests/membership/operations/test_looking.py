from datetime import UTC, datetime, timedelta

import pytest

from chibo.membership.models import Look, LookKind
from chibo.membership.operations.looking import forget_looks, note_look
from chibo.membership.queries.looks import looks_at
from chibo.rulebook.models import RuleValue
from tests.factories import a_branch, a_committee, a_member, a_secretary, an_officer
from tests.membership.factories import AT, NOVEMBER_15, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def branch():
    return a_branch(under=a_committee())


def seen(member):
    return [(look.name, look.kind, look.times) for look in looks_at(member)]


def test_looks_of_one_person_and_day_are_one_line_with_post_and_number(branch):
    member, officer = a_member(branch), an_officer(branch.parent)

    for minutes in (0, 5, 60 * 24):
        at = AT + timedelta(minutes=minutes)
        note_look(LookKind.RECORD, branch=branch, by=officer, at=at, member=member)

    assert [(look.times, look.on.day) for look in looks_at(member)] == [(1, 4), (2, 3)]
    assert "Đảng bộ phường Đức Thuận" in looks_at(member)[0].post


def test_the_own_look_is_none(branch):
    member = a_member(branch, with_account=True)

    note_look(LookKind.RECORD, branch=branch, by=member.user, at=AT, member=member)

    assert not Look.objects.exists()


def test_a_look_at_the_list_is_one_at_everybody_who_stood_on_it_that_day(branch):
    secretary = a_secretary(branch)
    here = a_member(branch, "Ở Đây", with_account=True)
    left = a_member(branch, "Đã Đi", until=TODAY)
    came_later = a_member(branch, "Đến Sau", since=TODAY + timedelta(days=1))
    elsewhere = a_member(a_branch("Chi bộ khác"), "Nơi Khác")

    note_look(LookKind.LIST, branch=branch, by=secretary, at=AT)
    note_look(LookKind.EXPORT, branch=branch, by=here.user, at=AT)

    assert seen(here) == [("Bùi Xuân Niềm", "list", 1)]
    assert seen(left) == seen(came_later) == seen(elsewhere) == []


def test_lines_are_forgotten_when_the_rule_of_their_branch_says_so(branch):
    strict = a_branch("Chi bộ kín", under=branch.parent)
    RuleValue.objects.create(
        key="access_list_months", unit=strict, value=1, source="x", valid_from=NOVEMBER_15
    )
    officer = an_officer(branch.parent)
    for unit in (branch, strict):
        for at in (datetime(2024, 12, 2, tzinfo=UTC), datetime(2026, 10, 1, tzinfo=UTC), AT):
            note_look(LookKind.LIST, branch=unit, by=officer, at=at)

    forgotten = forget_looks(on=TODAY)

    assert forgotten == 3
    assert Look.objects.filter(branch=branch).count() == 2
    assert Look.objects.get(branch=strict).on == TODAY
    assert forget_looks(on=TODAY) == 0
