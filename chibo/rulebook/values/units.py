"""Numbers with what they count, as people say them."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def days(number: int) -> str:
    return ngettext("%(number)s day", "%(number)s days", number) % {"number": number}


def working_days(number: int) -> str:
    told = ngettext("%(number)s working day", "%(number)s working days", number)
    return told % {"number": number}


def hours(number: int) -> str:
    return ngettext("%(number)s hour", "%(number)s hours", number) % {"number": number}


def minutes(number: int) -> str:
    return ngettext("%(number)s minute", "%(number)s minutes", number) % {"number": number}


def seconds(number: int) -> str:
    return ngettext("%(number)s second", "%(number)s seconds", number) % {"number": number}


def months(number: int) -> str:
    return ngettext("%(number)s month", "%(number)s months", number) % {"number": number}


def years(number: int) -> str:
    return ngettext("%(number)s year", "%(number)s years", number) % {"number": number}


def times(number: int) -> str:
    return ngettext("%(number)s time", "%(number)s times", number) % {"number": number}


def members(number: int) -> str:
    return ngettext("%(number)s member", "%(number)s members", number) % {"number": number}


def digits(number: int) -> str:
    return ngettext("%(number)s digit", "%(number)s digits", number) % {"number": number}


def percent(number: int) -> str:
    return f"{number}%"


def day_of_month(number: int) -> str:
    return _("day %(number)s of the month") % {"number": number}
