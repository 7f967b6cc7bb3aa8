"""The secretary is away: who leads the branch, from when until when."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from chibo.kernel.clock import now
from chibo.kernel.errors import DomainError
from chibo.kernel.permissions import may, require
from chibo.membership.models import Delegation
from chibo.membership.operations.delegating import delegate, take_back_delegation
from chibo.membership.queries.delegations import delegations_in, may_stand_in
from chibo.membership.queries.visible import visible_units
from chibo.organization.models import Unit, UnitKind
from chibo.web.days import DayField
from chibo.web.http import SignedInRequest, today
from chibo.web.once import once


class DelegationForm(forms.Form):
    """Who, which days, why."""

    member = forms.TypedChoiceField(label=gettext_lazy("Who leads the branch"), coerce=int)
    on = DayField(label=gettext_lazy("From the day"))
    last_day = DayField(label=gettext_lazy("Last day"))
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=200)

    def __init__(self, *args: Any, people: list[tuple[int, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["member"].choices = [("", "–"), *people]  # type: ignore[attr-defined]  # a choice field


@login_required
@require_GET
def delegations(request: SignedInRequest, unit_id: int) -> HttpResponse:
    return _page(request, _branch(request, unit_id))


@login_required
@require_POST
@once
def give(request: SignedInRequest, unit_id: int) -> HttpResponse:
    branch = _branch(request, unit_id)
    require(request.user, "membership.delegate", branch, on=today())
    form = _form(branch, request.POST)
    if not form.is_valid():
        return _page(request, branch, form=form, status=422)
    told = form.cleaned_data
    try:
        given = delegate(
            branch,
            may_stand_in(branch, on=today()).get(pk=told["member"]),
            on=told["on"],
            last_day=told["last_day"],
            reason=told["reason"],
            actor=request.user,
            at=now(),
        )
    except DomainError as refusal:
        return _page(request, branch, form=form, refusal=refusal, status=409)
    messages.success(
        request,
        _("Comrade %(name)s leads the branch in these days.") % {"name": given.member.full_name},
    )
    return redirect("accounts:delegations", branch.pk)


@login_required
@require_POST
@once
def take_back(request: SignedInRequest, delegation_id: int) -> HttpResponse:
    given = get_object_or_404(
        Delegation.objects.select_related("member", "post__unit"), pk=delegation_id
    )
    unit = given.post.unit
    try:
        take_back_delegation(given, actor=request.user, at=now())
    except DomainError as refusal:
        return _page(request, unit, refusal=refusal, status=409)
    messages.success(request, _("The delegation has ended."))
    return redirect("accounts:delegations", unit.pk)


def _branch(request: SignedInRequest, unit_id: int) -> Unit:
    seen = visible_units(request.user, on=today()).filter(kind=UnitKind.BRANCH)
    return get_object_or_404(seen, pk=unit_id)


def _form(branch: Unit, data: Any = None) -> DelegationForm:
    people = [(one.pk, one.full_name) for one in may_stand_in(branch, on=today())]
    return DelegationForm(data, people=people, initial={"on": today()})


def _page(
    request: SignedInRequest,
    branch: Unit,
    *,
    form: DelegationForm | None = None,
    refusal: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    on = today()
    may_give = may(request.user, "membership.delegate", branch, on=on)
    context = {
        "branch": branch,
        "given": delegations_in(branch, on=on),
        "may_take_back": may(request.user, "membership.take_back_delegation", branch, on=on),
        "form": (form or _form(branch)) if may_give else None,
        "refusal": refusal,
    }
    return render(request, "web/accounts/delegations.html", context, status=status)
