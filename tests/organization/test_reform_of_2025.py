"""The district level goes on 1 July 2025, communes merge, branches come directly under communes."""

from datetime import date

import pytest

from chibo.membership.queries.rosters import roster_counts
from chibo.organization.models import UnitKind
from chibo.organization.operations.ending import dissolve_unit, merge_into
from chibo.organization.operations.placing import create_unit, move_unit
from chibo.organization.queries import branches_under, units_above, units_under
from chibo.organization.queries.history import predecessors_of
from tests.factories import EVENING, a_branch, a_member, a_unit, an_administrator

pytestmark = pytest.mark.django_db

ON = date(2025, 7, 1)
BEFORE = date(2025, 6, 30)


def counts(unit, on):
    """Units, branches and members at and below ``unit`` that day."""
    branches = branches_under(unit, on=on)
    members = sum(branch.members for branch in roster_counts(branches, on=on))
    return units_under(unit, on=on).count(), branches.count(), members


def test_on_30_june_and_on_1_july_both_counts_are_right():
    told = {"on": ON, "actor": an_administrator(), "at": EVENING, "decision": "NQ 202/2025/QH15"}
    province = a_unit("Tỉnh ủy", kind=UnitKind.PROVINCE)
    district = a_unit("Huyện ủy", kind=UnitKind.DISTRICT, under=province)
    first, second, third = (
        a_unit(f"Đảng bộ xã {name}", under=district) for name in ("A", "B", "C")
    )
    grassroots = a_unit("Đảng bộ trường", kind=UnitKind.GRASSROOTS, under=second)
    branches = {
        name: a_branch(f"Chi bộ {name}", under=above)
        for name, above in (("A1", first), ("A2", first), ("T1", grassroots), ("C1", third))
    }
    for number, branch in enumerate(branches.values(), start=1):
        for one in range(number):
            a_member(branch, f"Đảng viên {one}")

    commune = create_unit("Đảng bộ xã mới", kind=UnitKind.COMMUNE, parent=province, **told)
    merge_into(commune, [first, second], **told)
    move_unit(third, to=province, **told)
    dissolve_unit(district, **told)
    merge_into(commune, [grassroots], **told)

    assert counts(province, BEFORE) == (10, 4, 10)
    assert counts(province, ON) == (7, 4, 10)
    assert counts(district, BEFORE) == (9, 4, 10)
    assert counts(district, ON) == (0, 0, 0)
    assert counts(first, BEFORE) == (3, 2, 3)
    assert counts(commune, BEFORE) == (0, 0, 0)
    assert counts(commune, ON) == (4, 3, 6)
    assert counts(third, ON) == counts(third, BEFORE) == (2, 1, 4)
    assert units_above(branches["T1"], on=BEFORE) == [grassroots, second, district, province]
    assert units_above(branches["T1"], on=ON) == [commune, province]
    assert predecessors_of(commune, on=ON) == [grassroots, first, second]


def test_cong_hai_has_23_branches_directly_under_the_commune():
    """Two middle organisations end on 30/9/2026, ten office branches are made, others taken over.

    The place of `domain.md` 5.4: a commune of 23 branches in the end.
    """
    on, before = date(2026, 9, 30), date(2026, 9, 29)
    told = {"on": on, "actor": an_administrator(), "at": EVENING}
    province = a_unit("Tỉnh ủy", kind=UnitKind.PROVINCE)
    commune = a_unit("Đảng bộ xã Công Hải", under=province)
    armed = a_unit("Đảng bộ Công an, Quân sự", kind=UnitKind.GRASSROOTS, under=province)
    middle = [
        a_unit(f"Đảng bộ bộ phận {one}", kind=UnitKind.GRASSROOTS, under=commune) for one in (1, 2)
    ]
    offices = [a_branch(f"Chi bộ cũ {number}", under=middle[number % 2]) for number in range(4)]
    for number in range(11):
        a_branch(f"Chi bộ thôn {number}", under=commune)
    taken_over = [a_branch(name, under=armed) for name in ("Công an", "Quân sự")]
    members = [a_member(branch, f"Cán bộ {branch.pk}") for branch in offices]

    made = [
        create_unit(f"Chi bộ cơ quan {one}", kind=UnitKind.BRANCH, parent=commune, **told)
        for one in range(10)
    ]
    for branch, heir in zip(offices, made, strict=False):
        merge_into(heir, [branch], **told)
    for unit in middle:
        dissolve_unit(unit, **told)
    for branch in taken_over:
        move_unit(branch, to=commune, **told)

    assert branches_under(commune, on=before).count() == 15
    assert branches_under(commune, on=on).count() == 23
    assert all(units_above(one, on=on)[0] == commune for one in branches_under(commune, on=on))
    assert [m.stays.latest("pk").branch for m in members] == made[:4]
