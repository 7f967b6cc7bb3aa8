"""Whether the tree is sound, as the databases alone cannot promise."""

from datetime import date
from typing import NamedTuple

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Length, Substr

from chibo.kernel.periods import in_force
from chibo.organization.models import UnitPlacement
from chibo.organization.paths import STEP_DIGITS


class WrongUnit(NamedTuple):
    unit_id: int
    what: str


def wrong_units(*, on: date) -> list[WrongUnit]:
    """Return every unit that stands twice, outside its parent, or otherwise than its copy says.

    None, as it should be. What waits to come into effect that day is told too.
    """
    standing = UnitPlacement.objects.filter(in_force(on))
    twin = standing.filter(unit=OuterRef("unit")).exclude(pk=OuterRef("pk"))
    above = standing.filter(unit=OuterRef("parent"), path=OuterRef("path_above"))
    steps_above = Substr("path", 1, Length("path") - STEP_DIGITS)
    below = standing.filter(parent__isnull=False).annotate(path_above=steps_above)
    other = ~Q(path=F("unit__path")) | ~Q(name=F("unit__name"))
    found = {
        "stands twice": standing.filter(Exists(twin)),
        "does not stand below its parent": below.filter(~Exists(above)),
        "its copy is stale": standing.filter(other),
    }
    return [
        WrongUnit(unit_id, what)
        for what, rows in found.items()
        for unit_id in sorted(set(rows.values_list("unit_id", flat=True)))
    ]
