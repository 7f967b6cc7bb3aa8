"""Days and hours as people type them: 05/12/2026 and 19:30, on any keyboard.

A field of the browser's own kind shows the day in the language of the browser,
month first in an English one, whatever the language of the page. So a day is
text here, dd/mm/yyyy as on paper; a keyboard of digits without a slash will do.
"""

import re
from datetime import date, time
from typing import Any

from django import forms
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _

_DAY = re.compile(r"(\d{1,2})\D+(\d{1,2})\D+(\d{4})|(\d{2})(\d{2})(\d{4})")
_HOUR = re.compile(r"(\d{1,2})\s*(?:\D\s*(\d{1,2})?\s*)?|(\d{2})(\d{2})")


def read_day(told: str) -> date | None:
    """Return the day that was typed: day, month, year with anything between, or as 2026-12-05.

    >>> [read_day(told) for told in ("5/12/2026", "05122026", "2026-12-05", "31/02/2026", "mai")]
    [datetime.date(2026, 12, 5), datetime.date(2026, 12, 5), datetime.date(2026, 12, 5), None, None]
    """
    found = _DAY.fullmatch(told.strip())
    try:
        if found is None:
            return parse_date(told.strip())
        day, month, year = (int(part) for part in found.groups() if part is not None)
        return date(year, month, day)
    except ValueError:
        return None


def read_hour(told: str) -> time | None:
    """Return the hour that was typed, on the clock of 24 hours.

    >>> [read_hour(told) for told in ("19:30", "7h", "25:00")]
    [datetime.time(19, 30), datetime.time(7, 0), None]
    """
    found = _HOUR.fullmatch(told.strip())
    if found is None:
        return None
    hour, minutes = ([int(part) for part in found.groups() if part is not None] + [0])[:2]
    try:
        return time(hour, minutes)
    except ValueError:
        return None


class DayField(forms.DateField):
    """A day typed as dd/mm/yyyy."""

    default_error_messages = {"invalid": _("Write the day as 05/12/2026.")}

    def __init__(self, **more: object) -> None:
        marks = {"inputmode": "numeric", "autocomplete": "off", "class": "short"}
        more.setdefault("help_text", _("day/month/year, such as 05/12/2026"))
        super().__init__(widget=forms.DateInput(marks, format="%d/%m/%Y"), **more)  # type: ignore[arg-type]  # passed on as they came

    def to_python(self, value: Any) -> date | None:
        if not isinstance(value, str) or not value.strip():
            return None if isinstance(value, str) else super().to_python(value)
        found = read_day(value)
        if found is None:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return found


class HourField(forms.TimeField):
    """An hour typed as 19:30."""

    default_error_messages = {"invalid": _("Write the hour as 19:30.")}

    def __init__(self, **more: object) -> None:
        marks = {"inputmode": "numeric", "autocomplete": "off", "class": "short"}
        more.setdefault("help_text", _("hour and minutes, such as 19:30"))
        super().__init__(widget=forms.TimeInput(marks, format="%H:%M"), **more)  # type: ignore[arg-type]  # passed on as they came

    def to_python(self, value: Any) -> time | None:
        if not isinstance(value, str) or not value.strip():
            return None if isinstance(value, str) else super().to_python(value)
        found = read_hour(value)
        if found is None:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return found
