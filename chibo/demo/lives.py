"""Invented people: how old, since when in the Party, what they do. Pure, drawn from chance."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Literal

from pydantic import BaseModel, Field

from chibo.demo.data import read_data
from chibo.demo.luck import draw_one, draw_weighted, happens
from chibo.demo.names import Bearer, draw_name, known_names

Surroundings = Literal["village", "elderly", "office"]
_YEAR = timedelta(days=365)


class Band(BaseModel):
    """An age of at least ``begins`` and less than ``until`` years."""

    begins: int = Field(default=0, alias="from")
    until: int
    weight: int = 0


class DutyBand(Band):
    duty: str
    in_hundred: int


class Occupations(BaseModel):
    until: int
    sex: str = ""
    of: list[str]


class Admission(BaseModel):
    youngest: int
    oldest: int
    usual: int


class NewlyAdmitted(BaseModel):
    below_age: int
    in_hundred: int
    from_days: int
    until_days: int


class WithoutTelephone(BaseModel):
    from_age: int
    in_hundred: int


class Lives(BaseModel):
    """What the data file says of ages, duties and occupations."""

    ages: dict[str, list[Band]]
    women_in_hundred: dict[str, int]
    admission_age: Admission
    newly_admitted: NewlyAdmitted
    duties: dict[str, list[DutyBand]]
    elsewhere: list[str]
    notes: dict[str, str]
    occupations: dict[str, list[Occupations]]
    own_place_in_hundred: int
    home_places: dict[str, list[str]]
    ethnic_groups: dict[str, dict[str, int]]
    without_telephone: WithoutTelephone
    post_ages: dict[str, Band]


class Region(BaseModel):
    """Who lives elsewhere than around the town: names, ethnic groups, places in a hundred.

    ``groups_of_families`` are family names that belong to one group only.
    """

    families: dict[str, int]
    ethnic_groups: dict[str, int]
    groups_of_families: dict[str, str] = {}
    women_in_hundred: dict[str, int] = {}
    home_places: list[str]
    elsewhere: list[str]


@dataclass(frozen=True, slots=True)
class Person:
    """One invented member on the day of the demo. ``official_on`` is None on probation."""

    full_name: str
    sex: str
    birth_date: date
    ethnic_group: str
    home_place: str
    card_number: str
    admitted_on: date
    official_on: date | None
    occupation: str
    phone: str
    duty: str = "active"
    place: str = ""
    note: str = ""

    def age_on(self, day: date) -> int:
        had_birthday = (day.month, day.day) >= (self.birth_date.month, self.birth_date.day)
        return day.year - self.birth_date.year - (not had_birthday)

    def attends_as_official(self, day: date) -> bool:
        """Whether the person attends with a vote that day, and so may hold a post."""
        return self.duty == "active" and self.official_on is not None and self.official_on <= day


@cache
def known_lives() -> Lives:
    return Lives.model_validate(read_data("lives"))


def invent_person(
    source: Random,
    *,
    today: date,
    around: Surroundings,
    home_place: str,
    card_number: str,
    taken: frozenset[str],
    region: Region | None = None,
) -> Person:
    """Return a member of the Party with a life that fits the age; the name is not in ``taken``.

    Whose ``region`` is not given lives around the town of the demo.
    """
    lives = known_lives()
    kind = "office" if around == "office" else "village"
    own = region or _region_of_town(kind)
    women = own.women_in_hundred.get(kind, lives.women_in_hundred[around])
    sex = "female" if happens(source, women) else "male"
    birth_date = _draw_birth(source, lives.ages[around], today)
    age = (today - birth_date).days // _YEAR.days
    admitted_on = _draw_admission(source, birth_date, today)
    official_on = a_year_after(admitted_on)
    is_official = official_on <= today
    duty = _draw_duty(source, lives.duties[around], age) if is_official else "active"
    place = draw_one(source, own.elsewhere) if duty == "temporarily_elsewhere" else ""
    bearer = Bearer(sex, birth_date.year)
    full_name = draw_name(source, bearer, taken=taken, families=own.families)
    return Person(
        full_name=full_name,
        sex=sex,
        birth_date=birth_date,
        ethnic_group=own.groups_of_families.get(full_name.split()[0])
        or draw_weighted(source, own.ethnic_groups),
        home_place=home_place
        if happens(source, lives.own_place_in_hundred)
        else draw_one(source, own.home_places),
        card_number=card_number,
        admitted_on=admitted_on,
        official_on=official_on if is_official else None,
        occupation=_draw_occupation(source, lives.occupations[kind], sex, age),
        phone=_draw_phone(source, age),
        duty=duty,
        place=place,
        note=lives.notes.get(duty, "").format(place=place),
    )


@cache
def _region_of_town(kind: str) -> Region:
    lives = known_lives()
    return Region(
        families=known_names().family,
        ethnic_groups=lives.ethnic_groups[kind],
        home_places=lives.home_places[kind],
        elsewhere=lives.elsewhere,
    )


def a_year_after(day: date) -> date:
    """Return the same day a year later; 29 February becomes 1 March.

    >>> a_year_after(date(2024, 2, 29))
    datetime.date(2025, 3, 1)
    """
    leap_day = (day.month, day.day) == (2, 29)
    return date(day.year + 1, 3, 1) if leap_day else day.replace(year=day.year + 1)


def _draw_birth(source: Random, bands: list[Band], today: date) -> date:
    band = source.choices(bands, [band.weight for band in bands])[0]
    return today - _YEAR * source.randrange(band.begins, band.until) - _days(source, 365)


def _draw_admission(source: Random, birth_date: date, today: date) -> date:
    rule, newly = known_lives().admission_age, known_lives().newly_admitted
    age = (today - birth_date).days // _YEAR.days
    if age < newly.below_age and happens(source, newly.in_hundred):
        return today - timedelta(days=source.randrange(newly.from_days, newly.until_days))
    oldest = min(rule.oldest, age - 2)
    drawn = source.triangular(rule.youngest, oldest, min(rule.usual, oldest))
    return birth_date + timedelta(days=round(drawn * 365.25))


def _draw_duty(source: Random, bands: list[DutyBand], age: int) -> str:
    for band in bands:
        if band.begins <= age < band.until and happens(source, band.in_hundred):
            return band.duty
    return "active"


def _draw_occupation(source: Random, rows: list[Occupations], sex: str, age: int) -> str:
    fits = next(row for row in rows if age < row.until and row.sex in {"", sex})
    return draw_one(source, fits.of)


def _draw_phone(source: Random, age: int) -> str:
    rule = known_lives().without_telephone
    if age >= rule.from_age and happens(source, rule.in_hundred):
        return ""
    return f"09{source.randrange(10**8):08d}"


def _days(source: Random, below: int) -> timedelta:
    return timedelta(days=source.randrange(below))
