"""Who comes and who asks to be excused: the list, answers by telephone, decisions on excuses."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from chibo.kernel.clock import now
from chibo.kernel.errors import DomainError
from chibo.meetings.lifecycle import Deed, states_open_to
from chibo.meetings.models import InvitationAnswer, Meeting, RosterLine
from chibo.meetings.operations.answering import accept_excuse, answer_invitation, refuse_excuse
from chibo.web.http import SignedInRequest
from chibo.web.meetings.invited.forms import AnswerForOthersForm, ExcuseForm
from chibo.web.meetings.invited.replies import Reply, counted, is_waiting, reply_of, waits_for
from chibo.web.meetings.workspace.frame import fresh, page
from chibo.web.meetings.workspace.reach import meeting_for
from chibo.web.meetings.workspace.readiness import readiness_of
from chibo.web.once import once


@login_required
@require_GET
def answers(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    return _show(request, meeting_for(request, meeting_id, "meetings.answer_for_others"))


@login_required
@require_POST
@once
def answer_for(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    """Write what a member said by telephone."""
    meeting = meeting_for(request, meeting_id, "meetings.answer_for_others")
    form = AnswerForOthersForm(request.POST, invited=_invited(meeting))
    if not form.is_valid():
        return _show(request, meeting, form=form, status=422)
    told = form.cleaned_data
    try:
        line = answer_invitation(
            meeting,
            told["member"],
            InvitationAnswer(told["answer"]),
            reason=told["reason"],
            actor=request.user,
            at=now(),
        )
    except DomainError as refusal:
        return _show(request, meeting, form=form, refusal=refusal, status=409)
    messages.success(
        request,
        _("Written: comrade %(name)s %(answer)s.")
        % {"name": line.name, "answer": line.get_answer_display()},
    )
    return redirect("meetings:answers", meeting.pk)


@login_required
@require_POST
@once
def accept(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    return _decide(request, meeting_id, is_accepted=True)


@login_required
@require_POST
@once
def refuse(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    return _decide(request, meeting_id, is_accepted=False)


def _decide(request: SignedInRequest, meeting_id: int, *, is_accepted: bool) -> HttpResponse:
    meeting = meeting_for(request, meeting_id, "meetings.lead_meeting")
    form = ExcuseForm(request.POST, invited=_invited(meeting))
    if not form.is_valid():
        return _show(request, meeting, deciding=form, status=422)
    member, reason = form.cleaned_data["member"], form.cleaned_data["reason"]
    at = now()
    try:
        if is_accepted:
            accept_excuse(meeting, member, actor=request.user, at=at, remark=reason)
        else:
            refuse_excuse(meeting, member, reason=reason, actor=request.user, at=at)
    except DomainError as refusal:
        return _show(request, meeting, deciding=form, refusal=refusal, status=409)
    said = (
        _("Comrade %(name)s is excused.")
        if is_accepted
        else _("Comrade %(name)s is asked to come.")
    )
    messages.success(request, said % {"name": member.full_name})
    return redirect("meetings:answers", meeting.pk)


def _invited(meeting: Meeting) -> list[int]:
    return list(RosterLine.objects.filter(meeting=meeting).values_list("member_id", flat=True))


def _show(
    request: SignedInRequest,
    meeting: Meeting,
    *,
    form: AnswerForOthersForm | None = None,
    deciding: ExcuseForm | None = None,
    refusal: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    ready = fresh(meeting) if refusal else readiness_of(meeting)
    lines = list(RosterLine.objects.filter(meeting=meeting).select_related("member"))
    replies = [reply_of(line) for line in lines]
    return page(
        request,
        "answers",
        ready,
        tab="answers",
        is_invited=bool(lines),
        status=status,
        figures=counted(lines),
        waiting=[_reopened(reply, deciding) for reply in replies if is_waiting(reply.line)],
        replies=[r for r in replies if not (waits_for(r.line) or is_waiting(r.line))],
        silent=[reply for reply in replies if waits_for(reply.line)],
        may_answer=ready.meeting.state in states_open_to(Deed.ANSWER),
        form=form or AnswerForOthersForm(invited=[line.member_id for line in lines]),
        refusal=refusal,
    )


def _reopened(reply: Reply, deciding: ExcuseForm | None) -> dict[str, object]:
    """A wish with what was typed about it, where a decision was refused."""
    is_same = deciding is not None and deciding["member"].value() == str(reply.line.member_id)
    typed = deciding["reason"].value() if is_same and deciding else ""
    return {"reply": reply, "is_open": is_same, "typed": typed or ""}
