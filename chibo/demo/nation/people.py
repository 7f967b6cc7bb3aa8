"""Members by the million: few lives and many names, put together anew for each.

A life has age, sex, dates, occupation and standing; a name is drawn among those of its
generation and sex. So a person costs two draws and a line of text.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from chibo.demo.lives import Person, Surroundings, a_year_after, invent_person
from chibo.demo.luck import Luck
from chibo.demo.names import Bearer, draw_name, known_names
from chibo.demo.nation.units import PlannedUnit
from chibo.membership.models import Member
from chibo.membership.states import Standing, StayKind

_LIVES, _NAMES = 6_000, 2_500
_PERSONS = 150_000
"""So many lives with a name each; who has the same one lives far apart."""
_STEADY = 500
"""So many lives of those who could be elected: the first three of each branch have one."""

LEADERS, STAFF = 3, 2
"""The first of a branch sit in its committee, the next ones may work for a committee above."""

NAME_COLUMNS = ("full_name", "search_key", "name_order")
MEMBER_COLUMNS = (
    "id",
    "card_number",
    *NAME_COLUMNS,
    *("sex", "birth_date", "ethnic_group", "admitted_on", "official_on", "occupation", "phone"),
    *("note", "home_place"),
)
STAY_COLUMNS = (
    *("id", "member_id", "branch_id", "kind"),
    *("standing", "duty", "place", "valid_from", "valid_until"),
)

_CARDS, _STEP = 89_999_999, 48_271_003
"""Card numbers walk through all of eight digits in steps that share no divisor with them."""


@dataclass(frozen=True, slots=True)
class Life:
    """What a person's columns say but for number, card and home: one text, as COPY takes it.

    ``stays`` are the columns of each stay after the branch; two when the person became
    official after the units were founded, on the day ``recognised_on``.
    """

    columns: str
    stays: tuple[str, ...]
    recognised_on: date | None


Inhabited = tuple[PlannedUnit, list[Life]]


class Crowd:
    """The lives and names of one country; two with the same luck and days are alike."""

    def __init__(self, luck: Luck, *, founded_on: date, today: date) -> None:
        self._luck = luck
        self._founded_on = founded_on
        self._names: dict[tuple[str, int], list[str]] = {}
        people = list(_people(luck.about("lives"), today))
        steady = [person for person in people if _could_be_elected(person, founded_on)]
        self._lives = self._named(people, _PERSONS)
        self._steady = self._named(steady, _PERSONS // 5)

    def of_branches(self, branches: Iterable[PlannedUnit]) -> Iterator[Inhabited]:
        """Return the people of each branch, those who hold posts first; the same every time."""
        source = self._luck.about("members")
        leading = LEADERS + STAFF
        for branch in branches:
            first = source.choices(self._steady, k=min(leading, branch.members))
            rest = source.choices(self._lives, k=max(0, branch.members - leading))
            yield branch, first + rest

    def _named(self, people: Sequence[Person], number: int) -> list[Life]:
        """Return so many lives, each of these people several times, under other names."""
        told = [(self._names_of(one), self._life(one)) for one in people]
        found = []
        for row in range(number):
            names, life = told[row % len(told)]
            name = names[row * 7_919 % len(names)]
            found.append(replace(life, columns=f"{name}\t{life.columns}"))
        return found

    def _life(self, person: Person) -> Life:
        stays, recognised_on = _stays(person, self._founded_on)
        columns = (
            person.sex,
            str(person.birth_date),
            person.ethnic_group,
            str(person.admitted_on),
            str(person.official_on or r"\N"),
            person.occupation,
            person.phone,
            person.note,
        )
        return Life("\t".join(columns), stays, recognised_on)

    def _names_of(self, person: Person) -> list[str]:
        sex, born_in = person.sex, person.birth_date.year
        generations = known_names().generations
        row = next(i for i, one in enumerate(generations) if born_in < one.born_before)
        if (sex, row) not in self._names:
            source = self._luck.about("names", sex, row)
            bearer = Bearer(sex, born_in)
            drawn = sorted({draw_name(source, bearer) for _name in range(_NAMES)})
            source.shuffle(drawn)
            self._names[sex, row] = [_name_columns(name) for name in drawn]
        return self._names[sex, row]


def member_lines(first: int, branch: PlannedUnit, lives: Sequence[Life]) -> str:
    """Return the lines of a branch's members, numbered from ``first``."""
    home = branch.home_place
    return "".join(
        f"{number}\t{10_000_000 + number * _STEP % _CARDS}\t{life.columns}\t{home}\n"
        for number, life in enumerate(lives, start=first)
    )


def _name_columns(name: str) -> str:
    member = Member()
    member.set_name(name)
    return "\t".join(str(getattr(member, column)) for column in NAME_COLUMNS)


def _people(source: Random, today: date) -> Iterator[Person]:
    around: tuple[Surroundings, ...] = ("village", "village", "office", "elderly")
    for number in range(_LIVES):
        yield invent_person(
            source,
            today=today,
            around=around[number % len(around)],
            home_place="",
            card_number="",
            taken=frozenset(),
        )


def _could_be_elected(person: Person, founded_on: date) -> bool:
    return person.attends_as_official(founded_on) and a_year_after(person.admitted_on) < founded_on


def _stays(person: Person, founded_on: date) -> tuple[tuple[str, ...], date | None]:
    begins, official_on = max(founded_on, person.admitted_on), person.official_on
    last = (person.duty, person.place)
    if official_on is None:
        return (_stay(Standing.PROBATIONARY, *last, begins, None),), None
    if official_on <= begins:
        return (_stay(Standing.OFFICIAL, *last, begins, None),), None
    probation = _stay(Standing.PROBATIONARY, "active", "", begins, official_on)
    return (probation, _stay(Standing.OFFICIAL, *last, official_on, None)), official_on


def _stay(standing: str, duty: str, place: str, begins: date, ends: date | None) -> str:
    until = str(ends or r"\N")
    return "\t".join((StayKind.HOME, standing, duty, place, str(begins), until))
