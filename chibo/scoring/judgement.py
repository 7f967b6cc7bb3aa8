"""What a person says about a line that people score."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Judgement:
    """A named choice, or points where the line leaves them free; a deduction has a reason."""

    choice: str | None = None
    points: Decimal | None = None
    reason: str = ""


class JudgementRefused(ValueError):
    """A judgement was given for a line that the machine scores or the table does not have."""
