"""Everybody of the demo and who holds which post, before a row is written. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from chibo.demo.electing import Elected, elect_committee, elect_staff
from chibo.demo.lives import Person, Surroundings, invent_person
from chibo.demo.luck import Luck, draw_numbers
from chibo.demo.places import (
    BranchTold,
    Character,
    CommitteeOfBranches,
    PostTold,
    communes_of,
    places,
)
from chibo.demo.thuan_hoa import NAME as THUAN_HOA
from chibo.demo.thuan_hoa import cards_of_thuan_hoa, people_of_thuan_hoa, written


@dataclass(frozen=True, slots=True)
class PlannedBranch:
    """A branch with its people on the day of the demo, in no order, and its committee."""

    told: BranchTold
    committee: CommitteeOfBranches
    around: Surroundings
    people: tuple[Person, ...]
    elected: tuple[Elected, ...] = ()

    @property
    def short_name(self) -> str:
        return f"{self.committee.branch_short_name} {self.told.name}"

    def holders(self, kind: str) -> tuple[Person, ...]:
        """Return who holds this post in the branch committee."""
        return tuple(chosen.person for chosen in self.elected if chosen.kind == kind)

    @property
    def clerk(self) -> Person:
        """Return who writes its meetings: of the committee, or the deputy where there is none."""
        return (*self.holders("committee"), *self.holders("deputy"))[0]

    @property
    def is_written(self) -> bool:
        """Whether its people are those of the data file, none of them to be changed."""
        return self.told.name == THUAN_HOA


@dataclass(frozen=True, slots=True)
class Population:
    """All branches, and by the short name of a committee who works for it."""

    branches: tuple[PlannedBranch, ...]
    staff: dict[str, tuple[Elected, ...]]

    @property
    def elected(self) -> tuple[Elected, ...]:
        """Everybody who holds a post, in the branches and above them."""
        in_branches = chain.from_iterable(branch.elected for branch in self.branches)
        return (*in_branches, *chain.from_iterable(self.staff.values()))

    @property
    def town_branches(self) -> int:
        return sum(branch.around != "office" for branch in self.branches)


def populate(luck: Luck, *, today: date, branches: int) -> Population:
    """Return the town with so many of its branches, and the whole office.

    Committees take their people from the branches below them, whoever sits in
    no branch committee; ``branches`` is at least 2, because nobody of Thuận
    Hòa is taken.
    """
    cards = draw_numbers(luck.about("cards"), digits=8, taken=cards_of_thuan_hoa())
    communes, office = tuple(communes_of(branches)), places().office.committee
    planned = [
        _elected(luck, _peopled(luck, cards, told, committee, today), today)
        for committee in (*communes, office)
        for told in committee.branches
    ]
    staff: dict[str, tuple[Elected, ...]] = {}
    for staffing in _staffings(communes):
        free = _free_people(planned, staff, staffing.below)
        source = luck.about("staff", staffing.name)
        chosen = tuple(elect_staff(source, free, staffing.posts, today=today))
        staff[staffing.name] = chosen
        planned = [_rewritten(branch, chosen) for branch in planned]
    return Population(tuple(planned), staff)


def _peopled(
    luck: Luck,
    cards: Iterator[str],
    told: BranchTold,
    committee: CommitteeOfBranches,
    today: date,
) -> PlannedBranch:
    around = _surroundings(told, committee)
    if told.name == THUAN_HOA:
        return PlannedBranch(told, committee, around, people_of_thuan_hoa(today=today))
    source = luck.about("people", committee.short_name, told.name)
    people: list[Person] = []
    for _member in range(told.members):
        people.append(
            invent_person(
                source,
                today=today,
                around=around,
                home_place=committee.home_place,
                card_number=next(cards),
                taken=frozenset(person.full_name for person in people),
            )
        )
    return PlannedBranch(told, committee, around, tuple(people))


def _surroundings(told: BranchTold, committee: CommitteeOfBranches) -> Surroundings:
    if committee.kind == "grassroots":
        return "office"
    return "elderly" if told.character is Character.KEEPS_PAPER else "village"


def _elected(luck: Luck, branch: PlannedBranch, today: date) -> PlannedBranch:
    if branch.is_written:
        posts = written().posts
        chosen = [Elected(posts[p.full_name], p) for p in branch.people if p.full_name in posts]
        return replace(branch, elected=tuple(chosen))
    source = luck.about("committee", branch.committee.short_name, branch.told.name)
    chosen = elect_committee(source, branch.people, around=branch.around, today=today)
    return replace(branch, elected=tuple(chosen))


@dataclass(frozen=True, slots=True)
class _Staffing:
    """A committee that takes people from the branches of the committees ``below``."""

    name: str
    posts: tuple[PostTold, ...]
    below: frozenset[str]


def _staffings(communes: tuple[CommitteeOfBranches, ...]) -> Iterator[_Staffing]:
    told = places()
    names = [commune.short_name for commune in communes]
    for name in names:
        yield _Staffing(name, told.commune_posts, frozenset([name]))
    yield _Staffing(told.town.committee.short_name, told.town_posts, frozenset(names))
    office = told.office.committee.short_name
    yield _Staffing(office, told.office_posts, frozenset([office]))


def _free_people(
    planned: Iterable[PlannedBranch], staff: dict[str, tuple[Elected, ...]], below: frozenset[str]
) -> list[Person]:
    """Return who holds no post yet in the branches ``below``, whose people may be changed."""
    elected = [*chain(*staff.values()), *chain.from_iterable(b.elected for b in planned)]
    busy = {chosen.person.card_number for chosen in elected}
    return [
        person
        for branch in planned
        if branch.committee.short_name in below and not branch.is_written
        for person in branch.people
        if person.card_number not in busy
    ]


def _rewritten(branch: PlannedBranch, chosen: tuple[Elected, ...]) -> PlannedBranch:
    """Let the roster of the home branch say what the chosen do for the committee."""
    changed = {elected.person.card_number: elected.person for elected in chosen}
    people = tuple(changed.get(person.card_number, person) for person in branch.people)
    return replace(branch, people=people)
