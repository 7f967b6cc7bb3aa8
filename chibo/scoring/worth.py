"""What a line is worth on one card: its own points, or more when another line moved to it."""

from dataclasses import dataclass
from decimal import Decimal

from chibo.scoring.rounding import RoundTo, tidy


@dataclass(frozen=True, slots=True)
class Worth:
    """``own`` as the table prints it, ``full`` as it counts on this card."""

    own: Decimal
    full: Decimal
    rounding: RoundTo

    def of(self, points: Decimal) -> Decimal:
        """Return points of the printed line in points of this card, rounded by the table."""
        if self.own == self.full:
            return tidy(points)
        return min(self.rounding.round(points * self.full / self.own), self.full)
