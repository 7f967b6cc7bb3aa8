"""Rounding as a table prescribes it, and numbers without needless zeros."""

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from typing import Annotated, Literal

from pydantic import Field

from chibo.scoring.part import Part

MODES = {"half_up": ROUND_HALF_UP, "half_even": ROUND_HALF_EVEN, "down": ROUND_DOWN}


class RoundTo(Part):
    mode: Literal["half_up", "half_even", "down"]
    digits: Annotated[int, Field(ge=0, le=6)]

    def round(self, number: Decimal) -> Decimal:
        return tidy(number.quantize(Decimal(1).scaleb(-self.digits), MODES[self.mode]))


class Rounding(Part):
    """Where a table rounds: a line whose points were re-scaled, and the re-scaled total."""

    line: RoundTo = RoundTo(mode="half_up", digits=2)
    total: RoundTo = RoundTo(mode="half_up", digits=2)


def tidy(number: Decimal) -> Decimal:
    """Return the same number in one form, so that equal cards are written alike.

    >>> tidy(Decimal("90.00")), tidy(Decimal("7.50")), tidy(Decimal("0E+2"))
    (Decimal('90'), Decimal('7.5'), Decimal('0'))
    """
    short = number.normalize()
    _, _, exponent = short.as_tuple()
    return short.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else short
