"""Facts: what the machine counted, what it could not, and what is still to come."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Literal

from chibo.scoring.part import Part, Text

Value = Decimal | bool | str
Unit = Literal["count", "ratio", "minutes", "days", "yes_no", "text"]
KnownAfter = Literal["vote", "close", "later"]

EXACT = Context(prec=28)


class FactDefinition(Part):
    """What a fact means, as a table declares it and as its provider registers it.

    A ratio lies between 0 and 1; ``definition`` names its denominator. ``known_after``
    is the moment from which the fact can be known: the branch's vote on the score, the
    close of the meeting, or later days. ``days`` may be negative (after the event),
    counts and minutes may not.
    """

    unit: Unit
    label: Text
    definition: Text
    known_after: KnownAfter = "vote"


class FactOfWrongUnit(ValueError):
    """A provider gave a value that is not of the unit declared for its fact."""


@dataclass(frozen=True, slots=True)
class Known:
    """A counted value; for a ratio also what was counted over what."""

    value: Value
    part: Decimal | None = None
    whole: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """The fact cannot be told; ``why`` is a key the upper rooms put into words."""

    why: str


@dataclass(frozen=True, slots=True)
class ToCome:
    """The fact is not settled yet.

    ``at_worst`` is the value if nothing more happens (a meeting that runs has lasted at
    least so long), ``at_best`` the best it can still become (papers not posted after
    three days are posted after three days at best). Either may be unknown.
    """

    at_worst: Value | None = None
    at_best: Value | None = None


FactValue = Known | Missing | ToCome
Facts = Mapping[str, FactValue]


def ratio(part: int, whole: int) -> Known | Missing:
    """Return ``part`` over ``whole`` as a fact; over nobody there is no ratio.

    28 digits are enough to compare with any threshold of six decimal places exactly.

    >>> ratio(36, 40).value
    Decimal('0.9')
    >>> ratio(0, 0)
    Missing(why='nobody_to_count')
    """
    if whole == 0:
        return Missing("nobody_to_count")
    return Known(EXACT.divide(Decimal(part), Decimal(whole)), Decimal(part), Decimal(whole))


def fits(value: Value, unit: Unit) -> bool:
    """Say whether ``value`` can be of ``unit``; 90 is no ratio, and ``True`` no count."""
    if unit in {"yes_no", "text"}:
        return isinstance(value, bool if unit == "yes_no" else str)
    if not isinstance(value, Decimal) or not value.is_finite():
        return False
    if unit == "ratio":
        return 0 <= value <= 1
    whole = unit != "count" or value == value.to_integral_value()
    return whole and (unit == "days" or value >= 0)


def require_unit(name: str, value: Value | None, unit: Unit) -> None:
    """Raise `FactOfWrongUnit` when a given ``value`` is not of the declared ``unit``."""
    if value is not None and not fits(value, unit):
        raise FactOfWrongUnit(
            f"The fact {name} is declared as {unit}, and {value!r} is not; "
            f"mend its provider (ratios lie between 0 and 1, numbers are Decimal)."
        )
