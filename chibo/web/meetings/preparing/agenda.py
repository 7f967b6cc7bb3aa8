"""The agenda: the template in one tap, then words, minutes and order by hand."""

from collections.abc import Sequence

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from chibo.kernel.clock import now
from chibo.kernel.errors import DomainError
from chibo.meetings.agenda import AgendaLine
from chibo.meetings.models import AgendaItem, Meeting
from chibo.meetings.operations.preparing import write_agenda
from chibo.meetings.queries.agenda import agenda_from_template
from chibo.web.http import SignedInRequest
from chibo.web.meetings.preparing.agenda_rows import (
    PREFIX,
    AgendaRows,
    Rows,
    stored_rows,
    typed_rows,
)
from chibo.web.meetings.preparing.checks import missing_steps
from chibo.web.meetings.preparing.forms import GROUPS
from chibo.web.meetings.workspace.carried_over import task_notes
from chibo.web.meetings.workspace.frame import fresh, page
from chibo.web.meetings.workspace.reach import meeting_for
from chibo.web.meetings.workspace.readiness import Readiness, readiness_of
from chibo.web.once import once


@login_required
@require_GET
def agenda(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    return _show(request, readiness_of(_own(request, meeting_id)))


@login_required
@require_POST
@once
def take_template(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    """Let the agenda be that of the template; what was written before goes."""
    meeting = _own(request, meeting_id)
    try:
        lines = agenda_from_template(meeting)
        write_agenda(meeting, lines, actor=request.user, at=now())
    except DomainError as refusal:
        return _show(request, fresh(meeting), refusal=refusal, status=409)
    messages.success(request, _("The agenda is taken from the template. Look at it and mend it."))
    return redirect("meetings:agenda", meeting.pk)


@login_required
@require_POST
@once
def save_agenda(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    """Write the agenda as it stands on the page, after the one change that was pressed.

    ``do`` is "save", or "up", "down" or "remove" with the number of the row.
    """
    meeting = _own(request, meeting_id)
    rows = AgendaRows(request.POST, prefix=PREFIX)
    if not rows.is_valid():
        return _show(request, readiness_of(meeting), rows=rows, status=422)
    deed, _sign, place = request.POST.get("do", "save").partition("-")
    lines = moved(_lines(meeting, rows), deed, int(place) if place.isdecimal() else None)
    try:
        write_agenda(meeting, lines, actor=request.user, at=now())
    except DomainError as refusal:
        return _show(request, fresh(meeting), rows=rows, refusal=refusal, status=409)
    if deed == "next":
        return redirect(_next(readiness_of(meeting)))
    return redirect(reverse("meetings:agenda", args=[meeting.pk]) + "#agenda")


def moved(lines: Sequence[AgendaLine], deed: str, place: int | None) -> list[AgendaLine]:
    """Return ``lines`` after one row moved up, down, or out; rows count from 0.

    >>> lines = [AgendaLine(title=title, minutes=5) for title in "abc"]
    >>> [line.title for line in moved(lines, "up", 2)]
    ['a', 'c', 'b']
    """
    left = list(lines)
    if place is None or place >= len(left):
        return left
    line = left.pop(place)
    if deed == "remove":
        return left
    goal = max(place + {"up": -1, "down": 1}.get(deed, 0), 0)
    left.insert(goal, line)
    return left


def _lines(meeting: Meeting, rows: Rows) -> list[AgendaLine]:
    known = {item.pk: item for item in AgendaItem.objects.filter(meeting=meeting)}
    told = [row.cleaned_data for row in rows.forms]
    return [_line(one, known.get(one["id"])) for one in told if one and (one["title"] or one["id"])]


def _line(told: dict[str, object], item: AgendaItem | None) -> AgendaLine:
    """What was typed, with what a page does not show kept from the stored item."""
    return AgendaLine(
        id=told["id"],  # type: ignore[arg-type]  # the form made it a number or none
        title=str(told["title"]),
        minutes=int(str(told["minutes"] or 0)),
        content_group=str(told["content_group"]),
        step=item.step if item else "",
        part=item.part if item else "",
        is_required=item.is_required if item else False,
    )


def _next(ready: Readiness) -> str:
    name = "consultation" if ready.consults and not ready.is_consulted else "papers"
    return reverse(f"meetings:{name}", args=[ready.meeting.pk])


def _own(request: SignedInRequest, meeting_id: int) -> Meeting:
    return meeting_for(request, meeting_id, "meetings.prepare_meeting")


def _show(
    request: SignedInRequest,
    ready: Readiness,
    *,
    rows: Rows | None = None,
    refusal: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    items = list(AgendaItem.objects.filter(meeting=ready.meeting))
    return page(
        request,
        "agenda",
        ready,
        tab="agenda",
        status=status,
        rows=typed_rows(rows) if rows else stored_rows(items),
        is_typed=rows is not None,
        items=items,
        groups=[(group, str(label)) for group, label in GROUPS],
        notes=task_notes(ready.meeting, items),
        missing=missing_steps(ready.meeting, items) if items else [],
        refusal=refusal,
    )
