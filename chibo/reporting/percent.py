"""A share of people or branches, with its denominator. Pure."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Share:
    """``part`` of ``whole``; over nobody it is not applicable, neither nought nor all."""

    part: int
    whole: int

    @property
    def percent(self) -> Decimal | None:
        """Percent to one place; a hundred only for all of them, nought only for none.

        >>> Share(1742, 1906).percent
        Decimal('91.4')
        >>> Share(1999, 2000).percent
        Decimal('99.9')
        """
        if self.whole == 0:
            return None
        exact = Decimal(self.part * 100) / self.whole
        rounded = exact.quantize(_TENTH, ROUND_HALF_UP)
        if self.part not in {0, self.whole}:
            return min(max(rounded, _TENTH), 100 - _TENTH)
        return rounded
