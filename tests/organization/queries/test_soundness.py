from datetime import date

import pytest

from chibo.organization.models import Unit, UnitPlacement
from chibo.organization.queries.soundness import wrong_units
from chibo.organization.tasks import bring_units_into_effect, check_units
from tests.factories import a_branch, a_committee

pytestmark = pytest.mark.django_db

TODAY = date(2026, 12, 3)


def test_a_sound_tree_has_nothing_wrong():
    a_branch(under=a_committee())

    assert wrong_units(on=TODAY) == []


def test_what_is_wrong_is_told_by_unit():
    commune = a_committee()
    stale, twice, adrift = (a_branch(f"Chi bộ {number}", under=commune) for number in range(3))
    Unit.objects.filter(pk=stale.pk).update(name="Khác")
    UnitPlacement.objects.create(
        unit=twice,
        parent=commune,
        path=twice.path,
        name=twice.name,
        valid_from=date(2020, 1, 1),
        valid_until=date(2027, 1, 1),
    )
    UnitPlacement.objects.filter(unit=adrift).update(path="9999999800000001")

    assert wrong_units(on=TODAY) == [
        (twice.pk, "stands twice"),
        (adrift.pk, "does not stand below its parent"),
        (stale.pk, "its copy is stale"),
        (adrift.pk, "its copy is stale"),
    ]


def test_both_sweeps_can_be_rung():
    a_branch(under=a_committee())

    bring_units_into_effect.call()
    check_units.call()
