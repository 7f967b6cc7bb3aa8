"""Convene: look at what is missing and who is invited, then one button; postpone and cancel."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from chibo.kernel.clock import now
from chibo.kernel.days import day_of, local
from chibo.kernel.errors import DomainError
from chibo.meetings.errors import OutsideWindow
from chibo.meetings.lifecycle import Deed, State, states_open_to
from chibo.meetings.models import AgendaItem, Meeting
from chibo.meetings.operations.convening import Convening, cancel, convene, postpone
from chibo.meetings.operations.preparing import mark_prepared
from chibo.membership.queries.rosters import roster_of
from chibo.web.http import SignedInRequest, today
from chibo.web.meetings.preparing.checks import checks_of, missing_steps, roster_figures
from chibo.web.meetings.preparing.forms import CancelForm, PostponeForm
from chibo.web.meetings.workspace.frame import fresh, page
from chibo.web.meetings.workspace.reach import meeting_for
from chibo.web.meetings.workspace.readiness import readiness_of
from chibo.web.once import once


@login_required
@require_GET
def convening(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    return _show(request, meeting_for(request, meeting_id, "meetings.prepare_meeting"))


@login_required
@require_POST
@once
def send_invitations(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    """Say that the meeting is ready where nobody said so, and invite, in one transaction."""
    meeting = meeting_for(request, meeting_id, "meetings.lead_meeting")
    at = now()
    try:
        if meeting.state == State.PLANNED:
            mark_prepared(meeting, actor=request.user, at=at)
        done = convene(meeting, actor=request.user, at=at)
    except DomainError as refusal:
        return _show(request, meeting, refusal=refusal, status=409)
    _tell(request, done)
    return redirect("meetings:invitation", meeting.pk)


@login_required
@require_POST
@once
def postpone_meeting(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    meeting = meeting_for(request, meeting_id, "meetings.lead_meeting")
    form = PostponeForm(request.POST)
    if not form.is_valid():
        return _show(request, meeting, postponing=form, status=422)
    told = form.cleaned_data
    try:
        postpone(
            meeting,
            planned_at=form.instant,
            place=told["place"],
            reason=told["reason"],
            window_reason=told["window_reason"],
            actor=request.user,
            at=now(),
        )
    except DomainError as refusal:
        return _show(request, meeting, postponing=form, refusal=refusal, status=409)
    messages.success(
        request, _("The meeting is postponed. Send the invitations again for the new day.")
    )
    return redirect("meetings:convening", meeting.pk)


@login_required
@require_POST
@once
def cancel_meeting(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    meeting = meeting_for(request, meeting_id, "meetings.lead_meeting")
    form = CancelForm(request.POST)
    if not form.is_valid():
        return _show(request, meeting, cancelling=form, status=422)
    try:
        reason = form.cleaned_data["reason"]
        cancel(meeting, reason=reason, actor=request.user, at=now())
    except DomainError as refusal:
        return _show(request, meeting, cancelling=form, refusal=refusal, status=409)
    messages.success(request, _("The meeting is cancelled."))
    return redirect("meetings:detail", meeting.pk)


def _tell(request: SignedInRequest, done: Convening) -> None:
    invited = ngettext(
        "%(count)s member is invited.", "%(count)s members are invited.", done.invited
    ) % {"count": done.invited}
    if done.is_too_late:
        late = _("It is later than the rule asks; the score will show it.")
        messages.warning(request, f"{invited} {late}")
    else:
        messages.success(request, invited)


def _show(
    request: SignedInRequest,
    meeting: Meeting,
    *,
    postponing: PostponeForm | None = None,
    cancelling: CancelForm | None = None,
    refusal: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    ready = fresh(meeting) if refusal else readiness_of(meeting)
    moving = postponing or PostponeForm(initial=_as_planned(ready.meeting))
    asks_reason = isinstance(refusal, OutsideWindow) or bool(moving["window_reason"].value())
    moving.fields["window_reason"].required = asks_reason  # only for its label; the room decides
    day = day_of(ready.meeting.planned_at)
    stays = list(roster_of(ready.meeting.branch, on=day))
    items = AgendaItem.objects.filter(meeting=ready.meeting)
    return page(
        request,
        "convening",
        ready,
        tab="convening",
        status=status,
        checks=checks_of(ready, missing=missing_steps(ready.meeting, items), on=today()),
        figures=roster_figures(stays),
        may_convene=ready.items > 0 and ready.members > 0,
        is_before=ready.meeting.state in {State.PLANNED, State.PREPARED},
        may_move=ready.meeting.state in states_open_to(Deed.POSTPONE),
        postponing=moving,
        postpone_is_open=postponing is not None,
        asks_reason=asks_reason,
        cancelling=cancelling or CancelForm(),
        cancel_is_open=cancelling is not None,
        refusal=refusal,
    )


def _as_planned(meeting: Meeting) -> dict[str, object]:
    at = local(meeting.planned_at)
    return {"on": at.date(), "hour": at.time(), "place": meeting.place}
