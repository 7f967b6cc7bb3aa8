"""``tiers``: the points of the first step that holds, else ``otherwise``."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from chibo.scoring.conditions import Condition, unknown_in
from chibo.scoring.judgement import Judgement
from chibo.scoring.operands import Operands
from chibo.scoring.outcome import Blocked, Outcome, Scored, Step, step
from chibo.scoring.part import Part, Points
from chibo.scoring.problems import Path
from chibo.scoring.worth import Worth


class Tier(Part):
    when: Condition
    points: Points


class Tiers(Part):
    """``otherwise`` may be left out only where the import proves that some step always holds."""

    tiers: Annotated[tuple[Tier, ...], Field(min_length=1)]
    otherwise: Points | None = None

    def conditions(self) -> Sequence[tuple[Path, Condition]]:
        return [(("tiers", number, "when"), tier.when) for number, tier in enumerate(self.tiers)]

    def possible_points(self, points: Decimal) -> tuple[Decimal, ...]:  # noqa: ARG002 -- one form for all rules
        otherwise = () if self.otherwise is None else (self.otherwise,)
        return (*(tier.points for tier in self.tiers), *otherwise)

    def outcome(self, worth: Worth, operands: Operands, judgement: Judgement | None) -> Outcome:  # noqa: ARG002 -- one form for all rules
        missed: Step | None = None
        for tier in self.tiers:
            truth = tier.when.truth(operands)
            if truth is None:
                return Blocked(unknown_in(tier.when, operands))
            here = step(worth.of(tier.points), tier.when, operands)
            if truth:
                return Scored(here.points, "tier_reached", reached=here, missed=missed)
            missed = here
        assert self.otherwise is not None  # proofs.tiers: no value falls through
        return Scored(worth.of(self.otherwise), "below_all_tiers", missed=missed)
