"""One rule of a unit: its value and why, bounds, where texts differ, history, who may decide."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from chibo.organization.models import Unit
from chibo.rulebook.keys import RuleKey
from chibo.rulebook.queries import rule_history_here, rules_in_force
from chibo.rulebook.settled import last_settled_day
from chibo.web.http import SignedInRequest, today
from chibo.web.rules.reach import day_asked, keepers_of, may_decide, rule_named, unit_seen
from chibo.web.rules.shown import shown_line
from chibo.web.rules.undoing_forms import EndForm, WithdrawForm


@login_required
@require_GET
def rule_page(request: SignedInRequest, unit_id: int, name: str) -> HttpResponse:
    return show_rule(request, unit_seen(request, unit_id), rule_named(name))


def show_rule(
    request: SignedInRequest,
    unit: Unit,
    key: RuleKey[Any],
    *,
    refusal: str = "",
    status: int = 200,
    **forms: Any,
) -> HttpResponse:
    """Answer with one rule; a form that was refused is given by its name and stands open."""
    on, _is_understood = day_asked(request)
    line = rules_in_force(unit, on=on).line_of(key)
    history = [
        shown_line(key, one, unit=unit, in_force=line)
        for one in rule_history_here(key, unit, on=on)
    ]
    last = next((one for one in history if one.is_own), None)
    decides = may_decide(request, unit)
    may_end = decides and last is not None and last.valid_until is None
    may_withdraw = (
        decides and last is not None and last_settled_day(unit, since=last.valid_from) is None
    )
    context = {
        "unit": unit,
        "key": key,
        "on": on,
        "is_today": on == today(),
        "line": next((one for one in history if one.is_in_force), None),
        "history": history,
        "keepers": keepers_of(unit, on=on),
        "may_decide": decides,
        "last": last,
        "may_end": may_end,
        "may_withdraw": may_withdraw,
        "deeds": forms or {"end": EndForm(), "withdraw": WithdrawForm()},
        "opened": next(iter(forms), ""),
        "refusal": refusal,
    }
    return render(request, "web/rules/rule.html", context, status=status)
