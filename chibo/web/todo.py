"""A thing to do as home shows it: when, what, one button. Pure."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


@dataclass(frozen=True, slots=True)
class Todo:
    """``kind`` is the sign of the tag that says when; ``url`` and ``action`` may be empty."""

    due: date
    kind: str
    when: str
    title: str
    detail: str
    url: str
    action: str


def todo(
    due: date, title: str, *, on: date, detail: str = "", url: str = "", action: str = ""
) -> Todo:
    """Return a thing that is to be done by ``due``, as it is said on the day ``on``."""
    kind, when = _when(due, on)
    return Todo(due, kind, when, title, detail, url, action)


def _when(due: date, on: date) -> tuple[str, str]:
    if due == on:
        return "wait", _("today")
    if due > on:
        return "plain", f"{due:%d/%m}"
    days = (on - due).days
    return "bad", ngettext("%(days)s day late", "%(days)s days late", days) % {"days": days}
