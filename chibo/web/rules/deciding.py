"""Decide a rule for a unit: the form, what it will mean, and the decision."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from chibo.kernel.clock import now
from chibo.kernel.errors import DomainError
from chibo.organization.models import Unit
from chibo.rulebook.central import central_rules
from chibo.rulebook.keys import RuleKey
from chibo.rulebook.operations.rules import set_rule
from chibo.rulebook.queries import rule_reach, rules_in_force
from chibo.rulebook.settled import refuse_settled_days
from chibo.web.days import DayField
from chibo.web.http import SignedInRequest, today
from chibo.web.once import FIELD, once
from chibo.web.rules.reach import rule_named, unit_kept
from chibo.web.rules.shown import shown_line
from chibo.web.rules.values import ValueForm, value_form

_SHOWN_BELOW = 20
"""Units with a value of their own that a preview names; of the others it tells how many."""


class DecisionForm(forms.Form):
    """From which day, and by which document."""

    valid_from = DayField(label=gettext_lazy("In force from"))
    source = forms.CharField(
        label=gettext_lazy("Document that decides it"),
        max_length=200,
        help_text=gettext_lazy("Kind, issuer and date, such as: Nghị quyết ngày 20/11/2026."),
    )
    decision = forms.CharField(
        label=gettext_lazy("Number of the document"), max_length=80, required=False
    )


@login_required
@require_GET
def decide(request: SignedInRequest, unit_id: int, name: str) -> HttpResponse:
    unit, key = unit_kept(request, unit_id), rule_named(name)
    tomorrow = today() + timedelta(days=1)
    form = DecisionForm(initial={"valid_from": tomorrow})
    return _form(request, unit, key, form, value_form(key, _present(unit, key)))


@login_required
@require_POST
def preview(request: SignedInRequest, unit_id: int, name: str) -> HttpResponse:
    """Say what the decision will mean; nothing is written. ``mend`` leads back to the form."""
    unit, key, form, value = _posted(request, unit_id, name)
    is_right = form.is_valid() & value.is_valid()
    if not is_right or "mend" in request.POST:
        return _form(request, unit, key, form, value, status=200 if is_right else 422)
    begins = form.cleaned_data["valid_from"]
    try:
        refuse_settled_days(unit, since=begins)
    except DomainError as refusal:
        return _form(request, unit, key, form, value, refusal=str(refusal), status=409)
    line = rules_in_force(unit, on=begins).line_of(key)
    reach = rule_reach(key, unit, on=begins)
    context = {
        "unit": unit,
        "key": key,
        "told": form.cleaned_data,
        "words": key.words(value.plain()),
        "before": line and shown_line(key, line, unit=unit, in_force=line),
        "is_the_same": line is not None and key.parse(line.value) == key.parse(value.plain()),
        "reach": reach,
        "apart": reach.branches - reach.inheriting,
        "own": [(row, key.words(row.value)) for row in reach.own[:_SHOWN_BELOW]],
        "more": max(len(reach.own) - _SHOWN_BELOW, 0),
        "posted": [
            (field, one)
            for field in request.POST
            if field not in {FIELD, "csrfmiddlewaretoken", "mend"}
            for one in request.POST.getlist(field)
        ],
    }
    return render(request, "web/rules/preview.html", context)


@login_required
@require_POST
@once
def set_value(request: SignedInRequest, unit_id: int, name: str) -> HttpResponse:
    unit, key, form, value = _posted(request, unit_id, name)
    if not form.is_valid() & value.is_valid():
        return _form(request, unit, key, form, value, status=422)
    told = form.cleaned_data
    try:
        set_rule(key, value.plain(), unit=unit, actor=request.user, at=now(), **told)
    except DomainError as refusal:
        return _form(request, unit, key, form, value, refusal=str(refusal), status=409)
    day = date_format(told["valid_from"], "SHORT_DATE_FORMAT")
    messages.success(
        request, _("The decision is written. It is in force from %(day)s.") % {"day": day}
    )
    return redirect("rules:rule", unit.pk, key.name)


def _posted(
    request: SignedInRequest, unit_id: int, name: str
) -> tuple[Unit, RuleKey[Any], DecisionForm, ValueForm]:
    unit, key = unit_kept(request, unit_id), rule_named(name)
    value = value_form(key, _present(unit, key), request.POST)
    return unit, key, DecisionForm(request.POST), value


def _present(unit: Unit, key: RuleKey[Any]) -> Any:
    """The plain value that holds today: the form begins from it."""
    line = rules_in_force(unit, on=today()).line_of(key)
    return line.value if line else central_rules()[key.name][0].value


def _form(
    request: SignedInRequest,
    unit: Unit,
    key: RuleKey[Any],
    form: DecisionForm,
    value: ValueForm,
    *,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    line = rules_in_force(unit, on=today()).line_of(key)
    context = {
        "unit": unit,
        "key": key,
        "line": line and shown_line(key, line, unit=unit, in_force=line),
        "form": form,
        "value": value,
        "refusal": refusal,
    }
    return render(request, "web/rules/decide.html", context, status=status)
