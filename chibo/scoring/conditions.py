"""Conditions over facts: comparisons joined by all, any and not; nothing is evaluated.

A condition is true, false, or unknown (``None``) while a fact it needs is unknown;
what cannot change the answer is not waited for.
"""

import operator
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from chibo.scoring.facts import Value
from chibo.scoring.operands import Operands
from chibo.scoring.part import Name, Number, Part

Parameter = Annotated[str, Field(pattern=r"^\$[a-z][a-z0-9_]*$")]
Operand = Number | Parameter
Operator = Literal["at_least", "more_than", "at_most", "less_than", "equals", "is"]

COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    "at_least": operator.ge,
    "more_than": operator.gt,
    "at_most": operator.le,
    "less_than": operator.lt,
    "equals": operator.eq,
}


class Comparison(Part):
    """One fact against one limit: a number, a ``$parameter``, or with ``is`` yes, no or a text."""

    fact: Name
    at_least: Operand | None = None
    more_than: Operand | None = None
    at_most: Operand | None = None
    less_than: Operand | None = None
    equals: Operand | None = None
    is_: bool | str | None = Field(default=None, alias="is")

    @model_validator(mode="after")
    def _compares_once(self) -> Self:
        given = sum(getattr(self, name) is not None for name in COMPARE) + (self.is_ is not None)
        if given != 1:
            raise PydanticCustomError("not_one_comparison", "one comparison is needed")
        return self

    @property
    def operator(self) -> Operator:
        if self.is_ is not None:
            return "is"
        names: tuple[Operator, ...] = ("at_least", "more_than", "at_most", "less_than", "equals")
        return next(name for name in names if getattr(self, name) is not None)

    @property
    def operand(self) -> Operand | None:
        """The numeric limit as written; ``None`` for ``is``."""
        return None if self.is_ is not None else getattr(self, self.operator)

    def limit(self, operands: Operands) -> Value:
        if self.is_ is not None:
            return self.is_
        operand = self.operand
        assert operand is not None
        return operands.limit(operand)

    def truth(self, operands: Operands) -> bool | None:
        value = operands.values.get(self.fact)
        if value is None:
            return None
        if self.is_ is not None:
            return value == self.is_
        return COMPARE[self.operator](value, self.limit(operands))

    def comparisons(self) -> tuple["Comparison", ...]:
        return (self,)


class All(Part):
    conditions: tuple["Condition", ...] = Field(alias="all", min_length=1)

    def truth(self, operands: Operands) -> bool | None:
        truths = [condition.truth(operands) for condition in self.conditions]
        if False in truths:
            return False
        return None if None in truths else True

    def comparisons(self) -> tuple[Comparison, ...]:
        return tuple(c for condition in self.conditions for c in condition.comparisons())


class AnyOf(Part):
    conditions: tuple["Condition", ...] = Field(alias="any", min_length=1)

    def truth(self, operands: Operands) -> bool | None:
        truths = [condition.truth(operands) for condition in self.conditions]
        if True in truths:
            return True
        return None if None in truths else False

    def comparisons(self) -> tuple[Comparison, ...]:
        return tuple(c for condition in self.conditions for c in condition.comparisons())


class Not(Part):
    condition: "Condition" = Field(alias="not")

    def truth(self, operands: Operands) -> bool | None:
        truth = self.condition.truth(operands)
        return None if truth is None else not truth

    def comparisons(self) -> tuple[Comparison, ...]:
        return self.condition.comparisons()


def _kind(given: Any) -> str:
    if isinstance(given, Mapping):
        return next((word for word in ("all", "any", "not") if word in given), "comparison")
    names: dict[type, str] = {All: "all", AnyOf: "any", Not: "not"}
    return names.get(type(given), "comparison")


Condition = Annotated[
    Annotated[Comparison, Tag("comparison")]
    | Annotated[All, Tag("all")]
    | Annotated[AnyOf, Tag("any")]
    | Annotated[Not, Tag("not")],
    Discriminator(_kind),
]


def facts_of(condition: Condition) -> tuple[str, ...]:
    """Names of the facts a condition reads, each once, in order."""
    return tuple(dict.fromkeys(c.fact for c in condition.comparisons()))


def unknown_in(condition: Condition, operands: Operands) -> tuple[str, ...]:
    """Return the facts of a condition that are not known."""
    return tuple(name for name in facts_of(condition) if name not in operands.values)
