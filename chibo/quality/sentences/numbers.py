"""Numbers as they are spoken: points, percents with one decimal, hours."""

from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from django.utils.formats import number_format, time_format
from django.utils.translation import get_language, ngettext

from chibo.kernel.days import local
from chibo.scoring.rounding import tidy

_TENTH = Decimal("0.1")
_HUNDRED = Decimal(100)
_WRITTEN_KEPT = 2048


def plain(number: Decimal) -> str:
    """Return the number without needless zeros, in the reader's way of writing."""
    return _written(number, get_language())


@lru_cache(maxsize=_WRITTEN_KEPT)
def _written(number: Decimal, _language: str | None) -> str:
    """A card writes the same few points some two hundred times."""
    short = tidy(number)
    _sign, _digits, exponent = short.as_tuple()
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return number_format(short, places)


def points(number: Decimal) -> str:
    """Return the points with their word.

    >>> points(Decimal("1.50"))
    '1.5 points'
    """
    few = 1 if number == 1 else 2
    return ngettext("%(points)s point", "%(points)s points", few) % {"points": plain(number)}


def percent(share: Decimal) -> str:
    """Return a share as percent with one decimal, halves up.

    >>> percent(Decimal(14) / Decimal(36))
    '38.9 %'
    """
    rounded = (share * _HUNDRED).quantize(_TENTH, ROUND_HALF_UP)
    return f"{number_format(rounded, 1)} %"


def round_percent(share: Decimal) -> str:
    """Return a limit of a table as percent, without needless zeros."""
    return f"{plain(share * _HUNDRED)} %"


def hour(at: datetime) -> str:
    return time_format(local(at), "H:i")
