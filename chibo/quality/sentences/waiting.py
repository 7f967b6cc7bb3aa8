"""Lines without points: what is still to come and until when, what is missing and why."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from chibo.quality.deadlines import waits_until
from chibo.quality.sentences.numbers import points
from chibo.quality.sentences.view import View
from chibo.scoring.card import CardLine
from chibo.scoring.facts import Missing, ToCome


def to_come_sentence(view: View, line: CardLine) -> str:
    """Say what the line waits for, its most points and the last day."""
    waits = [
        one.name
        for one in line.reason.facts
        if (counted := view.counted(one.name)) and isinstance(counted.value, ToCome)
    ]
    told = {"what": _labels(view, waits), "points": points(line.at_most)}
    last = waits_until(view.table, line.code, day=view.day)
    if last is None:
        return _("To come: %(what)s; at most %(points)s.") % told
    told["day"] = date_format(last, "SHORT_DATE_FORMAT")
    return _("To come until %(day)s: %(what)s; at most %(points)s.") % told


def missing_sentence(view: View, line: CardLine) -> str:
    """Say what cannot be told and why; it is never taken as nought."""
    lacking = {
        one.name: counted.value.why
        for one in line.reason.facts
        if (counted := view.counted(one.name)) and isinstance(counted.value, Missing)
    }
    why = "; ".join(dict.fromkeys(_why(key) for key in lacking.values()))
    told = {
        "what": _labels(view, list(lacking)),
        "why": why or _why("no_provider"),
        "points": points(line.at_most),
    }
    return _("Missing: %(what)s (%(why)s); at most %(points)s.") % told


def _labels(view: View, facts: list[str]) -> str:
    labels = dict.fromkeys(view.label(fact) for fact in facts)
    return ", ".join(label[:1].lower() + label[1:] for label in labels)


def _why(key: str) -> str:
    words = {
        "no_provider": _("nothing counts it yet"),
        "not_counted": _("it could not be counted"),
        "nobody_to_count": _("there is nobody to count"),
        "not_posted": _("nothing was posted"),
        "roster_not_written": _("the meeting is not convened"),
        "not_begun": _("the meeting has not begun"),
    }
    return words.get(key, key)
