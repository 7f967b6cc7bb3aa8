"""Names as people of each generation and sex bear them."""

from dataclasses import dataclass
from functools import cache
from random import Random

from pydantic import BaseModel

from chibo.demo.data import read_data
from chibo.demo.luck import draw_one, draw_weighted
from chibo.kernel.vietnamese import search_key


class Pool(BaseModel):
    """Middle names and given names of one sex in one generation."""

    middle: list[str]
    given: list[str]


class Generation(BaseModel):
    born_before: int
    male: Pool
    female: Pool


class Names(BaseModel):
    family: dict[str, int]
    generations: list[Generation]
    never: frozenset[str]


@dataclass(frozen=True, slots=True)
class Bearer:
    """Of a person, what a name depends on."""

    sex: str
    born_in: int


@cache
def known_names() -> Names:
    return Names.model_validate(read_data("names"))


def draw_name(
    source: Random,
    bearer: Bearer,
    *,
    taken: frozenset[str] = frozenset(),
    families: dict[str, int] | None = None,
) -> str:
    """Return a full name that is not in ``taken`` and belongs to nobody well known.

    ``families`` are the family names with their weights, those of the demo's town unless
    others are given. Namesakes of two branches may happen, as they do in a town.
    """
    names = known_names()
    pool = _pool_of(names, bearer)
    while True:
        family = draw_weighted(source, families or names.family)
        middle, given = draw_one(source, pool.middle), draw_one(source, pool.given)
        name = f"{family} {middle} {given}"
        if _sounds_well(name) and name not in names.never | taken:
            return name


def _pool_of(names: Names, bearer: Bearer) -> Pool:
    generation = next(g for g in names.generations if bearer.born_in < g.born_before)
    return generation.male if bearer.sex == "male" else generation.female


def _sounds_well(name: str) -> bool:
    """Nobody is called by the same sound twice."""
    words = search_key(name).split()
    return len(set(words)) == len(words)
