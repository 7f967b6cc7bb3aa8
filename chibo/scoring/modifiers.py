"""Modifiers of a line: caps, lines that do not apply, lines that apply only at times."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from chibo.scoring.conditions import Condition, facts_of, unknown_in
from chibo.scoring.operands import Operands
from chibo.scoring.part import Code, Part, Points, Text

MONTH_FACT = "meeting_month"
KIND_FACT = "meeting_kind"
MONTHS_IN_A_QUARTER = 3


class Cap(Part):
    """While the condition holds the line brings no more than ``at_most``."""

    when: Condition
    at_most: Points


class MoveTo(Part):
    move_to: Code


def _kind(given: Any) -> str:
    return "moves" if isinstance(given, Mapping | MoveTo) else "stays"


Consequence = Annotated[
    Annotated[Literal["full", "zero", "drop"], Tag("stays")] | Annotated[MoveTo, Tag("moves")],
    Discriminator(_kind),
]


class NotApplicable(Part):
    """What becomes of the line when it has no object.

    Full points, none, its worth moves to another line, or it drops out and the
    total is re-scaled.
    """

    when: Condition
    then: Consequence

    def applies(self, operands: Operands) -> bool | None:
        truth = self.when.truth(operands)
        return None if truth is None else not truth

    def facts(self) -> tuple[str, ...]:
        return facts_of(self.when)

    def unknown(self, operands: Operands) -> tuple[str, ...]:
        return unknown_in(self.when, operands)


class OnlyIn(Part):
    """The line counts only in these months, quarters and kinds of meeting."""

    months: frozenset[Annotated[int, Field(ge=1, le=12)]] = frozenset()
    quarters: frozenset[Annotated[int, Field(ge=1, le=4)]] = frozenset()
    kinds: frozenset[Text] = frozenset()
    then: Consequence = "drop"

    def applies(self, operands: Operands) -> bool | None:
        truths = [self._in_time(operands), self._in_kind(operands)]
        if False in truths:
            return False
        return None if None in truths else True

    def _in_time(self, operands: Operands) -> bool | None:
        if not (self.months or self.quarters):
            return True
        month = operands.values.get(MONTH_FACT)
        if month is None:
            return None
        number = int(month)
        quarter = (number - 1) // MONTHS_IN_A_QUARTER + 1
        return number in self.months or quarter in self.quarters

    def _in_kind(self, operands: Operands) -> bool | None:
        kind = operands.values.get(KIND_FACT)
        if not self.kinds:
            return True
        return None if kind is None else kind in self.kinds

    def facts(self) -> tuple[str, ...]:
        time = (MONTH_FACT,) if self.months or self.quarters else ()
        return (*time, KIND_FACT) if self.kinds else time

    def unknown(self, operands: Operands) -> tuple[str, ...]:
        return tuple(name for name in self.facts() if name not in operands.values)
