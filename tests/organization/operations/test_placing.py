from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from chibo.audit.models import AuditEntry
from chibo.kernel.days import begin_of_day
from chibo.organization.errors import (
    BranchHasNoBranches,
    ChangesLater,
    NothingChanges,
    PlacementNotStanding,
    UnitUnderItself,
)
from chibo.organization.models import Unit, UnitKind
from chibo.organization.operations.coming_into_effect import bring_into_effect
from chibo.organization.operations.placing import create_unit, move_unit
from chibo.organization.queries import branches_under, path_of, placement_of, units_above
from tests.factories import EVENING, a_branch, a_committee, a_secretary, an_administrator

pytestmark = pytest.mark.django_db

MOVED_ON = date(2025, 7, 1)
DAY_BEFORE = date(2025, 6, 30)


def names(units):
    return [unit.name for unit in units]


def test_a_new_unit_stands_under_its_parent_from_the_day_of_the_decision():
    admin = an_administrator()
    commune = a_committee()

    branch = create_unit(
        "  Chi bộ   thôn Đông ",
        kind=UnitKind.BRANCH,
        branch_type="residential",
        parent=commune,
        on=MOVED_ON,
        actor=admin,
        at=EVENING,
    )

    assert branch.name == "Chi bộ thôn Đông"
    assert names(units_above(branch, on=MOVED_ON)) == [commune.name]
    assert placement_of(branch.pk, on=DAY_BEFORE) is None
    assert [entry.action for entry in AuditEntry.objects.all()] == ["organization.created"]


def test_a_moved_unit_takes_what_is_below_it_along_and_the_past_stays():
    admin = an_administrator()
    province = a_committee("Tỉnh")
    district, commune = a_committee("Huyện", under=province), a_committee("Xã", under=province)
    grassroots = a_committee("Đảng bộ cơ sở", under=district)
    branch = a_branch("Chi bộ 1", under=grassroots)

    move_unit(grassroots, to=commune, on=MOVED_ON, actor=admin, at=EVENING)

    assert names(units_above(branch, on=DAY_BEFORE)) == ["Đảng bộ cơ sở", "Huyện", "Tỉnh"]
    assert names(units_above(branch, on=MOVED_ON)) == ["Đảng bộ cơ sở", "Xã", "Tỉnh"]
    assert names(branches_under(district, on=DAY_BEFORE)) == ["Chi bộ 1"]
    assert names(branches_under(district, on=MOVED_ON)) == []
    assert names(branches_under(province, on=MOVED_ON)) == ["Chi bộ 1"]
    branch.refresh_from_db()
    assert branch.path == path_of(branch.pk, on=MOVED_ON)


def test_a_unit_never_stands_under_itself_or_under_a_branch():
    admin = an_administrator()
    commune = a_committee()
    below = a_committee("Đảng bộ cơ sở", under=commune)
    branch = a_branch(under=below)

    with pytest.raises(UnitUnderItself):
        move_unit(commune, to=below, on=MOVED_ON, actor=admin, at=EVENING)
    with pytest.raises(BranchHasNoBranches):
        move_unit(below, to=branch, on=MOVED_ON, actor=admin, at=EVENING)
    with pytest.raises(BranchHasNoBranches):
        create_unit("Tổ", kind=UnitKind.BRANCH, parent=branch, on=MOVED_ON, actor=admin, at=EVENING)

    assert Unit.objects.count() == 3


def test_of_two_moves_of_one_day_the_second_stands():
    admin = an_administrator()
    first, second, third = (a_committee(name) for name in ("Một", "Hai", "Ba"))
    branch = a_branch(under=first)

    move_unit(branch, to=second, on=MOVED_ON, actor=admin, at=EVENING)
    move_unit(branch, to=third, on=MOVED_ON, actor=admin, at=EVENING)

    assert names(units_above(branch, on=DAY_BEFORE)) == ["Một"]
    assert names(units_above(branch, on=MOVED_ON)) == ["Ba"]


def test_a_unit_that_changes_later_is_not_moved_before_that():
    admin = an_administrator()
    first, second, third = (a_committee(name) for name in ("Một", "Hai", "Ba"))
    below = a_committee("Đảng bộ cơ sở", under=first)
    a_branch(under=below)
    move_unit(below, to=second, on=MOVED_ON, actor=admin, at=EVENING)

    with pytest.raises(ChangesLater, match="01/07/2025"):
        move_unit(below, to=third, on=DAY_BEFORE, actor=admin, at=EVENING)
    with pytest.raises(PlacementNotStanding):
        move_unit(below, to=third, on=date(2019, 1, 1), actor=admin, at=EVENING)
    with pytest.raises(ChangesLater):  # the unit above will not stay where it is
        move_unit(third, to=below, on=DAY_BEFORE, actor=admin, at=EVENING)
    with pytest.raises(NothingChanges):
        move_unit(below, to=second, on=date(2026, 1, 1), actor=admin, at=EVENING)

    assert names(units_above(below, on=MOVED_ON)) == ["Hai"]


def test_a_move_of_a_day_to_come_is_copied_on_that_day():
    admin = an_administrator()
    first, second = a_committee("Một"), a_committee("Hai")
    branch = a_branch(under=first)
    on = date(2027, 1, 1)

    move_unit(branch, to=second, on=on, actor=admin, at=EVENING)

    branch.refresh_from_db()
    assert (branch.parent, names(units_above(branch, on=on))) == (first, ["Hai"])
    assert bring_into_effect(at=begin_of_day(on) - timedelta(minutes=1)) == 0
    assert bring_into_effect(at=begin_of_day(on)) == 1
    assert bring_into_effect(at=begin_of_day(on)) == 0
    branch.refresh_from_db()
    assert (branch.parent, branch.path) == (second, path_of(branch.pk, on=on))


def test_only_the_administrator_keeps_the_tree():
    commune = a_committee()
    branch = a_branch(under=commune)
    secretary = a_secretary(branch)

    with pytest.raises(PermissionDenied):
        move_unit(branch, to=commune, on=MOVED_ON, actor=secretary, at=EVENING)
