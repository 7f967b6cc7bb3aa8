"""How many organisations and members there are in parts of the tree on a day."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Substr

from chibo.kernel.periods import in_force
from chibo.membership.models import Duty, Standing, Stay, StayKind
from chibo.organization.models import Unit, UnitKind, UnitPlacement
from chibo.organization.paths import STEP_DIGITS, subtree_bounds
from chibo.organization.queries import path_of

_PEOPLE = {
    "members": Count("pk"),
    "official": Count("pk", filter=Q(standing=Standing.OFFICIAL)),
    "probationary": Count("pk", filter=Q(standing=Standing.PROBATIONARY)),
    "exempt": Count("pk", filter=Q(duty=Duty.EXEMPT)),
}


@dataclass(frozen=True, slots=True)
class Tally:
    """What a unit is with all below it: committees, branches, and members by home branch.

    ``official`` and ``probationary`` are the parts of ``members``; ``exempt``
    is another cut of them. Guests are counted at home only.
    """

    committees: int = 0
    branches: int = 0
    members: int = 0
    official: int = 0
    probationary: int = 0
    exempt: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        names = [field.name for field in fields(self)]
        return Tally(**{name: getattr(self, name) + getattr(other, name) for name in names})


def tally_of(unit: Unit, *, on: date) -> Tally:
    """Return the counts of ``unit`` that day; nothing where it did not stand."""
    path = path_of(unit.pk, on=on)
    if not path:
        return Tally()
    return tallies_right_below(path[:-STEP_DIGITS], on=on, only=path).get(unit.pk, Tally())


def tallies_right_below(above: str, *, on: date, only: str = "") -> dict[int, Tally]:
    """Return the counts of every unit right below the path ``above``, by its id.

    Two questions whatever the number of units: each unit's subtree is a range
    of paths, told apart by one step. ``only`` narrows them to one subtree.
    """
    places = UnitPlacement.objects.filter(in_force(on), *_range(only or above))
    rows = places.order_by().values_list("path", "unit__kind")
    return tallies_of(rows.iterator(), above, on=on, only=only)


def tallies_of(
    places: Iterable[tuple[str, str]], above: str, *, on: date, only: str = ""
) -> dict[int, Tally]:
    """Return the counts where paths and kinds of the units at and below are known."""
    stays = Stay.objects.filter(
        in_force(on),
        in_force(on, prefix="branch__placements__"),
        *_range(only or above, prefix="branch__placements__"),
        kind=StayKind.HOME,
    )
    units: dict[str, Counter[str]] = defaultdict(Counter)
    for path, kind in places:
        if path != above:
            step = path[len(above) : len(above) + STEP_DIGITS]
            units[step]["branches" if kind == UnitKind.BRANCH else "committees"] += 1
    people = _by_step(stays, above, "branch__placements__path", **_PEOPLE)
    return {int(step): Tally(**counted, **people.get(step, {})) for step, counted in units.items()}


def branch_tallies(branch_ids: Collection[int], *, on: date) -> dict[int, Tally]:
    """Return the counts of these branches, which stand that day, by their id."""
    home = Stay.objects.filter(in_force(on), branch__in=branch_ids, kind=StayKind.HOME)
    rows: QuerySet[Any] = home.order_by().values("branch_id").annotate(**_PEOPLE)
    people = {row.pop("branch_id"): row for row in rows}
    return {pk: Tally(branches=1, **people.get(pk, {})) for pk in branch_ids}


def _range(path: str, *, prefix: str = "") -> tuple[Q, ...]:
    if not path:
        return ()
    begins, ends = subtree_bounds(path)
    return (Q(**{f"{prefix}path__gte": begins, f"{prefix}path__lt": ends}),)


def _by_step(
    rows: QuerySet[Any], above: str, path: str, **counts: Count
) -> dict[str, dict[str, int]]:
    step = Substr(F(path), len(above) + 1, STEP_DIGITS)
    grouped = rows.order_by().values(step=step).annotate(**counts)
    return {row.pop("step"): row for row in grouped}
