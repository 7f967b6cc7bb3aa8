"""How a branch of each character keeps its months, as the data file tells it."""

from functools import cache
from random import Random

from pydantic import BaseModel, ConfigDict

from chibo.demo.data import read_data
from chibo.demo.places import Character

Span = tuple[int, int]


class Minutes(BaseModel):
    """How long an evening takes, from and to."""

    small: Span
    large: Span


class After(BaseModel):
    """Days from the evening until it was recorded to what follows."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    composed: int
    clerk: int
    chair: int
    sealed: int
    sent: int
    reviewed: int
    mended: int
    settled: int
    appealed: int
    answered: int


class Habits(BaseModel):
    """One character; the data file says what the figures count."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    days: list[int]
    late_this_month: list[int | None]
    plans_before: int
    consults_before: int
    convenes_before: int
    missing_in_hundred: Span
    without_reason_in_hundred: int
    latecomers: Span
    answers: int
    minutes: Minutes
    speakers_in_hundred: Span
    tasks: Span
    done_in_hundred: int
    done_late_in_hundred: int
    for_in_hundred: int
    posts: Span | None
    puts_minutes: bool
    targets: int
    after: After
    repeats: bool = False
    on_paper: bool = False
    leaves_open: bool = False
    adopts_resolution: bool = True


class _Told(BaseModel):
    large_from: int
    characters: dict[Character, Habits]


@cache
def _told() -> _Told:
    return _Told.model_validate(read_data("habits"))


def habits_of(character: Character) -> Habits:
    return _told().characters[character]


def draw_between(source: Random, span: Span) -> int:
    return source.randint(*span)


def draw_minutes(source: Random, habits: Habits, *, members: int) -> int:
    """Return how long the evening of a branch of so many members takes."""
    is_large = members >= _told().large_from
    return draw_between(source, habits.minutes.large if is_large else habits.minutes.small)
