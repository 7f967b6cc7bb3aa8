"""The units of the demo as its data file tells them."""

from collections.abc import Iterator
from enum import StrEnum
from functools import cache

from pydantic import BaseModel, ConfigDict

from chibo.demo.data import read_data


class Character(StrEnum):
    """How a branch works; stories ask for it."""

    GOOD = "good"
    MIDDLING = "middling"
    WEAK = "weak"
    COPIES_MINUTES = "copies_minutes"
    ALWAYS_LATE = "always_late"
    KEEPS_PAPER = "keeps_paper"


class _Told(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class BranchTold(_Told):
    name: str
    members: int
    character: Character


class Committee(_Told):
    """A committee without branches of its own."""

    name: str
    short_name: str
    code: str
    locality: str
    kind: str = "province"


class CommitteeOfBranches(Committee):
    """A committee with its branches; ``home_place`` is where most members come from."""

    kind: str = "commune"
    home_place: str
    branch_name: str
    branch_short_name: str
    branches: tuple[BranchTold, ...]


class Seats(_Told):
    from_members: int
    seats: int


class Town(_Told):
    province: Committee
    committee: Committee
    communes: tuple[CommitteeOfBranches, ...]


class Office(_Told):
    province: Committee
    committee: CommitteeOfBranches


class PostTold(_Told):
    kind: str
    occupation: str


class Places(_Told):
    town: Town
    office: Office
    branch_committees: tuple[Seats, ...]
    commune_posts: tuple[PostTold, ...]
    town_posts: tuple[PostTold, ...]
    office_posts: tuple[PostTold, ...]


ALL_BRANCHES = 52
"""Village and street branches of the town, as the article counts them."""


@cache
def places() -> Places:
    return Places.model_validate(read_data("places"))


def communes_of(branches: int) -> Iterator[CommitteeOfBranches]:
    """Return the communes in their order with as many branches as ``branches`` allows in all."""
    left = branches
    for commune in places().town.communes:
        kept = commune.branches[:left]
        left -= len(kept)
        if kept:
            yield commune.model_copy(update={"branches": kept})


def seats_in_committee(members: int) -> int:
    """Return how many sit in the committee of a branch of so many members."""
    return [row.seats for row in places().branch_committees if row.from_members <= members][-1]
