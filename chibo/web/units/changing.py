"""The steps of a change of units: choose, say what, look at before and after, confirm."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from chibo.kernel.clock import now
from chibo.kernel.errors import DomainError
from chibo.kernel.periods import in_force
from chibo.kernel.permissions import may, require
from chibo.membership.queries.tallies import Tally, tally_of
from chibo.membership.queries.visible import visible_units
from chibo.organization.effects import Effect
from chibo.organization.errors import ChangeStopped
from chibo.organization.models import Unit, UnitPlacement
from chibo.organization.operations.rehearsing import rehearse
from chibo.papers.operations.decisions import attach_decision
from chibo.papers.operations.files import MOST_MEGABYTES
from chibo.rulebook.keys import FEWEST_OFFICIAL
from chibo.rulebook.queries import rules_in_force
from chibo.web.http import SignedInRequest, today
from chibo.web.once import once
from chibo.web.units.choosing import choices_for
from chibo.web.units.forms import ChangeForm
from chibo.web.units.kinds import KINDS, Kind, Outcome, kinds_for


@dataclass(frozen=True, slots=True)
class Standing:
    """How one unit stands on a day; without a placement it does not stand."""

    placement: UnitPlacement | None
    tally: Tally
    fewest_official: int | None = None
    """The least number of official members by the rules, where a branch has fewer."""


@dataclass(frozen=True, slots=True)
class Compared:
    before: Standing
    after: Standing


@login_required
@require_GET
def choose_change(request: SignedInRequest, unit_id: int) -> HttpResponse:
    unit, on = _unit(request, unit_id), today()
    kinds = [k for k in kinds_for(unit, on=on) if may(request.user, k.permission, unit, on=on)]
    if not kinds:
        raise Http404
    return render(request, "web/units/choose.html", {"unit": unit, "kinds": kinds})


@login_required
@require_GET
def change_page(request: SignedInRequest, unit_id: int, kind: str) -> HttpResponse:
    """What is asked; once it is said, how things stand before and after."""
    unit, what = _unit(request, unit_id), _kind(kind)
    require(request.user, what.permission, unit, on=today())
    if "on" not in request.GET or "search" in request.GET:
        return _ask(request, unit, what, _form(request, unit, what, data=None))
    form = _form(request, unit, what, data=request.GET)
    if not form.is_valid():
        return _ask(request, unit, what, form, status=422)
    return _preview(request, unit, what, form)


@login_required
@require_POST
@once
def make_change(request: SignedInRequest, unit_id: int, kind: str) -> HttpResponse:
    unit, what = _unit(request, unit_id), _kind(kind)
    require(request.user, what.permission, unit, on=today())
    form = _form(request, unit, what, data=request.POST)
    if not form.is_valid():
        return _ask(request, unit, what, form, status=422)
    at = now()
    try:
        done = what.act(unit, form.cleaned_data, request.user, at)
        file = request.FILES.get("file")
        if file is not None:
            data = file.read(MOST_MEGABYTES * 1024 * 1024 + 1)
            name = file.name or ""
            attach_decision(data, name, event=done.event, actor=request.user, at=at)
    except DomainError as refusal:
        return _preview(request, unit, what, form, refusal=refusal)
    messages.success(request, _("The change is recorded."))
    return redirect("units:history", done.units[-1] if what.name == "create" else unit.pk)


def _unit(request: SignedInRequest, unit_id: int) -> Unit:
    return get_object_or_404(visible_units(request.user, on=today()), pk=unit_id)


def _kind(name: str) -> Kind:
    if name not in KINDS:
        raise Http404
    return KINDS[name]


def _form(request: SignedInRequest, unit: Unit, what: Kind, *, data: Any) -> ChangeForm:
    """The form with what can be chosen: what was found, and what was chosen before."""
    asked = request.GET if request.method == "GET" else request.POST
    chosen = [one for one in asked.getlist("chosen") if one.isdecimal()]
    choices = choices_for(request, unit, what.asks, words=asked.get("q", ""), chosen=chosen)
    initial = {
        "branch_type": unit.branch_type,
        "official_code": unit.official_code if what.name == "describe" else "",
        "locality": unit.locality,
        "on": today(),
        **({} if what.name in {"create", "split"} else {"name": unit.name}),
        **({} if what.name in {"create", "split"} else {"short_name": unit.short_name}),
    } | {name: value for name, value in asked.items() if name not in {"chosen", "q"}}
    initial["chosen"] = chosen if what.asks == "parts" else next(iter(chosen), None)
    return what.form(data, unit=unit, choices=choices, initial=initial)


def _ask(
    request: SignedInRequest, unit: Unit, what: Kind, form: ChangeForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "unit": unit,
        "kind": what,
        "form": form,
        "searches": what.asks in {"above", "heir"},
        "words": request.GET.get("q", ""),
    }
    return render(request, "web/units/change.html", context, status=status)


def _preview(
    request: SignedInRequest,
    unit: Unit,
    what: Kind,
    form: ChangeForm,
    *,
    refusal: DomainError | None = None,
) -> HttpResponse:
    """How the units stand on the day before and on the first day, and what hangs on them."""
    on = form.cleaned_data["on"]
    effects: Iterable[Effect] = ()
    compared: list[Compared] = []
    if refusal is None:
        try:
            effects, compared = rehearse(
                lambda: what.act(unit, form.cleaned_data, request.user, now()),
                lambda done: (done.effects, _compare(done, on)),
            )
        except DomainError as stopped:
            refusal = stopped
    if isinstance(refusal, ChangeStopped):
        effects = refusal.effects
    context = {
        "unit": unit,
        "kind": what,
        "form": form,
        "told": request.GET if request.method == "GET" else request.POST,
        "on": on,
        "effects": effects,
        "compared": compared,
        "refusal": refusal,
        "decision": form.cleaned_data["decision"],
    }
    status = 409 if refusal else 200
    return render(request, "web/units/preview.html", context, status=status)


def _compare(done: Outcome, on: date) -> list[Compared]:
    ids = list(dict.fromkeys(done.units))
    units = {unit.pk: unit for unit in Unit.objects.filter(pk__in=ids)}
    before = on - timedelta(days=1)
    return [Compared(_standing(units[pk], before), _standing(units[pk], on)) for pk in ids]


def _standing(unit: Unit, on: date) -> Standing:
    """Read to the end: what was rehearsed is gone when the page is written."""
    rows = UnitPlacement.objects.filter(in_force(on), unit=unit)
    placement, tally = rows.select_related("unit", "parent").first(), tally_of(unit, on=on)
    if placement is None or not unit.is_branch:
        return Standing(placement, tally)
    least = rules_in_force(unit, on=on)[FEWEST_OFFICIAL]
    return Standing(placement, tally, least if tally.official < least else None)
