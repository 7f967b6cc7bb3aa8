"""The fast page for what came back on paper: five forms, each kept for itself."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import formset_factory
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from chibo.kernel.clock import now
from chibo.kernel.days import local
from chibo.kernel.errors import DomainError
from chibo.sync.evening import Evening
from chibo.sync.operations.keying_in import Keyed, key_in
from chibo.web.http import SignedInRequest
from chibo.web.once import FIELD, once
from chibo.web.paper_kit.attendance import keyed_rows, rows_as_recorded, rows_as_typed
from chibo.web.paper_kit.forms import (
    NOT_SENT,
    HoursForm,
    OutcomeForm,
    PaperForm,
    SpeechForm,
    TaskForm,
    VoteForm,
    keyed_of,
)
from chibo.web.paper_kit.reach import evening_on_paper

_ROWS = {"speeches": (SpeechForm, 6), "tasks": (TaskForm, 4)}
_SINGLE: Mapping[str, type[PaperForm]] = {
    "hours": HoursForm,
    "votes": VoteForm,
    "outcome": OutcomeForm,
}
SECTIONS = ("hours", "attendance", "speeches", "votes", "tasks", "outcome")


@login_required
@require_GET
@never_cache
def key_in_page(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    return _show(request, evening_on_paper(request, meeting_id))


@login_required
@require_POST
@once
def save_section(request: SignedInRequest, meeting_id: int, section: str) -> HttpResponse:
    """Key in one part; on a refusal the page comes back with all that was typed in it."""
    if section not in SECTIONS:
        raise Http404
    evening = evening_on_paper(request, meeting_id)
    typed, keyed = _read(section, request.POST, evening, UUID(request.POST[FIELD]))
    if keyed is None:
        return _show(request, evening, {section: typed}, status=422)
    try:
        key_in(evening.meeting, keyed, form=UUID(request.POST[FIELD]), actor=request.user, at=now())
    except DomainError as refusal:
        return _show(request, evening, {section: typed}, refusal=refusal, status=409)
    messages.success(request, _("It stands in the record now."))
    return redirect(f"{reverse('paper_kit:key_in', args=[meeting_id])}#{_next(section)}")


def _next(section: str) -> str:
    """The part below; votes are keyed in one after the other."""
    return section if section == "votes" else SECTIONS[min(SECTIONS.index(section) + 1, 5)]


def _read(
    section: str, data: Mapping[str, Any], evening: Evening, sent: UUID
) -> tuple[Any, list[Keyed] | None]:
    """Return what was typed, and what it says; none where something is wrong."""
    if section == "attendance":
        rows = rows_as_typed(data, evening)
        return rows, None if any(row.wrong for row in rows) else list(keyed_rows(rows, evening))
    if section in _ROWS:
        typed = _formset(section, evening, sent)(data)
        return typed, keyed_of(typed.forms) if typed.is_valid() else None
    single = _SINGLE[section](data, evening=evening, sent=sent)
    return single, single.keyed() if single.is_valid() else None


def _formset(section: str, evening: Evening, sent: UUID = NOT_SENT) -> Callable[..., Any]:
    form, extra = _ROWS[section]
    rows = formset_factory(form, extra=extra, max_num=100)
    return lambda data=None: rows(
        data, prefix=section, form_kwargs={"evening": evening, "sent": sent}
    )


def _show(
    request: SignedInRequest,
    evening: Evening,
    typed: Mapping[str, Any] | None = None,
    *,
    refusal: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    shown = typed or {}
    context = {
        "meeting": evening.meeting,
        "state": evening.state,
        "name_of": evening.name,
        "hours": shown.get("hours") or HoursForm(evening=evening, initial=_hours(evening)),
        "rows": shown.get("attendance") or rows_as_recorded(evening),
        "speeches": shown.get("speeches") or _formset("speeches", evening)(),
        "votes": shown.get("votes") or VoteForm(evening=evening),
        "tasks": shown.get("tasks") or _formset("tasks", evening)(),
        "outcome": shown.get("outcome") or OutcomeForm(evening=evening),
        "refused_in": next(iter(shown), ""),
        "refusal": refusal,
    }
    return render(request, "web/paper_kit/key_in.html", context, status=status)


def _hours(evening: Evening) -> dict[str, Any]:
    session = evening.state.session
    clerk = session.clerks[-1].person if session.clerks else None
    opened = local(session.opened_at or evening.meeting.planned_at)
    closed = local(session.closed_at).time() if session.closed_at else None
    return {"opened": opened.time(), "closed": closed, "chair": session.chair, "clerk": clerk}
