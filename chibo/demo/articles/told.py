"""The places of the articles as their data files tell them."""

from collections.abc import Iterator
from datetime import date

from pydantic import BaseModel, ConfigDict

from chibo.demo.data import read_data
from chibo.demo.lives import Region
from chibo.demo.places import Committee

FILES = ("hoang_mai", "da_bac", "dong_thanh")


class _Told(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class BranchesTold(_Told):
    """Branches of one kind, which share ``members``: by their names, or numbered up to ``count``.

    ``numbered`` stands before the number; ``occupations`` are those of everybody there.
    """

    words: str
    short_words: str
    members: int
    type: str = "residential"
    called: tuple[str, ...] = ()
    count: int = 0
    numbered: str = ""
    occupations: tuple[str, ...] = ()


class CommitteeTold(_Told):
    """A committee right under the province; ``home_place`` is where most members come from."""

    name: str
    kind: str = "commune"
    locality: str
    home_place: str
    branches: tuple[BranchesTold, ...]

    def names_of(self, kind: BranchesTold) -> Iterator[str]:
        """Return what each branch of a kind is called, after the words that all have in front."""
        if kind.called:
            yield from kind.called
        digits = len(str(kind.count))  # so that they stand in their order in any list of names
        for number in range(1, kind.count + 1):
            yield f"{kind.numbered} {number:0{digits}d} {self.locality}".strip()


class AccountTold(_Told):
    """The committee whose secretary can sign in, and what to do there first."""

    unit: str
    role: str
    next_step: str


class Article(_Told):
    """A place: its units stand since a day under a province, its people are of a region."""

    name: str
    stands_since: date
    province: Committee
    region: Region
    account: AccountTold
    committees: tuple[CommitteeTold, ...]


def articles() -> Iterator[Article]:
    for name in FILES:
        yield Article.model_validate(read_data(name))
