from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from chibo.organization.errors import (
    KindsDiffer,
    NothingChanges,
    PlacementNotStanding,
    UnitHasUnitsBelow,
    UnitUnderItself,
)
from chibo.organization.models import UnitEvent
from chibo.organization.operations.ending import dissolve_unit, merge_into
from chibo.organization.operations.placing import create_unit, move_unit
from chibo.organization.queries import branches_under, placement_of, standing_placement_of
from chibo.organization.queries.history import history_of, predecessors_of
from tests.factories import EVENING, a_branch, a_committee, a_secretary, an_administrator

pytestmark = pytest.mark.django_db

ON = date(2025, 7, 1)
BEFORE = date(2025, 6, 30)


def names(units):
    return [unit.name for unit in units]


@pytest.fixture
def told():
    return {"on": ON, "actor": an_administrator(), "at": EVENING, "decision": "12-QĐ/TU"}


def test_of_merged_communes_the_branches_stand_below_the_heir(told):
    province = a_committee("Tỉnh")
    first, second, heir = (a_committee(name, under=province) for name in ("A", "B", "C"))
    for committee in (first, second, heir):
        a_branch(f"Chi bộ {committee.name}", under=committee)

    done = merge_into(heir, [first, second], **told)

    assert names(branches_under(heir, on=BEFORE)) == ["Chi bộ C"]
    assert names(branches_under(heir, on=ON)) == ["Chi bộ A", "Chi bộ B", "Chi bộ C"]
    assert len(branches_under(province, on=BEFORE)) == len(branches_under(province, on=ON)) == 3
    assert (placement_of(first.pk, on=BEFORE).name, placement_of(first.pk, on=ON)) == ("A", None)
    assert standing_placement_of(first.pk, on=ON).unit == heir
    first.refresh_from_db()
    assert (first.ends_on, first.heir) == (ON, heir)
    assert (done.event.kind, done.event.decision) == (UnitEvent.Kind.MERGED, "12-QĐ/TU")
    assert names(predecessors_of(heir, on=ON)) == ["A", "B"]
    assert names(history_of(second)[0].successors) == ["C"]


def test_a_middle_level_merges_into_the_unit_above_it(told):
    province = a_committee("Tỉnh")
    district = a_committee("Huyện", under=province)
    commune = a_committee("Xã", under=district)
    a_branch("Chi bộ 1", under=commune)

    merge_into(province, [district], **told)

    assert placement_of(commune.pk, on=ON).parent == province
    assert names(branches_under(province, on=ON)) == ["Chi bộ 1"]


def test_a_unit_does_not_merge_into_what_stands_below_it_nor_into_another_kind(told):
    province = a_committee("Tỉnh")
    commune = a_committee("Xã", under=province)
    branch = a_branch(under=commune)

    with pytest.raises(UnitUnderItself):
        merge_into(commune, [province], **told)
    with pytest.raises(KindsDiffer):
        merge_into(commune, [branch], **told)
    with pytest.raises(NothingChanges):
        merge_into(commune, [commune], **told)
    with pytest.raises(NothingChanges):
        merge_into(commune, [], **told)


def test_the_heir_of_an_heir_stands_for_both_and_they_follow_its_moves(told):
    province, other = a_committee("Tỉnh"), a_committee("Tỉnh khác")
    first, second, third = (a_branch(name, under=province) for name in ("1", "2", "3"))
    merge_into(second, [first], **told)

    merge_into(third, [second], **told | {"on": date(2025, 9, 1)})
    move_unit(third, to=other, on=date(2025, 10, 1), actor=told["actor"], at=EVENING)

    for unit in (first, second, third):
        unit.refresh_from_db()
    assert first.heir == second.heir == third
    assert first.path == f"{third.path}{first.pk:08d}"
    assert names(predecessors_of(third, on=date(2025, 10, 1))) == ["1", "2"]


def test_a_unit_with_units_below_it_is_not_dissolved(told):
    commune = a_committee()
    branch = a_branch(under=commune)

    with pytest.raises(UnitHasUnitsBelow, match="1 "):
        dissolve_unit(commune, **told)
    dissolve_unit(branch, **told)
    dissolve_unit(commune, **told)

    assert placement_of(commune.pk, on=BEFORE) is not None
    assert placement_of(commune.pk, on=ON) is None


def test_nothing_is_placed_below_what_has_ended(told):
    commune = a_committee()
    dissolve_unit(commune, **told)

    with pytest.raises(PlacementNotStanding, match="01/07/2025"):
        create_unit(
            "Chi bộ 1", kind="branch", parent=commune, on=ON, actor=told["actor"], at=EVENING
        )


def test_a_secretary_does_not_merge_the_own_branch(told):
    commune = a_committee()
    first, second = a_branch("1", under=commune), a_branch("2", under=commune)

    with pytest.raises(PermissionDenied):
        merge_into(second, [first], **told | {"actor": a_secretary(second)})
