"""Whose rules exist for a person, and as of which day."""

from datetime import date
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from chibo.kernel.permissions import may, require
from chibo.membership.queries.visible import visible_units
from chibo.organization.models import Unit
from chibo.organization.queries import units_above
from chibo.rulebook.keys import RuleKey, known_rules
from chibo.web.days import read_day
from chibo.web.http import SignedInRequest, today


def unit_seen(request: SignedInRequest, unit_id: int) -> Unit:
    """The unit, for those for whom it exists today; any other does not exist."""
    return get_object_or_404(visible_units(request.user, on=today()), pk=unit_id)


def unit_kept(request: SignedInRequest, unit_id: int) -> Unit:
    """The unit whose rules this person may decide today; any other does not exist."""
    unit = unit_seen(request, unit_id)
    require(request.user, "rulebook.set_rule", unit, on=today())
    return unit


def may_decide(request: SignedInRequest, unit: Unit) -> bool:
    return may(request.user, "rulebook.set_rule", unit, on=today())


def rule_named(name: str) -> RuleKey[Any]:
    key = known_rules().get(name)
    if key is None:
        raise Http404
    return key


def day_asked(request: SignedInRequest) -> tuple[date, bool]:
    """The day in the address, and whether it was understood; today where none is."""
    told = request.GET.get("on", "").strip()
    found = read_day(told) if told else today()
    return found or today(), found is not None


def keepers_of(unit: Unit, *, on: date) -> list[str]:
    """The committees whose secretary, deputy and officers decide for this unit, nearest first."""
    own = [] if unit.is_branch else [unit.name]
    return [*own, *(up.name for up in units_above(unit, on=on))]
