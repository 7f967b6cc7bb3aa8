"""Facts a table calculates from others: a choice, what falls short, a share.

They let an authority's own thresholds stay in its table: the provider counts the
minutes, the table says how many were required of a branch of this size.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any

from pydantic import Discriminator, Tag

from chibo.scoring.conditions import Condition, Operand, facts_of
from chibo.scoring.facts import EXACT, Unit, Value
from chibo.scoring.operands import Operands
from chibo.scoring.part import Name, Part, Text


class FactNamed(Part):
    fact: Name


Source = FactNamed | Operand


def _read(source: Source, operands: Operands) -> Value | None:
    if isinstance(source, FactNamed):
        return operands.values.get(source.fact)
    return operands.limit(source)


def _number(source: Source, operands: Operands) -> Decimal | None:
    value = _read(source, operands)
    return value if isinstance(value, Decimal) else None


def _names(*sources: Source) -> tuple[str, ...]:
    return tuple(source.fact for source in sources if isinstance(source, FactNamed))


class Choice(Part):
    when: Condition
    value: Source


class Choose(Part):
    """The value beside the first condition that holds, else ``otherwise``."""

    choose: tuple[Choice, ...]
    otherwise: Source
    unit: Unit
    label: Text

    def value(self, operands: Operands) -> Value | None:
        for choice in self.choose:
            truth = choice.when.truth(operands)
            if truth is None:
                return None
            if truth:
                return _read(choice.value, operands)
        return _read(self.otherwise, operands)

    def needs(self, operands: Operands) -> tuple[str, ...]:
        """Names of the facts this value hangs on in ``operands``: those asked, then the chosen."""
        asked: list[str] = []
        for choice in self.choose:
            asked += facts_of(choice.when)
            truth = choice.when.truth(operands)
            if truth is not False:
                return (*asked, *(_names(choice.value) if truth else ()))
        return (*asked, *_names(self.otherwise))

    def facts(self) -> tuple[str, ...]:
        read = [name for choice in self.choose for name in facts_of(choice.when)]
        read += _names(*(choice.value for choice in self.choose), self.otherwise)
        return tuple(dict.fromkeys(read))

    def sources(self) -> tuple[Source, ...]:
        return (*(choice.value for choice in self.choose), self.otherwise)

    def conditions(self) -> tuple[Condition, ...]:
        return tuple(choice.when for choice in self.choose)


class Shortfall(Part):
    """What a fact lacks of what is required; never below zero."""

    shortfall: FactNamed
    of: Source
    unit: Unit
    label: Text

    def value(self, operands: Operands) -> Value | None:
        have, required = _number(self.shortfall, operands), _number(self.of, operands)
        if have is None or required is None:
            return None
        return max(EXACT.subtract(required, have), Decimal(0))

    def needs(self, operands: Operands) -> tuple[str, ...]:  # noqa: ARG002 -- one form for all
        return self.facts()

    def facts(self) -> tuple[str, ...]:
        return _names(self.shortfall, self.of)

    def sources(self) -> tuple[Source, ...]:
        return (self.shortfall, self.of)

    def conditions(self) -> tuple[Condition, ...]:
        return ()


class Share(Part):
    """A fact over what is required, between 0 and 1; unknown where nothing is required."""

    share: FactNamed
    of: Source
    unit: Unit
    label: Text

    def value(self, operands: Operands) -> Value | None:
        have, required = _number(self.share, operands), _number(self.of, operands)
        if have is None or required is None or required <= 0:
            return None
        return min(EXACT.divide(have, required), Decimal(1))

    def needs(self, operands: Operands) -> tuple[str, ...]:  # noqa: ARG002 -- one form for all
        return self.facts()

    def facts(self) -> tuple[str, ...]:
        return _names(self.share, self.of)

    def sources(self) -> tuple[Source, ...]:
        return (self.share, self.of)

    def conditions(self) -> tuple[Condition, ...]:
        return ()


def _kind(given: Any) -> str:
    if isinstance(given, Mapping):
        return next((word for word in ("shortfall", "share") if word in given), "choose")
    names: dict[type, str] = {Shortfall: "shortfall", Share: "share"}
    return names.get(type(given), "choose")


Derived = Annotated[
    Annotated[Choose, Tag("choose")]
    | Annotated[Shortfall, Tag("shortfall")]
    | Annotated[Share, Tag("share")],
    Discriminator(_kind),
]
