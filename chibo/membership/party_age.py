"""Party age, badges and the end of probation, from the days of one person. Pure.

Party age counts from the decision of admission, probation from the ceremony.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from chibo.kernel.days import months_later

_YEAR = 12


class Admitted(Protocol):
    """A person with the days of admission; either may be unknown."""

    @property
    def admitted_on(self) -> date | None: ...
    @property
    def ceremony_on(self) -> date | None: ...


def party_age(admitted_on: date, *, on: date) -> int:
    """Return the full years since the decision of admission.

    >>> party_age(date(1986, 12, 3), on=date(2026, 12, 2))
    39
    """
    years = on.year - admitted_on.year
    return years - (months_later(admitted_on, years * _YEAR) > on)


def probation_ends_on(person: Admitted, *, months: int) -> date | None:
    """Return the day on which probation has lasted ``months``.

    Where the ceremony is not recorded it counts from the decision, which is
    before it: then the day is the earliest possible. None when neither is known.
    """
    begins = person.ceremony_on or person.admitted_on
    return months_later(begins, months) if begins else None


@dataclass(frozen=True, slots=True)
class BadgeDue:
    """A badge of so many ``years``, reached on a day and given ``given_on`` at the earliest."""

    years: int
    reached_on: date
    given_on: date


def next_badge(
    admitted_on: date, *, on: date, years: Iterable[int], days: Iterable[tuple[int, int]]
) -> BadgeDue | None:
    """Return the badge whose day of giving is ``on`` or the next after it.

    ``years`` are those of badges, ``days`` day and month of the giving in each
    year. A badge is given on the first of these days once its years are full.
    """
    rounds = tuple(days)
    for number in sorted(years):
        reached = months_later(admitted_on, number * _YEAR)
        given = _first_round(reached, rounds)
        if given >= on:
            return BadgeDue(number, reached, given)
    return None


def _first_round(reached: date, rounds: Iterable[tuple[int, int]]) -> date:
    dates = (
        date(year, month, day)
        for year in (reached.year, reached.year + 1)
        for day, month in rounds
        if (day, month) != (29, 2)
    )
    return min(day for day in dates if day >= reached)
