"""A meeting as everybody sees it for whom it exists, with one's own answer."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from chibo.ballots.queries import meetings_to_vote_in
from chibo.kernel.clock import now
from chibo.kernel.days import begin_of_day, day_of
from chibo.kernel.errors import DomainError
from chibo.kernel.permissions import may
from chibo.meetings.lifecycle import State
from chibo.meetings.models import (
    InvitationAnswer,
    Meeting,
    MeetingPaper,
)
from chibo.meetings.operations.answering import answer_invitation
from chibo.meetings.operations.clerks import name_clerk
from chibo.meetings.queries.clerks import invited_to
from chibo.meetings.queries.coming import OPEN_TO_COMING
from chibo.membership.rights import rights_of
from chibo.web.http import SignedInRequest, today
from chibo.web.meetings.invited.clerk import clerk_form, clerking_of
from chibo.web.meetings.invited.forms import AnswerForm, ClerkForm
from chibo.web.meetings.invited.own_answer import own_answer, own_line
from chibo.web.meetings.invited.replies import counted
from chibo.web.meetings.workspace.carried_over import open_tasks
from chibo.web.meetings.workspace.frame import STATE_SIGNS, page
from chibo.web.meetings.workspace.next_step import next_step_of
from chibo.web.meetings.workspace.reach import meeting_for, month_label
from chibo.web.meetings.workspace.readiness import readiness_of
from chibo.web.once import once


@login_required
@require_GET
def detail(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    return _show(request, meeting_for(request, meeting_id, "meetings.see_meeting"))


@login_required
@require_POST
@once
def answer(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    """Write one's own answer."""
    meeting = meeting_for(request, meeting_id, "meetings.answer_invitation")
    line = own_line(request, meeting)
    form = AnswerForm(request.POST)
    if not form.is_valid() or line is None:
        return _show(request, meeting, form=form, status=422)
    told = form.cleaned_data
    chosen = InvitationAnswer(told["answer"])
    try:
        answer_invitation(
            meeting,
            line.member,
            chosen,
            reason=told["reason"],
            actor=request.user,
            at=now(),
        )
    except DomainError as refusal:
        meeting.refresh_from_db()
        return _show(request, meeting, form=form, refusal=refusal, status=409)
    messages.success(request, _thanks(chosen))
    return redirect("meetings:detail", meeting.pk)


@login_required
@require_POST
@once
def choose_clerk(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    """Name a clerk from now on; where the evening is over, from the morning of its day on."""
    meeting = meeting_for(request, meeting_id, "meetings.lead_meeting")
    invited = invited_to(meeting)
    form = clerk_form(invited, request.POST)
    if not form.is_valid():
        return _show(request, meeting, clerk=form, status=422)
    chosen = form.cleaned_data["clerk"]
    member = next(one.line.member for one in invited if one.line.member_id == chosen)
    at = now()
    since = min(at, begin_of_day(day_of(meeting.planned_at)))
    try:
        name_clerk(meeting, member, effective_from=since, actor=request.user, at=at)
    except DomainError as refusal:
        meeting.refresh_from_db()
        return _show(request, meeting, clerk=form, refusal=refusal, status=409)
    messages.success(
        request, _("Comrade %(name)s writes this meeting.") % {"name": member.full_name}
    )
    return redirect("meetings:detail", meeting.pk)


def _thanks(chosen: InvitationAnswer) -> str:
    if chosen == InvitationAnswer.ASKS_EXCUSE:
        return _("Your wish to be excused is with the secretary. The answer will stand here.")
    return _("Thank you, the secretary knows that you are coming.")


def _is_at_the_door(request: SignedInRequest, meeting: Meeting) -> bool:
    """Whether this person receives the members now: shows the screen, scans their cards."""
    on = today()
    if State(meeting.state) not in OPEN_TO_COMING or on < day_of(meeting.planned_at):
        return False
    return may(request.user, "meetings.record_journal", meeting, on=on)


def _show(
    request: SignedInRequest,
    meeting: Meeting,
    *,
    form: AnswerForm | None = None,
    clerk: ClerkForm | None = None,
    refusal: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    on = today()
    context: dict[str, Any] = {"refusal": refusal, "own": None}
    invited = invited_to(meeting)
    context["at_the_door"] = _is_at_the_door(request, meeting)
    context["clerking"] = clerking_of(request, meeting, invited, form=clerk)
    lines = [one.line for one in invited]
    member_id = rights_of(request.user, on=on).member_id
    for line in lines:
        if line.member_id == member_id:
            context["own"] = own_answer(line, meeting, form=form)
    if meeting.state == State.IN_SESSION:
        context["votes_here"] = bool(meetings_to_vote_in(member_id, {meeting.branch_id}))
    if may(request.user, "meetings.see_content", meeting, on=on):
        papers = MeetingPaper.objects.filter(meeting=meeting).select_related("file", "item")
        context["papers"] = papers.order_by("item__position", "title", "pk")
        items = list(meeting.agenda.all())
        context |= {"agenda": items, "notes": open_tasks(meeting, items)}
    if may(request.user, "meetings.see_figures", meeting, on=on) and meeting.convened_at:
        context["figures"] = counted(lines)
    if may(request.user, "meetings.prepare_meeting", meeting, on=on):
        ready = readiness_of(meeting)
        context["next_step"] = next_step_of(ready, on=on)
        return page(request, "detail", ready, tab="detail", status=status, **context)
    context |= {
        "meeting": meeting,
        "month": month_label(meeting.month),
        "state_sign": STATE_SIGNS[State(meeting.state)],
    }
    return render(request, "web/meetings/detail.html", context, status=status)
