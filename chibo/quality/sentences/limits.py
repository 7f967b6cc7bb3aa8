"""Which threshold was met or missed, in a few words."""

from decimal import Decimal

from django.utils.translation import gettext as _

from chibo.quality.sentences.telling import amount, told
from chibo.quality.sentences.view import View
from chibo.scoring.conditions import facts_of
from chibo.scoring.derived import Choose, FactNamed, Share, Shortfall
from chibo.scoring.outcome import Step, Threshold

_ABOVE = frozenset({"at_least", "more_than"})


def limit_words(
    view: View, reached: Step | None, missed: Step | None, *, is_tier: bool = False
) -> str:
    """Return the limits of the step that counts, empty where they are yes or no.

    ``from 30 % to under 40 %``, ``at least 15 minutes``, ``under 30 %``.
    """
    full = _shortfall_met(view, reached)
    if full is not None:
        return _required(view, full)
    held, beyond = _numeric(reached), _numeric(missed)
    if held is None:
        return _beyond(view, beyond) if beyond else ""
    if beyond and beyond.fact == held.fact and {held.operator, beyond.operator} <= _ABOVE:
        return _between(view, held, beyond)
    if is_tier and held.operator == "at_least":
        return _("%(limit)s or more") % {"limit": _limit(view, held)}
    return single(view, held)


def single(view: View, threshold: Threshold) -> str:
    """Return one comparison in words."""
    if _is_shortfall(view, threshold):
        return _required(view, threshold)
    limit = _limit(view, threshold)
    words = {
        "at_least": _("at least %(limit)s"),
        "more_than": _("more than %(limit)s"),
        "at_most": _("at most %(limit)s"),
        "less_than": _("under %(limit)s"),
        "equals": _("exactly %(limit)s"),
    }
    return words[threshold.operator] % {"limit": limit}


def _between(view: View, held: Threshold, beyond: Threshold) -> str:
    lower, upper = _limit(view, held), _limit(view, beyond)
    strict = beyond.operator == "at_least"
    words = _("from %(lower)s to under %(upper)s") if strict else _("from %(lower)s to %(upper)s")
    return words % {"lower": lower, "upper": upper}


def _beyond(view: View, missed: Threshold) -> str:
    """Below every step: what the lowest of them asked for."""
    if _is_shortfall(view, missed):
        return _required(view, missed)
    limit = _limit(view, missed)
    if missed.operator in _ABOVE:
        return _("under %(limit)s") % {"limit": limit}
    return _("over %(limit)s") % {"limit": limit}


def _required(view: View, threshold: Threshold) -> str:
    """What was required, of whom, and how far below it the meeting stayed."""
    derived = view.table.derived[threshold.fact]
    assert isinstance(derived, Shortfall)
    words = amount(view, derived.shortfall.fact, required_of(view, derived))
    lacking = view.number(threshold.fact)
    if lacking:
        words = _("%(lacking)s short of the %(limit)s required") % {
            "lacking": amount(view, derived.shortfall.fact, lacking),
            "limit": words,
        }
    else:
        words = _("at least %(limit)s required") % {"limit": words}
    because = _because(view, derived)
    return f"{words} ({because})" if because else words


def required_of(view: View, derived: Shortfall | Share) -> Decimal:
    """Return how much the table requires of this meeting."""
    if isinstance(derived.of, FactNamed):
        return view.number(derived.of.fact)
    return view.prospects.now.limit(derived.of)


def _because(view: View, derived: Shortfall) -> str:
    """On what the requirement hangs, where the table chooses it."""
    name = derived.of.fact if isinstance(derived.of, FactNamed) else ""
    chosen = view.table.derived.get(name)
    if not isinstance(chosen, Choose):
        return ""
    asked = dict.fromkeys(fact for choice in chosen.choose for fact in facts_of(choice.when))
    return "; ".join(told(view, fact) for fact in asked)


def _limit(view: View, threshold: Threshold) -> str:
    derived = view.table.derived.get(threshold.fact)
    limit = amount(view, threshold.fact, _decimal(threshold))
    if not isinstance(derived, Share):
        return limit
    required = amount(view, derived.share.fact, required_of(view, derived))
    return _("%(share)s of the %(required)s required") % {"share": limit, "required": required}


def _is_shortfall(view: View, threshold: Threshold) -> bool:
    return isinstance(view.table.derived.get(threshold.fact), Shortfall)


def _shortfall_met(view: View, reached: Step | None) -> Threshold | None:
    """Return the comparison of a step that asks for no shortfall at all."""
    thresholds = reached.thresholds if reached else ()
    return next((one for one in thresholds if _is_shortfall(view, one)), None)


def _numeric(step: Step | None) -> Threshold | None:
    """Return the first comparison of a step that names a number; "more than none" names none."""
    thresholds = step.thresholds if step else ()
    return next((one for one in thresholds if isinstance(one.limit, Decimal) and one.limit), None)


def _decimal(threshold: Threshold) -> Decimal:
    assert isinstance(threshold.limit, Decimal)
    return threshold.limit
