"""What is missing for the next band, and what would bring it next month."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chibo.quality.sentences.limits import required_of
from chibo.quality.sentences.numbers import plain
from chibo.quality.sentences.telling import amount
from chibo.quality.sentences.view import View
from chibo.scoring.card import CardLine
from chibo.scoring.derived import Shortfall
from chibo.scoring.outcome import Step, Threshold

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Gain:
    """What would have brought ``points`` more in line ``code``, as words for next month."""

    code: str
    points: Decimal
    words: str


def next_band_sentence(view: View) -> str:
    """Return how far the next band is and what to do better next month; empty at the best band.

    Of lines that the machine scores those that lost points, the largest gain
    first. It says what to do, never how to talk a fact away.
    """
    better = view.reading.card.band.next
    if better is None:
        return ""
    told = _distance(view)
    gains = sorted(gains_of(view), key=lambda gain: -gain.points)[:_SHOWN]
    if not gains:
        return told
    steps = ", ".join(
        _("%(what)s (+%(points)s)") % {"what": gain.words, "points": plain(gain.points)}
        for gain in gains
    )
    return _("%(distance)s Next month the nearest: %(steps)s.") % {"distance": told, "steps": steps}


def gains_of(view: View) -> Iterator[Gain]:
    """Return for each line of the machine that lost points what the next better step asks for."""
    for line in view.reading.card.lines:
        if line.state != "scored" or line.scored_by != "machine" or line.points is None:
            continue
        if line.reason.cap is not None and line.reason.before_cap is not None:
            words = _words(view, line.reason.cap, is_cap=True)
            yield from _gain(view, line, line.reason.before_cap - line.points, words)
        elif line.reason.missed is not None:
            words = _words(view, line.reason.missed)
            yield from _gain(view, line, line.reason.missed.points - line.points, words)


def _gain(view: View, line: CardLine, more: Decimal, words: str) -> Iterator[Gain]:
    """Points of the total, which is another scale than the line's when lines dropped out."""
    if words and more > 0:
        totals = view.reading.card.totals
        on_scale = more * totals.scale / totals.counted_of
        yield Gain(line.code, view.table.rounding.total.round(on_scale), words)


def _distance(view: View) -> str:
    band = view.reading.card.band.next
    assert band is not None
    label = next(one.label for one in view.table.bands if one.name == band.name)
    if band.points_missing:
        few = 1 if band.points_missing == 1 else 2
        return ngettext(
            "%(points)s point more for %(band)s.", "%(points)s points more for %(band)s.", few
        ) % {"points": plain(band.points_missing), "band": label}
    if band.full_marks_missing_in:
        return _("%(band)s asks for full marks in line %(codes)s.") % {
            "band": label,
            "codes": ", ".join(band.full_marks_missing_in),
        }
    return _("%(band)s asks for a condition that is not met.") % {"band": label}


def _words(view: View, step: Step, *, is_cap: bool = False) -> str:
    """What to do for a step; empty where a fact of it has no deed of its own."""
    open_ones = [one for one in step.thresholds if is_cap or one.holds is not True]
    words = [_deed(view, one) for one in open_ones]
    return ", ".join(words) if all(words) else ""


def _deed(view: View, threshold: Threshold) -> str:
    fact = view.chosen(threshold.fact)
    derived = view.table.derived.get(fact)
    if isinstance(derived, Shortfall):
        required = required_of(view, derived)
        if isinstance(threshold.limit, Decimal):
            required -= threshold.limit
        words = _("hold at least %(amount)s")
        return words % {"amount": amount(view, derived.shortfall.fact, required)}
    if fact in {"attendance_rate", "speaking_rate"}:
        return _more_people(view, fact, threshold)
    words = {
        "absent_without_reason": _("nobody absent without reason"),
        "minutes_for_criticism": _("give %(limit)s to self-criticism and criticism"),
        "consultation_held": _("let the branch committee consult beforehand"),
        "consultation_has_minutes": _("keep minutes of the consultation"),
        "members_invited": _("tell every member the hour, place and content"),
        "committee_notified": _("tell the committee member who follows the branch"),
        "papers_posted": _("post the papers on the handbook"),
        "papers_days_before": _("post the papers %(limit)s before the meeting"),
        "papers_complete_posted": _("post the final documents on the handbook"),
        "papers_complete_days_after": _("post the final documents within %(limit)s"),
        "conclusions_count": _("let the chair conclude"),
        "resolution_adopted": _("put the conclusion or resolution to the vote"),
        "tasks_assigned": _("name who answers for each task and until when"),
        "minutes_adopted": _("read and adopt the minutes before closing"),
        "tasks_done_rate": _("finish the tasks that are due"),
        "targets_met_rate": _("reach the targets that are due"),
    }.get(fact, "")
    limit = threshold.limit if isinstance(threshold.limit, Decimal) else Decimal(0)
    return words % {"limit": amount(view, fact, limit)} if words else ""


def _more_people(view: View, fact: str, threshold: Threshold) -> str:
    """How many more of the same number of people the step asks for."""
    ratio = view.ratio(fact)
    if ratio is None or ratio.part is None or ratio.whole is None:
        return ""
    assert isinstance(threshold.limit, Decimal)
    wanted = threshold.limit * ratio.whole
    if threshold.operator == "more_than":
        needed = wanted.to_integral_value(ROUND_FLOOR) + 1
    else:
        needed = wanted.to_integral_value(ROUND_CEILING)
    more = int(needed - ratio.part)
    if fact == "speaking_rate":
        return ngettext("%(n)s more member speaks", "%(n)s more members speak", more) % {"n": more}
    return ngettext("%(n)s more member attends", "%(n)s more members attend", more) % {"n": more}
