"""``judged``: a person gives the points, by named choices or free within a step."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from chibo.scoring.conditions import Condition
from chibo.scoring.judgement import Judgement
from chibo.scoring.operands import Operands
from chibo.scoring.outcome import Outcome, ReasonKey, Scored, Unanswered
from chibo.scoring.part import Name, Part, Points, Text
from chibo.scoring.problems import Path
from chibo.scoring.worth import Worth


class NamedChoice(Part):
    name: Name
    label: Text
    points: Points


class JudgedHow(Part):
    """Either ``choices`` or ``step``; ``guidance`` says what to look at."""

    choices: tuple[NamedChoice, ...] = ()
    step: Annotated[Points, Field(gt=0)] | None = None
    guidance: Text | None = None
    deduction_needs_reason: bool = True

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if bool(self.choices) == (self.step is not None):
            raise PydanticCustomError("choices_or_step", "choices or step, one of them")
        return self


class Judged(Part):
    judged: JudgedHow

    def conditions(self) -> Sequence[tuple[Path, Condition]]:
        return ()

    def possible_points(self, points: Decimal) -> tuple[Decimal, ...]:
        if self.judged.step is None:
            return tuple(choice.points for choice in self.judged.choices)
        return (Decimal(0), points - points % self.judged.step)

    def outcome(self, worth: Worth, operands: Operands, judgement: Judgement | None) -> Outcome:  # noqa: ARG002 -- one form for all rules
        if judgement is None:
            return Unanswered("not_judged")
        note = judgement.reason.strip() or None
        points = self._points(worth, judgement)
        if not isinstance(points, Decimal):
            return Unanswered(points, judgement.choice, note)
        if points < worth.full and note is None and self.judged.deduction_needs_reason:
            return Unanswered("deduction_without_reason", judgement.choice)
        key: ReasonKey = "points_given" if self.judged.choices == () else "chosen"
        return Scored(points, key, choice=judgement.choice, note=note)

    def _points(self, worth: Worth, judgement: Judgement) -> Decimal | ReasonKey:
        if self.judged.step is None:
            chosen = (c.points for c in self.judged.choices if c.name == judgement.choice)
            points = next(chosen, None)
            return "unknown_choice" if points is None else worth.of(points)
        given = judgement.points
        if given is None or not given.is_finite() or not 0 <= given <= worth.full:
            return "points_do_not_fit"
        return given if given % self.judged.step == 0 else "points_do_not_fit"
