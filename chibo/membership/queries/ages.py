"""How old the members of a unit are on a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from chibo.kernel.periods import in_force
from chibo.membership.models import Stay, StayKind
from chibo.organization.paths import subtree_bounds

BANDS = (31, 41, 51, 61, 71)
"""First ages of the bands after the youngest: up to 30, 31 to 40, and so on, from 71."""


@dataclass(frozen=True, slots=True)
class AgeBand:
    """Members of ``first`` to ``last`` full years, both included; an open end is none."""

    first: int | None
    last: int | None
    members: int


@dataclass(frozen=True, slots=True)
class AgeStructure:
    """The bands from the youngest, and members without a birth date on record."""

    bands: tuple[AgeBand, ...]
    unknown: int

    @property
    def known(self) -> int:
        return sum(band.members for band in self.bands)


def born_after(age: int, *, on: date) -> date:
    """Return the last birthday of those who are ``age`` full years old or older on the day.

    >>> born_after(31, on=date(2026, 12, 3))
    datetime.date(1995, 12, 3)
    """
    try:
        return on.replace(year=on.year - age)
    except ValueError:  # 29 February: who was born on 1 March is not that old yet
        return on.replace(year=on.year - age, day=28)


def age_structure(path: str, *, on: date, bands: Sequence[int] = BANDS) -> AgeStructure:
    """Return how old the members at and below a unit are that day, by home branch.

    ``path`` is where the unit stands that day, empty when it does not. One
    question to the database, whatever the number of members.
    """
    edges = [born_after(age, on=on) for age in bands]
    spans = list(zip([None, *bands], [*(age - 1 for age in bands), None], strict=True))
    counts = {
        f"band_{number}": Count("pk", filter=_born(number, edges)) for number in range(len(spans))
    }
    begins, ends = subtree_bounds(path) if path else ("", "")
    told = Stay.objects.filter(
        in_force(on),
        in_force(on, prefix="branch__placements__"),
        branch__placements__path__gte=begins,
        branch__placements__path__lt=ends,
        kind=StayKind.HOME,
    ).aggregate(unknown=Count("pk", filter=Q(member__birth_date=None)), **counts)
    return AgeStructure(
        tuple(
            AgeBand(first, last, told[f"band_{number}"])
            for number, (first, last) in enumerate(spans)
        ),
        told["unknown"],
    )


def _born(number: int, edges: Sequence[date]) -> Q:
    born = Q(member__birth_date__isnull=False)
    if number > 0:
        born &= Q(member__birth_date__lte=edges[number - 1])
    if number < len(edges):
        born &= Q(member__birth_date__gt=edges[number])
    return born
