"""End what a unit decided, or take a decision back by which nothing was judged yet."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chibo.kernel.clock import now
from chibo.kernel.errors import DomainError
from chibo.organization.models import Unit
from chibo.rulebook.errors import RuleHasEnded
from chibo.rulebook.keys import RuleKey
from chibo.rulebook.models import RuleValue
from chibo.rulebook.operations.rules import end_rule, withdraw_rule
from chibo.rulebook.queries import rule_history
from chibo.web.http import SignedInRequest
from chibo.web.once import once
from chibo.web.rules.one import show_rule
from chibo.web.rules.reach import rule_named, unit_kept
from chibo.web.rules.undoing_forms import EndForm, WithdrawForm


@login_required
@require_POST
@once
def end(request: SignedInRequest, unit_id: int, name: str) -> HttpResponse:
    unit, key = unit_kept(request, unit_id), rule_named(name)
    form = EndForm(request.POST)
    if not form.is_valid():
        return show_rule(request, unit, key, status=422, end=form, withdraw=WithdrawForm())
    told = form.cleaned_data
    try:
        end_rule(
            _row(request, unit, key),
            ends_on=told["ends_on"],
            source=told["ending_source"],
            actor=request.user,
            at=now(),
        )
    except DomainError as refusal:
        return _refused(request, unit, key, refusal, end=form, withdraw=WithdrawForm())
    messages.success(request, _("The end is written. After it the unit above decides."))
    return redirect("rules:rule", unit.pk, key.name)


@login_required
@require_POST
@once
def withdraw(request: SignedInRequest, unit_id: int, name: str) -> HttpResponse:
    unit, key = unit_kept(request, unit_id), rule_named(name)
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        return show_rule(request, unit, key, status=422, withdraw=form, end=EndForm())
    try:
        withdraw_rule(
            _row(request, unit, key),
            reason=form.cleaned_data["reason"],
            actor=request.user,
            at=now(),
        )
    except DomainError as refusal:
        return _refused(request, unit, key, refusal, withdraw=form, end=EndForm())
    messages.success(request, _("The decision is withdrawn. What stood before it stands again."))
    return redirect("rules:rule", unit.pk, key.name)


def _row(request: SignedInRequest, unit: Unit, key: RuleKey[Any]) -> RuleValue:
    """The decision that the page showed; another tab may have taken it back."""
    told = request.POST.get("row", "")
    for row in rule_history(key, unit):
        if str(row.pk) == told:
            return row
    raise RuleHasEnded(_("This decision is not there any more. Look at what applies now."))


def _refused(
    request: SignedInRequest, unit: Unit, key: RuleKey[Any], refusal: DomainError, **forms: Any
) -> HttpResponse:
    return show_rule(request, unit, key, refusal=str(refusal), status=409, **forms)
