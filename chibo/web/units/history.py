"""How a unit came to be what it is, who was before it, and the papers of the decisions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from chibo.kernel.clock import now
from chibo.kernel.days import first_of_month
from chibo.kernel.errors import DomainError
from chibo.kernel.permissions import may, require
from chibo.membership.queries.visible import visible_units
from chibo.organization.models import Unit, UnitEvent
from chibo.organization.operations.rehearsing import rehearse
from chibo.organization.operations.taking_back import take_back_event
from chibo.organization.queries.history import (
    Chapter,
    history_of,
    placements_of,
    predecessors_of,
)
from chibo.papers.models import DecisionPaper
from chibo.web.http import SignedInRequest, today
from chibo.web.once import once


@dataclass(frozen=True, slots=True)
class Before:
    """A unit that was before this one, with the way to its months; no way where not allowed."""

    unit: Unit
    months_url: str


@login_required
@require_GET
def history_page(request: SignedInRequest, unit_id: int) -> HttpResponse:
    unit = _unit(request, unit_id)
    on = today()
    chapters = history_of(unit)
    context = {
        "unit": unit,
        "is_ended": unit.has_ended(on=on),
        "chapters": chapters,
        "papers": _papers(request, unit, chapters, on),
        "placements": list(placements_of(unit)),
        "before": list(_before(request, unit, on)),
        "may_take_back": may(request.user, "organization.take_back", unit, on=on),
    }
    return render(request, "web/units/history.html", context)


@login_required
@require_GET
def take_back_page(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Whether a change can be taken back, tried and rolled back."""
    event = _event(request, event_id)
    refusal = None
    try:
        rehearse(lambda: take_back_event(event, actor=request.user, at=now()), lambda done: done)
    except DomainError as stopped:
        refusal = stopped
    return _take_back(request, event, refusal)


@login_required
@require_POST
@once
def take_back(request: SignedInRequest, event_id: int) -> HttpResponse:
    event = _event(request, event_id)
    decision = request.POST.get("decision", "")[:80]
    try:
        take_back_event(event, actor=request.user, at=now(), decision=decision)
    except DomainError as refusal:
        return _take_back(request, event, refusal)
    messages.success(request, _("The change is taken back. Everything is as it was before it."))
    return redirect("units:history", event.unit_id)


@login_required
@require_GET
def decision_paper(request: SignedInRequest, paper_id: int) -> FileResponse:
    """The file of a decision, as it was handed in."""
    found = DecisionPaper.objects.select_related("file", "event__unit")
    paper = get_object_or_404(found, pk=paper_id)
    units = {paper.event.unit_id, *paper.event.successions.values_list("predecessor", flat=True)}
    seen = visible_units(request.user, on=today()).filter(pk__in=units)
    if not any(may(request.user, "papers.read_decision", one, on=today()) for one in seen):
        raise Http404
    return FileResponse(paper.file.file.open(), as_attachment=True, filename=paper.file.name)


def _unit(request: SignedInRequest, unit_id: int) -> Unit:
    seen = visible_units(request.user, on=today()).select_related("heir", "parent")
    return get_object_or_404(seen, pk=unit_id)


def _event(request: SignedInRequest, event_id: int) -> UnitEvent:
    found = get_object_or_404(UnitEvent.objects.select_related("unit"), pk=event_id)
    require(request.user, "organization.take_back", found.unit, on=today())
    return found


def _take_back(
    request: SignedInRequest, event: UnitEvent, refusal: DomainError | None
) -> HttpResponse:
    context = {"event": event, "unit": event.unit, "refusal": refusal}
    return render(request, "web/units/take_back.html", context, status=409 if refusal else 200)


def _papers(
    request: SignedInRequest, unit: Unit, chapters: Iterable[Chapter], on: date
) -> dict[int, list[DecisionPaper]]:
    if not may(request.user, "papers.read_decision", unit, on=on):
        return {}
    events = [chapter.event.pk for chapter in chapters]
    found: dict[int, list[DecisionPaper]] = {}
    for paper in DecisionPaper.objects.filter(event__in=events).select_related("file"):
        found.setdefault(paper.event_id, []).append(paper)
    return found


def _before(request: SignedInRequest, unit: Unit, on: date) -> Iterable[Before]:
    known = predecessors_of(unit, on=on)
    seen = visible_units(request.user, on=on).filter(pk__in=[one.pk for one in known])
    for one in seen.order_by("search_key"):
        yield Before(one, _months_url(request, one, on))


def _months_url(request: SignedInRequest, unit: Unit, on: date) -> str:
    """Where the months of a unit are read: a branch's own, a committee's board of its last."""
    if unit.is_branch:
        allowed = may(request.user, "meetings.see_months", unit, on=on)
        return reverse("meetings:months", args=[unit.pk]) if allowed else ""
    if unit.ends_on is None or not may(request.user, "reporting.see_board", unit, on=on):
        return ""
    return reverse("board:month", args=[unit.pk, first_of_month(unit.ends_on - timedelta(days=1))])
