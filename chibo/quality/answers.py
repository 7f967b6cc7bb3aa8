"""Which answers hold: of each role and line the latest, copied ones once confirmed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chibo.quality.adjusting import Adjustment
from chibo.quality.models import Judgement, Role, Scorecard
from chibo.scoring.judgement import Judgement as Answer


@dataclass(frozen=True, slots=True)
class Answers:
    """The latest judgement by code, of the branch and of the reviewer."""

    branch: Mapping[str, Judgement]
    reviewer: Mapping[str, Judgement]

    @property
    def counted(self) -> dict[str, Answer]:
        """What the engine is given: answers of the branch that a person stands for."""
        return {
            code: answer_of(row)
            for code, row in self.branch.items()
            if row.is_confirmed and not row.is_withdrawn
        }

    @property
    def adjustments(self) -> dict[str, Adjustment]:
        return {
            code: Adjustment(row.points, row.reason)
            for code, row in self.reviewer.items()
            if row.points is not None
        }


def answers_of(card: Scorecard) -> Answers:
    """Return the answers that hold for the card now."""
    return standing(Judgement.objects.filter(card=card))


def standing(rows: Iterable[Judgement]) -> Answers:
    """Return what holds of ``rows``, which come in the order in which they were written."""
    branch: dict[str, Judgement] = {}
    reviewer: dict[str, Judgement] = {}
    for row in rows:
        (branch if row.by_role == Role.BRANCH else reviewer)[row.code] = row
    return Answers(branch, reviewer)


def answer_of(row: Judgement) -> Answer:
    """Return a stored judgement as the engine takes it."""
    return Answer(row.choice or None, row.points, row.reason)
