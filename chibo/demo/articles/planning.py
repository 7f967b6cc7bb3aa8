"""Who is in the branches and committees of an article on the demo's day. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from chibo.demo.articles.told import Article, BranchesTold, CommitteeTold
from chibo.demo.electing import Elected, elect_committee, elect_staff
from chibo.demo.lives import Person, Region, Surroundings, invent_person
from chibo.demo.luck import Luck, draw_one
from chibo.demo.places import places

_FEWEST = 6
"""Members of the smallest branch: enough to elect a secretary and a deputy among them."""


@dataclass(frozen=True, slots=True)
class PlannedBranch:
    """A branch with its people and its committee."""

    name: str
    short_name: str
    code: str
    type: str
    people: tuple[Person, ...]
    elected: tuple[Elected, ...]


@dataclass(frozen=True, slots=True)
class PlannedCommittee:
    """A committee with its branches and with who works for it."""

    told: CommitteeTold
    code: str
    branches: tuple[PlannedBranch, ...]
    staff: tuple[Elected, ...]

    @property
    def members(self) -> int:
        return sum(len(branch.people) for branch in self.branches)


def plan_article(
    article: Article, luck: Luck, *, cards: Iterator[str], today: date
) -> Iterator[PlannedCommittee]:
    """Return the committees of a place in their order, each with all its people.

    ``cards`` are numbers that nobody else has.
    """
    province = article.province.code.partition(".")[0]
    for number, told in enumerate(article.committees, start=1):
        source = luck.about("article", article.name, told.name)
        code = f"{province}.000.{number:03d}.000"
        inventing = _Inventing(article.region, told, source, cards, today)
        branches = [
            inventing.branch(kind, name, members, code=f"{code}.{place:03d}")
            for place, (kind, name, members) in enumerate(_branches(told, source), start=1)
        ]
        yield _staffed(told, branches, source, code=f"{code}.000", today=today)


def share_out(source: Random, members: int, branches: int) -> list[int]:
    """Return how many members each branch has: some more, some fewer, together ``members``."""
    weights = [source.randrange(70, 131) for _branch in range(branches)]
    free = members - _FEWEST * branches
    shares = [_FEWEST + free * weight // sum(weights) for weight in weights]
    left = members - sum(shares)
    return [share + (place < left) for place, share in enumerate(shares)]


def _branches(told: CommitteeTold, source: Random) -> Iterator[tuple[BranchesTold, str, int]]:
    for kind in told.branches:
        names = list(told.names_of(kind))
        shares = share_out(source, kind.members, len(names))
        yield from ((kind, name, members) for name, members in zip(names, shares, strict=True))


@dataclass(frozen=True, slots=True)
class _Inventing:
    """What the people of one committee's branches are drawn from."""

    region: Region
    told: CommitteeTold
    source: Random
    cards: Iterator[str]
    today: date

    def branch(self, kind: BranchesTold, name: str, members: int, *, code: str) -> PlannedBranch:
        around: Surroundings = "village" if kind.type == "residential" else "office"
        people: list[Person] = []
        for _member in range(members):
            taken = frozenset(person.full_name for person in people)
            people.append(self._person(kind, around, taken))
        chosen = elect_committee(self.source, people, around=around, today=self.today)
        return PlannedBranch(
            name=f"{kind.words} {name}",
            short_name=f"{kind.short_words} {name}",
            code=code,
            type=kind.type,
            people=tuple(people),
            elected=tuple(chosen),
        )

    def _person(self, kind: BranchesTold, around: Surroundings, taken: frozenset[str]) -> Person:
        person = invent_person(
            self.source,
            today=self.today,
            around=around,
            home_place=self.told.home_place,
            card_number=next(self.cards),
            taken=taken,
            region=self.region,
        )
        if not kind.occupations:
            return person
        return replace(person, occupation=draw_one(self.source, kind.occupations))


def _staffed(
    told: CommitteeTold, branches: list[PlannedBranch], source: Random, *, code: str, today: date
) -> PlannedCommittee:
    """Take who works for the committee from those who sit in no branch committee."""
    busy = {chosen.person.card_number for branch in branches for chosen in branch.elected}
    people = [person for branch in branches for person in branch.people]
    free = [person for person in people if person.card_number not in busy]
    staff = elect_staff(source, free, places().commune_posts, today=today)
    working = {chosen.person.card_number: chosen.person for chosen in staff}
    told_anew = [
        replace(b, people=tuple(working.get(p.card_number, p) for p in b.people)) for b in branches
    ]
    return PlannedCommittee(told, code, tuple(told_anew), tuple(staff))
