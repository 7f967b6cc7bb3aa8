"""Who holds which office of a committee, since when; give one, end one."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_GET, require_POST

from chibo.kernel.clock import now
from chibo.kernel.errors import DomainError
from chibo.kernel.permissions import may, require
from chibo.membership.models import Office, OfficeKind
from chibo.membership.operations.offices import end_office, give_office, permission_to_give
from chibo.membership.queries.offices import former_offices_in, members_for_offices, offices_in
from chibo.membership.queries.posts import posts_in
from chibo.membership.queries.visible import visible_units
from chibo.organization.models import Unit, UnitKind
from chibo.web.days import DayField
from chibo.web.http import SignedInRequest, today
from chibo.web.once import once

_FOUND = 20
"""More people of a name than these are not listed; another word narrows them."""

WHAT_IT_OPENS = {
    OfficeKind.ORGANISATION: gettext_lazy(
        "Changes units below: creates, renames, merges, splits, moves, dissolves. Keeps the "
        "records of members below."
    ),
    OfficeKind.PROPAGANDA: gettext_lazy(
        "Reads plans, agendas, papers and sealed minutes of the branches below. Changes nothing."
    ),
    OfficeKind.INSPECTION: gettext_lazy(
        "Reads records of members, sealed minutes, scores and the record of deeds below. "
        "Changes nothing."
    ),
    OfficeKind.ADMINISTRATOR: gettext_lazy("Keeps units, accounts and rules below this committee."),
}


class OfficeForm(forms.Form):
    """Which office, to whom, from when, by which decision."""

    member = forms.ChoiceField(label=gettext_lazy("To whom"), widget=forms.RadioSelect)
    kind = forms.ChoiceField(label=gettext_lazy("Office"), widget=forms.RadioSelect)
    on = DayField(label=gettext_lazy("From the day"))
    until = DayField(
        label=pgettext_lazy("office", "Until the day, that day not counted"), required=False
    )
    decision = forms.CharField(label=gettext_lazy("Decision number"), max_length=80)

    def __init__(
        self,
        *args: Any,
        people: list[tuple[str, str]],
        kinds: list[tuple[str, str]],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.fields["member"].choices = people  # type: ignore[attr-defined]  # a choice field
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]  # a choice field


@login_required
@require_GET
def offices(request: SignedInRequest, unit_id: int) -> HttpResponse:
    return _page(request, _committee(request, unit_id))


@login_required
@require_POST
@once
def give(request: SignedInRequest, unit_id: int) -> HttpResponse:
    unit = _committee(request, unit_id)
    require(request.user, "membership.give_office", unit, on=today())
    form = _form(request, unit, request.POST)
    if not form.is_valid():
        return _page(request, unit, form=form, status=422)
    told = form.cleaned_data
    try:
        office = give_office(
            members_for_offices(unit, "", on=today()).get(pk=told["member"]),
            OfficeKind(told["kind"]),
            unit=unit,
            on=told["on"],
            until=told["until"],
            decision=told["decision"],
            actor=request.user,
            at=now(),
        )
    except DomainError as refusal:
        return _page(request, unit, form=form, refusal=refusal, status=409)
    messages.success(
        request,
        _("Comrade %(name)s holds the office: %(office)s.")
        % {"name": office.member.full_name, "office": office.title},
    )
    return redirect("accounts:offices", unit.pk)


@login_required
@require_POST
@once
def end(request: SignedInRequest, office_id: int) -> HttpResponse:
    """End an office from today on."""
    held = Office.objects.select_related("member", "unit").filter(
        unit__in=visible_units(request.user, on=today())
    )
    office = get_object_or_404(held, pk=office_id)
    try:
        end_office(office, on=today(), actor=request.user, at=now())
    except DomainError as refusal:
        return _page(request, office.unit, refusal=refusal, status=409)
    messages.success(request, _("The office of %(name)s has ended.") % {"name": office.member})
    return redirect("accounts:offices", office.unit_id)


def _committee(request: SignedInRequest, unit_id: int) -> Unit:
    seen = visible_units(request.user, on=today()).exclude(kind=UnitKind.BRANCH)
    unit = get_object_or_404(seen, pk=unit_id)
    require(request.user, "membership.see_offices", unit, on=today())
    return unit


def _form(request: SignedInRequest, unit: Unit, data: Any = None) -> OfficeForm:
    """The form with the people found by a word of their name, or chosen before."""
    words = request.GET.get("q", "").strip()
    asked = members_for_offices(unit, words, on=today()).exclude(user=request.user)
    if data is not None:
        chosen = data.get("member", "")
        asked = asked.filter(pk=chosen) if chosen.isdecimal() else asked.none()
    people = [(str(one.pk), one.full_name) for one in asked[:_FOUND]] if words or data else []
    kinds = [
        (kind.value, f"{kind.label.capitalize()}. {WHAT_IT_OPENS[kind]}")
        for kind in OfficeKind
        if may(request.user, permission_to_give(kind), unit, on=today())
    ]
    return OfficeForm(data, people=people, kinds=kinds, initial={"on": today()})


def _page(
    request: SignedInRequest,
    unit: Unit,
    *,
    form: OfficeForm | None = None,
    refusal: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    on = today()
    may_give = may(request.user, "membership.give_office", unit, on=on)
    held = [
        (
            office,
            WHAT_IT_OPENS[OfficeKind(office.kind)],
            may(request.user, permission_to_give(OfficeKind(office.kind)), unit, on=on),
        )
        for office in offices_in(unit, on=on)
    ]
    context = {
        "unit": unit,
        "on": on,
        "held": held,
        "former": former_offices_in(unit, on=on),
        "posts": posts_in(unit, on=on).order_by("pk"),
        "may_give": may_give,
        "words": request.GET.get("q", "").strip(),
        "form": (form or _form(request, unit)) if may_give else None,
        "refusal": refusal,
    }
    return render(request, "web/accounts/offices.html", context, status=status)
