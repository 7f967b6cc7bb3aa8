"""How many of what make a country with so many branches. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from random import Random

from chibo.demo.luck import Luck

MEMBERS_OF_A_BRANCH = 22.4
"""5.6 million members in 250,000 branches."""

_BRANCHES_OF_A_PROVINCE = 250_000 / 34
_BRANCHES_OF_A_COMMUNE = 75
_BRANCHES_OF_A_COMMITTEE = 7
_BRANCHES_BESIDE_A_COMMITTEE = 25
"""Of so many branches of a commune, seven stand under a committee of their own."""

_PROVINCES = 34
_SMALLEST, _LARGEST = 5, 60
_STAFFED, _SMALLEST_STAFFED = 6, 14
"""The first branches of a commune give people to the committees above."""


@dataclass(frozen=True, slots=True)
class CommunePlan:
    """One commune: branches right under it, and of each committee inside it; members of each."""

    province: int
    number: int
    sizes: tuple[int, ...]
    committees: int

    @property
    def branches(self) -> int:
        return len(self.sizes)


@dataclass(frozen=True, slots=True)
class NationPlan:
    provinces: int
    communes: tuple[CommunePlan, ...]

    @property
    def members(self) -> int:
        return sum(sum(commune.sizes) for commune in self.communes)

    @property
    def branches(self) -> int:
        return sum(commune.branches for commune in self.communes)


def plan_nation(luck: Luck, *, branches: int) -> NationPlan:
    """Return the proportions of the country for so many branches, at least one.

    >>> plan = plan_nation(Luck(1), branches=150)
    >>> plan.provinces, len(plan.communes), plan.branches
    (1, 2, 150)
    """
    if branches < 1:
        raise ValueError("a country has at least one branch")
    provinces = min(_PROVINCES, max(1, round(branches / _BRANCHES_OF_A_PROVINCE)))
    communes = max(provinces, round(branches / _BRANCHES_OF_A_COMMUNE), 1)
    sizes = _sizes(luck.about("sizes"))
    planned: list[CommunePlan] = []
    numbers = [0] * provinces
    for commune in range(communes):
        province = commune * provinces // communes
        numbers[province] += 1
        count = branches * (commune + 1) // communes - branches * commune // communes
        planned.append(
            CommunePlan(
                province,
                numbers[province],
                _staffed(tuple(islice(sizes, count))),
                committees=count // _BRANCHES_BESIDE_A_COMMITTEE,
            )
        )
    return NationPlan(provinces, tuple(planned))


def committee_of(plan: CommunePlan, branch: int) -> int | None:
    """Return which committee inside the commune its branch stands under; the first ones under none.

    >>> plan = CommunePlan(0, 1, (20,) * 75, committees=3)
    >>> [committee_of(plan, branch) for branch in (0, 53, 54, 61, 74)]
    [None, None, 0, 1, 2]
    """
    first = plan.branches - plan.committees * _BRANCHES_OF_A_COMMITTEE
    return (branch - first) // _BRANCHES_OF_A_COMMITTEE if branch >= first else None


def _sizes(source: Random) -> Iterator[int]:
    """Return sizes without end: many small, few large, 22.4 on average over long runs."""
    owed = 0.0
    while True:
        drawn = round(source.triangular(_SMALLEST, _LARGEST - 15, 15) + owed / 50)
        size = min(_LARGEST, max(_SMALLEST, drawn))
        owed += MEMBERS_OF_A_BRANCH - size
        yield size


def _staffed(sizes: tuple[int, ...]) -> tuple[int, ...]:
    """Let the first branches be large enough, and take as much from the largest of the others."""
    first = [max(size, _SMALLEST_STAFFED) for size in sizes[:_STAFFED]]
    return (*first, *sizes[_STAFFED:])
