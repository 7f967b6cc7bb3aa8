from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from chibo.audit.models import AuditEntry
from chibo.membership.errors import ChangedLater, NoIntroduction, PostBeginsLater
from chibo.membership.models import ChangeKind, Post, PostKind
from chibo.membership.operations.duties import exempt_member
from chibo.membership.operations.ending import take_in_again
from chibo.membership.operations.guests import receive_guest
from chibo.membership.operations.transferring import (
    begin_transfer,
    confirm_departure,
    receive_member,
    withdraw_transfer,
)
from chibo.membership.queries.states import open_introduction, state_of
from tests.factories import LONG_AGO, a_branch, a_member, a_secretary
from tests.membership.factories import AT, NOVEMBER_15, PAPER, TODAY, last, stays

pytestmark = pytest.mark.django_db


@pytest.fixture
def branch():
    return a_branch()


@pytest.fixture
def other():
    return a_branch("Chi bộ Đức Long")


@pytest.fixture
def secretary(branch):
    return a_secretary(branch)


@pytest.fixture
def receiver(other):
    return a_secretary(other, name="Trần Thị Nhận")


def begin(member, secretary, **more):
    told = {"on": NOVEMBER_15, "decision": "05-GTSH, 15/11/2026"} | more
    return begin_transfer(member, actor=secretary, at=AT, **told)


def test_every_day_of_a_transfer_has_one_home_branch(branch, other, secretary, receiver):
    member = a_member(branch)

    begin(member, secretary, to_branch=other)
    assert state_of(member, on=TODAY).transfer.to_branch == other
    receive_member(open_introduction(member), on=date(2026, 12, 1), actor=receiver, at=AT)

    assert [(row[0], *row[4:]) for row in stays(member)] == [
        ("Chi bộ TDP Thuận Hòa", LONG_AGO, date(2026, 12, 1)),
        ("Chi bộ Đức Long", date(2026, 12, 1), None),
    ]
    chains = AuditEntry.objects.filter(action="membership.transferred")
    assert sorted(chains.values_list("chain_id", flat=True)) == sorted(
        [f"unit:{branch.pk}", f"unit:{other.pk}"]
    )


def test_posts_in_the_old_branch_end_and_those_above_stay(branch, other, secretary, receiver):
    member = a_member(branch)
    Post.objects.create(member=member, unit=branch, kind=PostKind.DEPUTY, valid_from=LONG_AGO)
    Post.objects.create(member=member, unit=other, kind=PostKind.OFFICER, valid_from=LONG_AGO)
    begin(member, secretary, to_branch=other)

    receive_member(open_introduction(member), on=TODAY, actor=receiver, at=AT)

    assert list(member.posts.order_by("pk").values_list("valid_until", flat=True)) == [TODAY, None]


def test_a_post_that_begins_later_stops_the_transfer(branch, other, secretary, receiver):
    member = a_member(branch)
    Post.objects.create(member=member, unit=branch, kind=PostKind.DEPUTY, valid_from=TODAY)
    begin(member, secretary, to_branch=other)

    with pytest.raises(PostBeginsLater):
        receive_member(open_introduction(member), on=TODAY, actor=receiver, at=AT)

    assert last(member)[0] == branch
    assert open_introduction(member) is not None


def test_only_the_other_branch_takes_in_and_not_as_a_guest(branch, other, secretary, receiver):
    member = a_member(branch)
    begin(member, secretary, to_branch=other)
    letter = open_introduction(member)

    with pytest.raises(PermissionDenied):
        receive_member(letter, on=TODAY, actor=secretary, at=AT)
    with pytest.raises(NoIntroduction):
        receive_guest(letter, on=TODAY, actor=receiver, at=AT)
    with pytest.raises(NoIntroduction):
        confirm_departure(member, on=TODAY, actor=secretary, at=AT)


def test_what_changed_after_the_letter_comes_first(branch, other, secretary, receiver):
    member = a_member(branch)
    begin(member, secretary, to_branch=other)
    exempt_member(member, on=TODAY, decision=PAPER, actor=secretary, at=AT)
    letter = open_introduction(member)

    with pytest.raises(ChangedLater):
        receive_member(letter, on=date(2026, 12, 2), actor=receiver, at=AT)
    receive_member(letter, on=TODAY, actor=receiver, at=AT)

    assert last(member) == (other, "official", "exempt", TODAY)


def test_a_transfer_that_did_not_come_about_leaves_the_member_where_he_was(branch, secretary):
    member = a_member(branch)
    begin(member, secretary, place="Đảng bộ phường Vinh Tân")

    withdraw_transfer(member, on=TODAY, actor=secretary, at=AT)

    assert (last(member)[0], open_introduction(member)) == (branch, None)


def test_who_went_outside_can_come_back_for_good(branch, secretary):
    member = a_member(branch)
    begin(member, secretary, place="Đảng bộ phường Vinh Tân")
    confirm_departure(member, on=date(2026, 11, 30), actor=secretary, at=AT)

    gone = state_of(member, on=date(2026, 12, 1))
    assert (gone.is_member, gone.ended.kind) == (False, ChangeKind.TRANSFERRED)
    take_in_again(member, branch=branch, on=TODAY, decision=PAPER, actor=secretary, at=AT)

    assert last(member) == (branch, "official", "active", TODAY)
