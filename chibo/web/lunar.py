"""The lunar day beside the solar one."""

from datetime import date

from django.utils.translation import gettext as _
from vnlunar import get_lunar_date


def lunar_day(day: date) -> str:
    """Return day and month of the lunar calendar of Vietnam, a leap month named as such.

    >>> lunar_day(date(2026, 12, 1))
    '23/10'
    """
    lunar = get_lunar_date(day.day, day.month, day.year)
    said = f"{lunar['day']:02d}/{lunar['month']:02d}"
    return _("%(day)s, leap month") % {"day": said} if lunar["leap"] else said
