"""What a rule answers about one line: points, no judgement yet, or facts it waits for."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from chibo.scoring.conditions import Condition
from chibo.scoring.operands import Operands
from chibo.scoring.plain import Plain

ReasonKey = Literal[
    "condition_holds",
    "condition_fails",
    "tier_reached",
    "below_all_tiers",
    "chosen",
    "points_given",
    "not_judged",
    "unknown_choice",
    "points_do_not_fit",
    "deduction_without_reason",
    "fact_missing",
    "fact_to_come",
    "full_without_it",
    "zero_without_it",
    "moved_to",
    "dropped",
]


@dataclass(frozen=True, slots=True)
class Threshold:
    """One comparison as it was made: the fact, the limit with parameters filled in, the answer."""

    fact: str
    operator: str
    limit: Plain
    holds: bool | None


@dataclass(frozen=True, slots=True)
class Step:
    """Points and the comparisons that give them."""

    points: Decimal
    thresholds: tuple[Threshold, ...] = ()


@dataclass(frozen=True, slots=True)
class Scored:
    """Points with the step reached, the next better step missed and the cap that bit."""

    points: Decimal
    key: ReasonKey
    reached: Step | None = None
    missed: Step | None = None
    cap: Step | None = None
    before_cap: Decimal | None = None
    choice: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A person has not answered yet, or the answer does not fit the line."""

    key: ReasonKey
    choice: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Blocked:
    """The rule needs facts that are unknown."""

    facts: tuple[str, ...]


Outcome = Scored | Unanswered | Blocked


def step(points: Decimal, condition: Condition, operands: Operands) -> Step:
    """Return ``points`` with the comparisons of ``condition`` as they were made."""
    return Step(points, tuple(_thresholds(condition, operands)))


def _thresholds(condition: Condition, operands: Operands) -> Iterable[Threshold]:
    for comparison in condition.comparisons():
        yield Threshold(
            comparison.fact,
            comparison.operator,
            comparison.limit(operands),
            comparison.truth(operands),
        )
