"""The units of a country, one after the other from the top down."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from random import Random

from pydantic import BaseModel, ConfigDict

from chibo.demo.data import read_data
from chibo.demo.luck import Luck, draw_one
from chibo.demo.nation.plan import CommunePlan, NationPlan, committee_of
from chibo.kernel.vietnamese import search_key
from chibo.organization.models import UnitKind
from chibo.organization.paths import path_under


@dataclass(slots=True)
class PlannedUnit:
    """One unit; numbers follow the order in which they are made, parents before what is below.

    ``members`` is how many belong to a branch; committees have none of their own.
    """

    id: int
    parent: "PlannedUnit | None"
    kind: UnitKind
    name: str
    short_name: str
    code: str
    locality: str = ""
    branch_type: str = ""
    members: int = 0
    home_place: str = ""
    path: str = ""

    def __post_init__(self) -> None:
        self.path = path_under(self.parent.path if self.parent else "", self.id)

    @property
    def search_key(self) -> str:
        return f"{_folded(self.name)} {_folded(self.short_name)} {self.code}"


_folded = cache(search_key)


class _Told(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Words(_Told):
    words: str
    type: str
    weight: int


class Centre(_Told):
    name: str
    short_name: str


class NationTold(_Told):
    """The data file."""

    centre: Centre
    provinces: tuple[str, ...]
    cities: frozenset[str]
    first: tuple[str, ...]
    second: tuple[str, ...]
    grassroots: tuple[str, ...]
    villages: tuple[Words, ...]
    offices: tuple[Words, ...]


@cache
def told() -> NationTold:
    return NationTold.model_validate(read_data("nation"))


class UnitMaker:
    """Makes the units of a plan in their order; two with the same luck make the same."""

    def __init__(self, luck: Luck, plan: NationPlan) -> None:
        self._source = luck.about("units")
        self._plan = plan
        self._made = 0

    def units(self) -> Iterator[PlannedUnit]:
        """Return the centre, then each province with its communes, committees and branches."""
        centre = self._unit(
            None, UnitKind.CENTRE, told().centre.name, told().centre.short_name, _code()
        )
        yield centre
        province: PlannedUnit | None = None
        number = -1
        for commune in self._plan.communes:
            if province is None or commune.province != number:
                number = commune.province
                province = self._province(centre, number)
                yield province
            yield from self._commune(province, commune)

    def _unit(
        self, parent: PlannedUnit | None, kind: UnitKind, *names: str, locality: str = ""
    ) -> PlannedUnit:
        """Return the next unit; ``names`` are name, short name and code."""
        self._made += 1
        name, short_name, code = names
        return PlannedUnit(self._made, parent, kind, name, short_name, code, locality)

    def _province(self, centre: PlannedUnit, number: int) -> PlannedUnit:
        place = told().provinces[number]
        name = f"Đảng bộ {'thành phố' if place in told().cities else 'tỉnh'} {place}"
        return self._unit(centre, UnitKind.PROVINCE, name, name, _code(number + 1), locality=place)

    def _commune(self, province: PlannedUnit, plan: CommunePlan) -> Iterator[PlannedUnit]:
        place, number = _place(self._source), (plan.province + 1, plan.number)
        name = f"Đảng bộ {'phường' if plan.number % 5 == 0 else 'xã'} {place}"
        commune = self._unit(province, UnitKind.COMMUNE, name, name, _code(*number), locality=place)
        yield commune
        home_place = f"{place}, {province.locality}"
        above, inside, row = commune, None, 0
        for branch, members in enumerate(plan.sizes):
            committee = committee_of(plan, branch)
            if committee is not None and committee != inside:
                inside, row = committee, 0
                above = self._committee(commune, (*number, committee + 1), place)
                yield above
            row += 1
            yield self._branch(above, row, members, home_place)

    def _committee(self, commune: PlannedUnit, number: tuple[int, ...], place: str) -> PlannedUnit:
        names = told().grassroots
        words = names[(number[-1] - 1) % len(names)]
        name = f"{words} {commune.name.removeprefix('Đảng bộ ')}"
        return self._unit(commune, UnitKind.GRASSROOTS, name, words, _code(*number), locality=place)

    def _branch(self, above: PlannedUnit, row: int, members: int, home_place: str) -> PlannedUnit:
        words = told().villages if above.kind == UnitKind.COMMUNE else told().offices
        of = self._source.choices(words, [one.weight for one in words])[0]
        name = f"{of.words} {_place(self._source)}"
        code = f"{above.code.removesuffix('.000')}.{row:03d}"
        branch = self._unit(above, UnitKind.BRANCH, name, name, code, locality=above.locality)
        branch.branch_type, branch.members, branch.home_place = of.type, members, home_place
        return branch


def _place(source: Random) -> str:
    """Return a name of two different words."""
    while True:
        first, second = draw_one(source, told().first), draw_one(source, told().second)
        if first != second:
            return f"{first} {second}"


def _code(province: int = 0, commune: int = 0, committee: int = 0) -> str:
    return f"{province:02d}.{commune:03d}.{committee:03d}.000.000"
