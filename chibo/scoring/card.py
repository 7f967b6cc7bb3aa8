"""The scorecard: what each line brings and why, in a form that can be frozen."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from pydantic import TypeAdapter

from chibo.scoring.bands import BandReached
from chibo.scoring.format import Five
from chibo.scoring.outcome import ReasonKey, Step
from chibo.scoring.plain import Plain

State = Literal["scored", "unanswered", "missing", "to_come", "not_applicable"]


@dataclass(frozen=True, slots=True)
class FactRead:
    """A fact the line read: its value, for a ratio what over what, or why there is none."""

    name: str
    value: Plain | None = None
    part: Decimal | None = None
    whole: Decimal | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a line has its points, as a key with values.

    ``reached`` is the step that gave the points, ``missed`` the next better one,
    ``cap`` the cap that bit, with ``before_cap`` the points it cut. ``codes`` names
    the line that the worth moved to, or the lines it came from.
    """

    key: ReasonKey
    facts: tuple[FactRead, ...] = ()
    reached: Step | None = None
    missed: Step | None = None
    cap: Step | None = None
    before_cap: Decimal | None = None
    choice: str | None = None
    note: str | None = None
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CardLine:
    """One line in points of the table.

    ``max_points`` is what it counts on this card, ``own_points`` what the table
    prints. ``points`` is ``None`` until it is scored; ``at_most`` is the most it
    can still bring.
    """

    code: str
    state: State
    points: Decimal | None
    at_most: Decimal
    max_points: Decimal
    own_points: Decimal
    scored_by: Literal["machine", "people"]
    known: Literal["at_the_vote", "later"]
    five: Five
    reason: Reason


@dataclass(frozen=True, slots=True)
class Group:
    """A sum of lines: points so far, and what its open lines can still bring."""

    code: str
    points: Decimal
    still_open: Decimal
    max_points: Decimal


@dataclass(frozen=True, slots=True)
class Totals:
    """Points of the whole card on the table's scale; the five parts sum to ``scale``.

    ``counted`` out of ``counted_of`` is the sum of lines before re-scaling; the two
    scales differ when lines dropped out.
    """

    points: Decimal
    to_come: Decimal
    unanswered: Decimal
    missing: Decimal
    lost: Decimal
    scale: Decimal
    counted: Decimal
    counted_of: Decimal


@dataclass(frozen=True, slots=True)
class Card:
    """A scored meeting; equal inputs give equal cards."""

    table: str
    format: int
    lines: tuple[CardLine, ...]
    groups: tuple[Group, ...]
    totals: Totals
    band: BandReached

    def line(self, code: str) -> CardLine:
        """Return the line of ``code``; a `KeyError` names a code the table does not have."""
        for line in self.lines:
            if line.code == code:
                return line
        raise KeyError(code)

    def open_lines(self) -> tuple[str, ...]:
        """Codes of the lines that have no points yet, in table order."""
        return tuple(line.code for line in self.lines if line.points is None)


_CARD = TypeAdapter(Card)


def card_as_data(card: Card) -> dict[str, Any]:
    """Return ``card`` as plain JSON data, decimals as strings; nothing is lost."""
    data: dict[str, Any] = _CARD.dump_python(card, mode="json")
    return data


def card_from_data(data: dict[str, Any]) -> Card:
    """Return the card that `card_as_data` wrote.

    Raises:
        pydantic.ValidationError: the data was not written by `card_as_data`, or was
            altered since; restore it from the sealed copy.
    """
    return _CARD.validate_python(data)
