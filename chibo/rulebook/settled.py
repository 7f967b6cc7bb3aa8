"""Until which day something was judged by the rules: a change never touches it.

Meetings live in a room above, so that room tells.
"""

from collections.abc import Callable
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from chibo.organization.models import Unit
from chibo.rulebook.errors import DaySettled

LastSettled = Callable[[Unit, date], date | None]
"""The last settled day of a unit and all below it, on or after a day; None when there is none."""


def _nothing_settled(unit: Unit, since: date) -> date | None:
    del unit, since
    return None


_last_settled: list[LastSettled] = [_nothing_settled]


def tell_settled_by(last_settled: LastSettled) -> None:
    """Let the room that holds meetings say until when days are settled."""
    _last_settled[0] = last_settled


def last_settled_day(unit: Unit, *, since: date) -> date | None:
    """Return the last day on or after ``since`` that was judged in the unit or below it."""
    return _last_settled[0](unit, since)


def refuse_settled_days(unit: Unit, *, since: date) -> None:
    """Refuse a change from the day ``since`` when that day or a later one is settled.

    Raises:
        DaySettled: a meeting was held by the rules as they stand; the sentence
            names the first day that is still open.
    """
    last = last_settled_day(unit, since=since)
    if last is None:
        return
    told = {
        "last": date_format(last, "SHORT_DATE_FORMAT"),
        "open": date_format(last + timedelta(days=1), "SHORT_DATE_FORMAT"),
    }
    raise DaySettled(
        _("A meeting was held on %(last)s by the rule as it stood. Choose %(open)s or later.")
        % told
    )
