"""Days and hours in the words people speak."""

from datetime import date, datetime

from django import template
from django.utils.translation import pgettext, pgettext_lazy

from chibo.kernel.days import local

register = template.Library()

_WEEKDAYS = (
    pgettext_lazy("weekday", "Monday"),
    pgettext_lazy("weekday", "Tuesday"),
    pgettext_lazy("weekday", "Wednesday"),
    pgettext_lazy("weekday", "Thursday"),
    pgettext_lazy("weekday", "Friday"),
    pgettext_lazy("weekday", "Saturday"),
    pgettext_lazy("weekday", "Sunday"),
)


@register.filter
def day_in_words(day: date) -> str:
    """The day with its weekday, as over a page."""
    weekday = str(_WEEKDAYS[day.weekday()]).replace(" ", "\N{NO-BREAK SPACE}")
    told = {"weekday": weekday, "day": f"{day:%d/%m/%Y}"}
    return pgettext("day of the week and date", "%(weekday)s, %(day)s") % told


@register.filter
def hour_and_day(at: datetime) -> str:
    """The hour and day of an instant on the organisation's clock."""
    there = local(at)
    return f"{there:%H:%M} · {day_in_words(there.date())}"
