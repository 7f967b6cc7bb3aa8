"""Whole numbers within bounds, and short lists of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

_LEAP_YEAR = 2000
MOST_LISTED = 20


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number between two bounds, both included; ``unit`` says what it counts.

    >>> from chibo.rulebook.values.units import days
    >>> Whole(1, 31, days).parse(5)
    5
    """

    at_least: int
    at_most: int
    unit: Callable[[int], str]

    @property
    def bounds(self) -> str:
        return _("From %(at_least)s to %(at_most)s.") % {
            "at_least": self.unit(self.at_least),
            "at_most": self.unit(self.at_most),
        }

    def parse(self, value: Any) -> int:
        if type(value) is int and self.at_least <= value <= self.at_most:
            return value
        raise ValueError(
            _("Give a whole number from %(at_least)s to %(at_most)s.")
            % {"at_least": self.at_least, "at_most": self.at_most}
        )

    def words(self, value: int) -> str:
        return self.unit(value)


@dataclass(frozen=True, slots=True)
class Numbers:
    """A short list of different whole numbers between two bounds, in the order given."""

    at_least: int
    at_most: int
    unit: Callable[[int], str]

    @property
    def bounds(self) -> str:
        return _("One or more different numbers from %(at_least)s to %(at_most)s.") % {
            "at_least": self.at_least,
            "at_most": self.at_most,
        }

    def parse(self, value: Any) -> tuple[int, ...]:
        if (
            isinstance(value, list)
            and 0 < len(value) <= MOST_LISTED
            and all(type(one) is int and self.at_least <= one <= self.at_most for one in value)
            and len(set(value)) == len(value)
        ):
            return tuple(value)
        raise ValueError(self.bounds)

    def words(self, value: tuple[int, ...]) -> str:
        *before, last = value
        return ", ".join([*map(str, before), self.unit(last)])


@dataclass(frozen=True, slots=True)
class DaysOfYear:
    """Days that come back every year, as ``3/2`` for 3 February."""

    @property
    def bounds(self) -> str:
        return _("Days and months such as 3/2, 19/5, each once.")

    def parse(self, value: Any) -> tuple[tuple[int, int], ...]:
        """Return pairs of day and month."""
        try:
            found = tuple(_day_and_month(one) for one in value)
        except (TypeError, ValueError):
            raise ValueError(self.bounds) from None
        if not 0 < len(found) <= MOST_LISTED or len(set(found)) != len(found):
            raise ValueError(self.bounds)
        return found

    def words(self, value: tuple[tuple[int, int], ...]) -> str:
        return ", ".join(f"{day}/{month}" for day, month in value)


def _day_and_month(told: str) -> tuple[int, int]:
    day, month = (int(part) for part in str(told).split("/"))
    date(_LEAP_YEAR, month, day)
    return day, month
