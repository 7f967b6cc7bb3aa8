"""Points, days and hours as people type them."""

from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from chibo.kernel.days import ORGANISATION_ZONE
from chibo.web.days import read_day, read_hour
from chibo.web.quality.refusals import WrongWords


def points_of(words: str) -> Decimal:
    """Read points, with a comma or a point before the decimals.

    Raises:
        WrongWords: it is no number.

    >>> points_of("1,5")
    Decimal('1.5')
    """
    try:
        points = Decimal(words.strip().replace(",", "."))
    except InvalidOperation:
        raise WrongWords(_("Write the points as a number, such as 1 or 1,5.")) from None
    if not points.is_finite():
        raise WrongWords(_("Write the points as a number, such as 1 or 1,5."))
    return points


def day_said(words: str) -> date:
    """Read a day written as dd/mm/yyyy.

    Raises:
        WrongWords: the calendar has no such day.
    """
    day = read_day(words)
    if day is None:
        raise WrongWords(_("Write the day as 05/12/2026."))
    return day


def instant_said(day: str, hour: str) -> datetime:
    """Read a day and an hour on the organisation's clock.

    Raises:
        WrongWords: there is no such day or hour.
    """
    clock = read_hour(hour)
    if clock is None:
        raise WrongWords(_("Write the hour as 19:30."))
    return datetime.combine(day_said(day), clock, tzinfo=ORGANISATION_ZONE)
