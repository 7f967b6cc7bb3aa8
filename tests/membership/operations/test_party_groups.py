from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from chibo.membership.change_kinds import ChangeKind
from chibo.membership.errors import (
    ChangedLater,
    GroupNameMissing,
    GroupNameTaken,
    GroupOver,
    NotABranch,
    NotInTheGroup,
)
from chibo.membership.models import PartyGroupPlace
from chibo.membership.operations.ending import end_membership
from chibo.membership.operations.party_groups import (
    dissolve_party_group,
    form_party_group,
    write_party_group,
)
from chibo.membership.queries.party_groups import division_of
from tests.factories import a_branch, a_committee, a_member, a_secretary
from tests.membership.factories import AT, NOVEMBER_15, PAPER, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def branch():
    return a_branch(under=a_committee())


@pytest.fixture
def secretary(branch):
    return a_secretary(branch)


@pytest.fixture
def lien(branch):
    return a_member(branch, "Nguyễn Thị Liên")


def form(branch, secretary, name="Tổ đảng số 1", on=NOVEMBER_15):
    return form_party_group(branch, name=name, on=on, actor=secretary, at=AT)


def write(group, secretary, *members, leader=None, on=NOVEMBER_15, name=None):
    return write_party_group(
        group,
        name=name or group.name,
        members={member.pk for member in members},
        leader=leader.pk if leader else None,
        on=on,
        actor=secretary,
        at=AT,
    )


def told(branch, on=TODAY):
    division = division_of(branch, on=on)
    return {
        one.group.name: ([m.full_name for m in one.members], one.leader and one.leader.full_name)
        for one in division.groups
    }


def test_a_branch_is_divided_from_a_day_on(branch, secretary, lien):
    group = form(branch, secretary)
    write(group, secretary, lien, secretary.member, leader=lien)

    names = [lien.full_name, secretary.name]
    assert told(branch) == {"Tổ đảng số 1": (names, lien.full_name)}
    assert told(branch, on=date(2026, 11, 14)) == {}


def test_who_joins_another_group_leaves_the_first_on_that_day(branch, secretary, lien):
    first, second = form(branch, secretary), form(branch, secretary, "Tổ đảng số 2")
    write(first, secretary, lien, secretary.member, leader=lien)
    write(second, secretary, lien, on=date(2026, 12, 1))

    assert told(branch, on=date(2026, 11, 30))["Tổ đảng số 1"][1] == lien.full_name
    assert told(branch)["Tổ đảng số 1"] == ([secretary.name], None)
    assert told(branch)["Tổ đảng số 2"] == ([lien.full_name], None)


def test_another_leader_is_a_change_of_that_day_only(branch, secretary, lien):
    group = form(branch, secretary)
    write(group, secretary, lien, secretary.member, leader=lien)
    write(group, secretary, lien, secretary.member, leader=secretary.member, on=TODAY)

    assert told(branch, on=date(2026, 12, 2))["Tổ đảng số 1"][1] == lien.full_name
    assert told(branch)["Tổ đảng số 1"][1] == secretary.name


def test_saving_the_same_again_changes_nothing(branch, secretary, lien):
    group = form(branch, secretary)
    for on in (NOVEMBER_15, TODAY):
        write(group, secretary, lien, leader=lien, on=on)

    assert PartyGroupPlace.objects.get().valid_from == NOVEMBER_15


def test_who_left_the_branch_is_in_no_group_of_it(branch, secretary, lien):
    group = form(branch, secretary)
    write(group, secretary, lien, leader=lien)
    end_membership(
        lien,
        how=ChangeKind.DECEASED,
        on=date(2026, 12, 1),
        decision=PAPER,
        reason="",
        actor=secretary,
        at=AT,
    )

    assert told(branch) == {"Tổ đảng số 1": ([], None)}


def test_a_dissolved_group_stays_on_record_and_takes_no_more_changes(branch, secretary, lien):
    group = form(branch, secretary)
    write(group, secretary, lien)
    dissolve_party_group(group, on=TODAY, actor=secretary, at=AT)

    assert told(branch) == {}
    assert told(branch, on=date(2026, 12, 2)) == {"Tổ đảng số 1": ([lien.full_name], None)}
    assert [m.full_name for m in division_of(branch, on=TODAY).in_none].count(lien.full_name) == 1
    with pytest.raises(GroupOver):
        write(group, secretary, lien)


def test_the_name_of_a_dissolved_group_is_free_again(branch, secretary):
    dissolve_party_group(form(branch, secretary), on=TODAY, actor=secretary, at=AT)

    assert form(branch, secretary, on=TODAY).name == "Tổ đảng số 1"


def test_what_cannot_be_is_refused(branch, secretary, lien):
    group = form(branch, secretary)
    elsewhere = a_member(a_branch("Chi bộ khác"), "Người Khác")
    write(group, secretary, lien, on=TODAY)

    with pytest.raises(GroupNameTaken):
        form(branch, secretary, " Tổ  đảng số 1 ")
    with pytest.raises(GroupNameMissing):
        form(branch, secretary, "  ")
    with pytest.raises(NotABranch):
        form(branch.parent, a_secretary(branch.parent))
    with pytest.raises(NotInTheGroup, match="Người Khác"):
        write(group, secretary, elsewhere)
    with pytest.raises(NotInTheGroup):
        write(group, secretary, lien, leader=secretary.member)
    with pytest.raises(ChangedLater):
        write(group, secretary, on=date(2026, 12, 1))
    with pytest.raises(ChangedLater):
        write(group, secretary, on=date(2026, 11, 1))
    assert told(branch) == {"Tổ đảng số 1": ([lien.full_name], None)}


def test_only_who_leads_the_branch_divides_it(branch, secretary, lien):
    group = form(branch, secretary)
    neighbour = a_secretary(a_branch("Chi bộ 2", under=branch.parent), name="Người Lạ")

    with pytest.raises(PermissionDenied):
        form(branch, neighbour, "Tổ khác")
    with pytest.raises(PermissionDenied):
        write(group, neighbour, lien)
    with pytest.raises(PermissionDenied):
        dissolve_party_group(group, on=TODAY, actor=neighbour, at=AT)
