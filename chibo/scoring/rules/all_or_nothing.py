"""``all_or_nothing``: full points when a condition holds, else none."""

from collections.abc import Sequence
from decimal import Decimal

from chibo.scoring.conditions import Condition, unknown_in
from chibo.scoring.judgement import Judgement
from chibo.scoring.operands import Operands
from chibo.scoring.outcome import Blocked, Outcome, Scored, step
from chibo.scoring.part import Part
from chibo.scoring.problems import Path
from chibo.scoring.worth import Worth


class When(Part):
    when: Condition


class AllOrNothing(Part):
    all_or_nothing: When

    def conditions(self) -> Sequence[tuple[Path, Condition]]:
        return [(("all_or_nothing", "when"), self.all_or_nothing.when)]

    def possible_points(self, points: Decimal) -> tuple[Decimal, ...]:
        return (Decimal(0), points)

    def outcome(self, worth: Worth, operands: Operands, judgement: Judgement | None) -> Outcome:  # noqa: ARG002 -- one form for all rules
        condition = self.all_or_nothing.when
        truth = condition.truth(operands)
        if truth is None:
            return Blocked(unknown_in(condition, operands))
        full = step(worth.full, condition, operands)
        if truth:
            return Scored(worth.full, "condition_holds", reached=full)
        return Scored(Decimal(0), "condition_fails", missed=full)
