"""One sentence for one line: what was counted, over what, which threshold, how many points."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _

from chibo.quality.sentences.limits import limit_words
from chibo.quality.sentences.numbers import plain, points
from chibo.quality.sentences.telling import told
from chibo.quality.sentences.view import View
from chibo.quality.sentences.waiting import missing_sentence, to_come_sentence
from chibo.scoring.card import CardLine
from chibo.scoring.conditions import AnyOf, Condition, facts_of
from chibo.scoring.modifiers import NotApplicable
from chibo.scoring.outcome import Step
from chibo.scoring.rules.judged import Judged


def line_sentence(view: View, line: CardLine) -> str:
    """Return why ``line`` has its points, or what it waits for.

    In the reader's language; names, labels and choices are the table's own.
    """
    sentence = _SENTENCES[line.reason.key](view, line)
    if line.reason.codes and line.reason.key != "moved_to":
        sentence = _("%(sentence)s Holds the points of line %(codes)s as well.") % {
            "sentence": sentence,
            "codes": ", ".join(line.reason.codes),
        }
    return sentence[:1].upper() + sentence[1:]


def _step(view: View, line: CardLine) -> str:
    """A step of several, perhaps cut by a cap."""
    reason = line.reason
    facts = _facts_of(reason.reached) or _facts_of(reason.missed)
    counted = "; ".join(told(view, fact) for fact in facts)
    if reason.cap is not None:
        cause = "; ".join(told(view, fact) for fact in _facts_of(reason.cap))
        return _("%(told)s, but %(cause)s, so at most %(points)s.") % {
            "told": counted,
            "cause": cause,
            "points": points(reason.cap.points),
        }
    limit = limit_words(view, reason.reached, reason.missed, is_tier=True)
    return _joined(counted, limit, line)


def _condition(view: View, line: CardLine) -> str:
    """All or nothing: of what failed only that is told."""
    reason = line.reason
    step = reason.reached or reason.missed
    decisive = _decisive(step, holds=reason.key == "condition_holds")
    counted = "; ".join(dict.fromkeys(told(view, fact) for fact in _facts_of(decisive)))
    limit = limit_words(view, decisive, None)
    if limit:
        limit = _("the rule asks for %(limit)s") % {"limit": limit}
    return _joined(counted, limit, line)


def _joined(counted: str, limit: str, line: CardLine) -> str:
    got = points(line.points if line.points is not None else line.at_most)
    if limit:
        return _("%(told)s, %(limit)s: %(points)s.") % {
            "told": counted,
            "limit": limit,
            "points": got,
        }
    return _("%(told)s: %(points)s.") % {"told": counted, "points": got}


def _chosen(view: View, line: CardLine) -> str:
    choice, note = _label_of(view, line), line.reason.note
    told_points = points(line.points if line.points is not None else line.at_most)
    if note:
        return _("%(choice)s: %(points)s. Reason: %(note)s") % {
            "choice": choice,
            "points": told_points,
            "note": _ended(note),
        }
    return _("%(choice)s: %(points)s.") % {"choice": choice, "points": told_points}


def _given(_view: View, line: CardLine) -> str:
    got = points(line.points if line.points is not None else line.at_most)
    if line.reason.note:
        return _("%(points)s. Reason: %(note)s") % {"points": got, "note": _ended(line.reason.note)}
    return _("%(points)s.") % {"points": got}


def _open(_view: View, line: CardLine) -> str:
    words = {
        "not_judged": _("Not judged yet, at most %(points)s."),
        "unknown_choice": _("The answer is not among the choices of this line. Judge it anew."),
        "points_do_not_fit": _("The points do not fit this line. Judge it anew."),
        "deduction_without_reason": _("Points are taken off without a reason. Say why."),
    }
    return words[line.reason.key] % {"points": points(line.at_most)}


def _without(view: View, line: CardLine) -> str:
    """The line has no object this time, and what becomes of its points."""
    why = "; ".join(told(view, fact) for fact in _closing_facts(view, line))
    words = {
        "full_without_it": _("%(why)s, so the line has full marks: %(points)s."),
        "zero_without_it": _("%(why)s, so the line brings nothing: %(points)s."),
        "dropped": _("%(why)s, so the line is not scored and the total is taken to %(scale)s."),
        "moved_to": _("%(why)s, so its points count in line %(codes)s."),
    }
    return words[line.reason.key] % {
        "why": why,
        "points": points(line.points if line.points is not None else line.at_most),
        "scale": plain(view.table.scale),
        "codes": ", ".join(line.reason.codes),
    }


def _closing_facts(view: View, line: CardLine) -> tuple[str, ...]:
    """Return the facts by which the first closed gate is closed."""
    for gate in view.line(line.code).gates:
        if gate.applies(view.prospects.now) is False:
            asked = gate.when if isinstance(gate, NotApplicable) else None
            return _true_part(view, asked) if asked else gate.facts()
    return ()


def _true_part(view: View, condition: Condition) -> tuple[str, ...]:
    """Of several ways to be true only the first that is."""
    if isinstance(condition, AnyOf):
        ways = (one for one in condition.conditions if one.truth(view.prospects.now))
        return _true_part(view, next(ways))
    return facts_of(condition)


def _facts_of(step: Step | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.fact for one in step.thresholds)) if step else ()


def _decisive(step: Step | None, *, holds: bool) -> Step | None:
    """Return the step with the comparisons that made the answer."""
    if step is None:
        return None
    kept = tuple(one for one in step.thresholds if one.holds is holds)
    return Step(step.points, kept or step.thresholds)


def _label_of(view: View, line: CardLine) -> str:
    rule = view.line(line.code).score
    choices = rule.judged.choices if isinstance(rule, Judged) else ()
    named = (choice.label for choice in choices if choice.name == line.reason.choice)
    return next(named, line.reason.choice or "")


def _ended(note: str) -> str:
    return note if note.endswith((".", "!", "?", "…")) else f"{note}."


_SENTENCES: Mapping[str, Callable[[View, CardLine], str]] = {
    "condition_holds": _condition,
    "condition_fails": _condition,
    "tier_reached": _step,
    "below_all_tiers": _step,
    "chosen": _chosen,
    "points_given": _given,
    "not_judged": _open,
    "unknown_choice": _open,
    "points_do_not_fit": _open,
    "deduction_without_reason": _open,
    "fact_missing": missing_sentence,
    "fact_to_come": to_come_sentence,
    "full_without_it": _without,
    "zero_without_it": _without,
    "moved_to": _without,
    "dropped": _without,
}
