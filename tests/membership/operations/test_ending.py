from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from chibo.membership.change_kinds import ENDINGS
from chibo.membership.errors import (
    CannotReturn,
    ChangedLater,
    DecisionMissing,
    NotABranch,
)
from chibo.membership.models import ChangeKind, Post, PostKind, Stay
from chibo.membership.operations.duties import exempt_member
from chibo.membership.operations.ending import end_membership, restore_membership
from chibo.membership.operations.guests import receive_guest
from chibo.membership.operations.introducing import introduce_temporarily
from chibo.membership.queries.states import open_introduction, state_of
from tests.factories import (
    LONG_AGO,
    a_branch,
    a_committee,
    a_member,
    a_secretary,
    an_administrator,
)
from tests.membership.factories import AT, NOVEMBER_15, PAPER, TODAY, last, stays

pytestmark = pytest.mark.django_db


@pytest.fixture
def branch():
    return a_branch()


@pytest.fixture
def secretary(branch):
    return a_secretary(branch)


def end(member, secretary, how=ChangeKind.LEFT, **more):
    told = {"on": NOVEMBER_15, "decision": PAPER} | more
    return end_membership(member, how, actor=secretary, at=AT, **told)


@pytest.mark.parametrize("how", ENDINGS)
def test_who_left_stands_on_no_roster_from_that_day_and_the_record_says_how(branch, secretary, how):
    member = a_member(branch)

    end(member, secretary, how)

    before, after = state_of(member, on=date(2026, 11, 14)), state_of(member, on=NOVEMBER_15)
    assert (before.home.duty, before.ended) == ("active", None)
    assert (after.home, after.ended.kind) == (None, how)


def test_all_posts_a_letter_and_a_visit_end_with_it(branch, secretary):
    host = a_branch("Chi bộ Đức Long")
    member = a_member(branch)
    Post.objects.create(member=member, unit=host, kind=PostKind.OFFICER, valid_from=LONG_AGO)
    introduce_temporarily(
        member,
        on=date(2026, 9, 1),
        until=date(2027, 9, 1),
        to_branch=host,
        decision=PAPER,
        actor=secretary,
        at=AT,
    )
    receive_guest(open_introduction(member), on=date(2026, 9, 5), actor=a_secretary(host), at=AT)

    end(member, secretary, ChangeKind.DECEASED, decision="")

    assert {row[5] for row in stays(member)[1:]} == {NOVEMBER_15}
    assert member.posts.get().valid_until == NOVEMBER_15
    assert open_introduction(member) is None


def test_a_removal_needs_a_decision(branch, secretary):
    with pytest.raises(DecisionMissing):
        end(a_member(branch), secretary, ChangeKind.REMOVED, decision="")


def test_who_came_that_very_day_leaves_on_a_later_one(branch, secretary):
    member = a_member(branch, since=TODAY)

    with pytest.raises(ChangedLater):
        end(member, secretary, on=TODAY)


def test_a_change_of_the_same_day_never_held(branch, secretary):
    member = a_member(branch)
    exempt_member(member, on=NOVEMBER_15, decision=PAPER, actor=secretary, at=AT)

    end(member, secretary)

    assert [row[3:] for row in stays(member)] == [("active", LONG_AGO, NOVEMBER_15)]


def test_membership_is_restored_with_its_standing_in_another_branch(branch, secretary):
    other = a_branch("Chi bộ Đức Long")
    member = a_member(branch)
    end(member, secretary, ChangeKind.REMOVED)

    restore_membership(
        member, branch=other, on=TODAY, decision=PAPER, actor=a_secretary(other), at=AT
    )

    assert last(member) == (other, "official", "active", TODAY)


def restore(member, branch, secretary, *, on=TODAY):
    return restore_membership(member, branch=branch, on=on, decision=PAPER, actor=secretary, at=AT)


def test_the_dead_and_the_present_are_not_restored(branch, secretary):
    present, dead = a_member(branch), a_member(branch, "Cụ Mất")
    end(dead, secretary, ChangeKind.DECEASED)

    for member in (present, dead):
        with pytest.raises(CannotReturn):
            restore(member, branch, secretary)


def test_nobody_is_restored_before_leaving_or_twice(branch, secretary):
    member = a_member(branch)
    end(member, secretary)

    with pytest.raises(ChangedLater):
        restore(member, branch, secretary, on=date(2026, 11, 14))
    restore(member, branch, secretary)
    with pytest.raises(CannotReturn):
        restore(member, branch, secretary)

    assert Stay.objects.filter(member=member, valid_until=None).count() == 1


def test_members_are_restored_into_branches_by_those_who_lead_them(branch, secretary):
    member = a_member(branch)
    end(member, secretary)

    with pytest.raises(NotABranch):
        restore(member, a_committee(), an_administrator())
    with pytest.raises(PermissionDenied):
        restore(member, a_branch("Chi bộ khác"), secretary)
