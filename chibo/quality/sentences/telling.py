"""What was counted, in half a sentence: the fact's own words, or its label and value."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chibo.quality.facts.evidence import Evidence
from chibo.quality.sentences.numbers import hour, percent, plain
from chibo.quality.sentences.view import View
from chibo.scoring.derived import Share, Shortfall
from chibo.scoring.facts import ToCome

_NAMES_SHOWN = 3


def told(view: View, fact: str) -> str:
    """Return what was counted of ``fact``, over what.

    A derived fact is told by those it was calculated from.
    """
    fact = view.chosen(fact)
    derived = view.table.derived.get(fact)
    if isinstance(derived, Shortfall):
        return told(view, derived.shortfall.fact)
    if isinstance(derived, Share):
        return told(view, derived.share.fact)
    own = _OWN_WORDS.get(fact)
    return own(view, fact) if own and view.value(fact) is not None else _by_label(view, fact)


def _by_label(view: View, fact: str) -> str:
    label, value = view.label(fact), view.value(fact)
    if value is None:
        return _("%(label)s: not known") % {"label": label}
    if isinstance(value, bool):
        return (_("%(label)s: yes") if value else _("%(label)s: no")) % {"label": label}
    if isinstance(value, str):
        return f"{label}: {value}"
    if view.table.unit_of(fact) == "ratio":
        return f"{label}: {_share(view, fact)}"
    return f"{label}: {plain(value)}"


def _share(view: View, fact: str) -> str:
    ratio = view.ratio(fact)
    if ratio is None or ratio.part is None or ratio.whole is None:
        return percent(view.number(fact))
    return f"{plain(ratio.part)}/{plain(ratio.whole)} = {percent(view.number(fact))}"


def _attendance(view: View, fact: str) -> str:
    left_out = _left_out(view.evidence(fact))
    return f"{_share(view, fact)} ({left_out})" if left_out else _share(view, fact)


def _left_out(evidence: Evidence) -> str:
    """Who is in no count, by what keeps them out."""
    by_duty: dict[str, int] = {}
    for person in evidence.left_out:
        by_duty[person.mark] = by_duty.get(person.mark, 0) + 1
    parts = [_DUTIES[duty](number) for duty, number in by_duty.items() if duty in _DUTIES]
    others = sum(number for duty, number in by_duty.items() if duty not in _DUTIES)
    parts += [ngettext("%(n)s other", "%(n)s others", others) % {"n": others}] if others else []
    return _("not counting %(people)s") % {"people": ", ".join(parts)} if parts else ""


def _exempt(number: int) -> str:
    return ngettext("%(n)s exempt member", "%(n)s exempt members", number) % {"n": number}


def _elsewhere(number: int) -> str:
    return ngettext(
        "%(n)s member temporarily elsewhere", "%(n)s members temporarily elsewhere", number
    ) % {"n": number}


def _suspended(number: int) -> str:
    return ngettext("%(n)s suspended member", "%(n)s suspended members", number) % {"n": number}


def _on_special_duty(number: int) -> str:
    return ngettext(
        "%(n)s member on special armed duty", "%(n)s members on special armed duty", number
    ) % {"n": number}


def _absent(view: View, fact: str) -> str:
    number = int(view.number(fact))
    if number == 0:
        return _("nobody was absent without reason")
    return ngettext(
        "%(n)s member was absent without reason",
        "%(n)s members were absent without reason",
        number,
    ) % {"n": number}


def _speaking(view: View, fact: str) -> str:
    ratio = view.ratio(fact)
    if ratio is None or ratio.part is None or ratio.whole is None:
        return _by_label(view, fact)
    return _("%(spoke)s/%(present)s of those present spoke = %(percent)s") % {
        "spoke": plain(ratio.part),
        "present": plain(ratio.whole),
        "percent": percent(view.number(fact)),
    }


def _duration(view: View, fact: str) -> str:
    evidence, minutes = view.evidence(fact), plain(view.number(fact))
    if evidence.began_at and evidence.ended_at:
        return _("held %(from)s–%(until)s, %(minutes)s minutes") % {
            "from": hour(evidence.began_at),
            "until": hour(evidence.ended_at),
            "minutes": minutes,
        }
    if evidence.began_at and _is_to_come(view, fact):
        return _("opened at %(from)s, %(minutes)s minutes so far") % {
            "from": hour(evidence.began_at),
            "minutes": minutes,
        }
    return _("%(minutes)s minutes") % {"minutes": minutes}


def _excused(view: View, fact: str) -> str:
    number = int(view.number(fact))
    if number == 0:
        return _("nobody was excused")
    people = view.evidence(fact).counted
    names = ", ".join(person.name for person in people[:_NAMES_SHOWN])
    more = len(people) - _NAMES_SHOWN
    if more > 0:
        names += " " + ngettext("and %(n)s other", "and %(n)s others", more) % {"n": more}
    return ngettext(
        "at most %(n)s time in a row (%(names)s)",
        "at most %(n)s times in a row (%(names)s)",
        number,
    ) % {"n": number, "names": names}


def _days_before(view: View, fact: str) -> str:
    number = int(view.number(fact))
    if number < 0:
        return ngettext(
            "posted %(n)s day after the meeting", "posted %(n)s days after the meeting", -number
        ) % {"n": -number}
    return ngettext(
        "posted %(n)s day before the meeting", "posted %(n)s days before the meeting", number
    ) % {"n": number}


def _days_after(view: View, fact: str) -> str:
    number = int(view.number(fact))
    return ngettext(
        "posted %(n)s day after the meeting", "posted %(n)s days after the meeting", number
    ) % {"n": number}


def _members(view: View, fact: str) -> str:
    number = int(view.number(fact))
    return ngettext("the branch has %(n)s member", "the branch has %(n)s members", number) % {
        "n": number
    }


def _criticism(view: View, fact: str) -> str:
    return _("%(minutes)s minutes for self-criticism and criticism") % {
        "minutes": plain(view.number(fact))
    }


def _is_to_come(view: View, fact: str) -> bool:
    counted = view.counted(fact)
    return counted is not None and isinstance(counted.value, ToCome)


def amount(view: View, fact: str, limit: Decimal) -> str:
    """Return a limit of a fact with its unit: ``30 %``, ``15 minutes``, ``3``."""
    unit = view.table.unit_of(fact)
    if unit == "ratio":
        from_hundred = plain(limit * 100)
        return f"{from_hundred} %"
    if unit == "minutes":
        return _("%(minutes)s minutes") % {"minutes": plain(limit)}
    if unit == "days":
        return ngettext("%(n)s day", "%(n)s days", int(limit)) % {"n": plain(limit)}
    return plain(limit)


_DUTIES: Mapping[str, Callable[[int], str]] = {
    "exempt": _exempt,
    "temporarily_elsewhere": _elsewhere,
    "suspended": _suspended,
    "special_armed_duty": _on_special_duty,
}

_OWN_WORDS: Mapping[str, Callable[[View, str], str]] = {
    "branch_members": _members,
    "attendance_rate": _attendance,
    "absent_without_reason": _absent,
    "speaking_rate": _speaking,
    "duration_minutes": _duration,
    "consecutive_excused_max": _excused,
    "papers_days_before": _days_before,
    "papers_complete_days_after": _days_after,
    "minutes_for_criticism": _criticism,
}
