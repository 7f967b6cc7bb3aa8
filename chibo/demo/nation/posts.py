"""Who holds which post in a country: the first members of a branch, and of the first branches."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chibo.demo.nation.people import LEADERS, STAFF
from chibo.demo.nation.units import PlannedUnit
from chibo.membership.models import PostKind
from chibo.organization.models import UnitKind

POST_COLUMNS = ("id", "member_id", "unit_id", "kind")

_IN_A_BRANCH = (PostKind.SECRETARY, PostKind.DEPUTY, PostKind.COMMITTEE)
_HAS_A_COMMITTEE = 9
"""Fewer members than these elect a secretary and a deputy only."""
_ABOVE = (PostKind.SECRETARY, PostKind.DEPUTY, PostKind.OFFICER)
_SIGN_IN = frozenset({PostKind.SECRETARY, PostKind.OFFICER})


@dataclass(frozen=True, slots=True)
class PostLine:
    number: int
    member: int
    unit: PlannedUnit
    kind: PostKind
    signs_in: bool

    @property
    def line(self) -> str:
        return f"{self.number}\t{self.member}\t{self.unit.id}\t{self.kind.value}\n"


def posts_of(units: Sequence[PlannedUnit]) -> Iterator[PostLine]:
    """Return the posts of all units, branches first; numbers of members follow those of branches.

    Secretary and officer of the first unit of each level get an account.
    """
    number, takers = 0, _takers(units)
    first = {next(unit.id for unit in units if unit.kind == kind) for kind in _kinds(units)}
    free: dict[int, list[int]] = {}
    member = 1
    for unit in units:
        if not unit.members:
            continue
        kinds = _IN_A_BRANCH[: LEADERS if unit.members >= _HAS_A_COMMITTEE else LEADERS - 1]
        for place, kind in enumerate(kinds):
            number += 1
            signs_in = unit.id in first and kind == PostKind.SECRETARY
            yield PostLine(number, member + place, unit, kind, signs_in)
        spare = range(member + LEADERS, member + min(unit.members, LEADERS + STAFF))
        if unit.id in takers:
            free.setdefault(takers[unit.id], []).extend(spare)
        member += unit.members
    by_id = {unit.id: unit for unit in units}
    for above, people in free.items():
        for person, kind in zip(people, _ABOVE, strict=False):
            number += 1
            signs_in = above in first and kind in _SIGN_IN
            yield PostLine(number, person, by_id[above], kind, signs_in)


def _kinds(units: Sequence[PlannedUnit]) -> set[UnitKind]:
    return {unit.kind for unit in units}


def _takers(units: Sequence[PlannedUnit]) -> dict[int, int]:
    """Return, by branch, the committee that takes people from it: each from the first below it.

    The highest takes first, so those who work for a province come from its first branches.
    """
    needed = -(-len(_ABOVE) // STAFF)
    left = {unit.id: needed for unit in units if unit.kind != UnitKind.BRANCH}
    taken: dict[int, int] = {}
    for unit in units:
        above = next((one for one in _above(unit) if left[one]), None)
        if unit.members and above:
            taken[unit.id] = above
            left[above] -= 1
    return taken


def _above(unit: PlannedUnit) -> Iterator[int]:
    """The committees above, the highest first."""
    lines: list[int] = []
    at = unit.parent
    while at is not None:
        lines.append(at.id)
        at = at.parent
    yield from reversed(lines)
