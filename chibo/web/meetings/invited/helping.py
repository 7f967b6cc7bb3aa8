"""The meeting of a comrade whom somebody helps: read out, answer, check in, take down words."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from chibo.kernel.clock import now
from chibo.kernel.days import day_of
from chibo.kernel.errors import DomainError
from chibo.kernel.permissions import require
from chibo.meetings.check_in_codes import fits
from chibo.meetings.errors import SignRefused
from chibo.meetings.lifecycle import State
from chibo.meetings.models import (
    Attendance,
    InvitationAnswer,
    Meeting,
    MeetingPaper,
    RosterLine,
)
from chibo.meetings.operations.answering import answer_invitation
from chibo.meetings.operations.helping import check_in_for, take_down_opinion
from chibo.meetings.queries.dictated import taken_down_by
from chibo.meetings.queries.visible import visible_meetings
from chibo.membership.models import Member
from chibo.membership.rights import rights_of
from chibo.web.http import SignedInRequest, today
from chibo.web.meetings.invited.forms import AnswerForm, OpinionForm
from chibo.web.meetings.invited.own_answer import own_answer
from chibo.web.meetings.workspace.reach import meeting_for
from chibo.web.once import once
from chibo.web.wrong_codes import note_wrong_code, seconds_to_wait, sentence_of_wait

MOST_TYPED = 12
_SHOWN_IN = (State.CONVENED, State.IN_SESSION)


@login_required
@require_GET
def helping(request: SignedInRequest, member_id: int) -> HttpResponse:
    return _page(request, _helped(request, member_id))


@login_required
@require_POST
@once
def answer_for_helped(request: SignedInRequest, meeting_id: int, member_id: int) -> HttpResponse:
    member = _helped(request, member_id)
    meeting = meeting_for(request, meeting_id, "meetings.answer_invitation")
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, member, form=form, status=422)
    told = form.cleaned_data
    try:
        answer_invitation(
            meeting,
            member,
            InvitationAnswer(told["answer"]),
            reason=told["reason"],
            as_helper=True,
            actor=request.user,
            at=now(),
        )
    except DomainError as refusal:
        return _page(request, member, form=form, refusal=refusal, status=409)
    messages.success(request, _("Answered for comrade %(name)s.") % {"name": member.full_name})
    return redirect("meetings:helping", member.pk)


@login_required
@require_POST
@once
def check_in_helped(request: SignedInRequest, meeting_id: int, member_id: int) -> HttpResponse:
    member = _helped(request, member_id)
    meeting = meeting_for(request, meeting_id, "meetings.check_in")
    code, at = request.POST.get("code", "")[:MOST_TYPED], now()
    if seconds := seconds_to_wait(request.session, at=at):
        return _page(request, member, refusal=SignRefused(sentence_of_wait(seconds)), status=429)
    try:
        check_in_for(meeting, member, code=code, actor=request.user, at=at)
    except DomainError as refusal:
        if not fits(meeting.check_in_secret, code, at):
            note_wrong_code(request.session, at=at)
        return _page(request, member, refusal=refusal, status=409)
    messages.success(request, _("Comrade %(name)s is recorded here.") % {"name": member.full_name})
    return redirect("meetings:helping", member.pk)


@login_required
@require_POST
@once
def take_down_for_helped(request: SignedInRequest, meeting_id: int, member_id: int) -> HttpResponse:
    member = _helped(request, member_id)
    meeting = meeting_for(request, meeting_id, "meetings.check_in")
    form = OpinionForm(request.POST, name=member.full_name)
    if not form.is_valid():
        return _page(request, member, opinion=form, status=422)
    words = form.cleaned_data["words"]
    try:
        take_down_opinion(meeting, member, words=words, actor=request.user, at=now())
    except DomainError as refusal:
        return _page(request, member, opinion=form, refusal=refusal, status=409)
    messages.success(
        request, _("The opinion of comrade %(name)s is recorded.") % {"name": member.full_name}
    )
    return redirect("meetings:helping", member.pk)


def _helped(request: SignedInRequest, member_id: int) -> Member:
    member = get_object_or_404(Member, pk=member_id)
    require(request.user, "membership.act_for", member, on=today())
    return member


def _next_line(request: SignedInRequest, member: Member) -> RosterLine | None:
    """The next meeting to which the member is invited, of those that the helper sees too."""
    seen = visible_meetings(request.user, on=today()).filter(state__in=_SHOWN_IN)
    lines = RosterLine.objects.filter(member=member, meeting__in=seen.order_by().values("pk"))
    found = lines.select_related("member", "meeting__branch", "meeting__joined_to__branch")
    return found.order_by("meeting__planned_at", "pk").first()


def _page(
    request: SignedInRequest,
    member: Member,
    *,
    form: AnswerForm | None = None,
    opinion: OpinionForm | None = None,
    refusal: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    line = _next_line(request, member)
    context = {
        "member": member,
        "help": rights_of(request.user, on=today()).helps_member(member.pk),
        "refusal": refusal,
        "unsent": opinion.data.get("words", "") if opinion and refusal else "",
        **(_about(line.meeting, line, form) if line else {}),
        **(_dictation(request, line.meeting, member, opinion) if line else {}),
    }
    return render(request, "web/meetings/helping.html", context, status=status)


def _about(meeting: Meeting, line: RosterLine, form: AnswerForm | None) -> dict[str, object]:
    papers = MeetingPaper.objects.filter(meeting=meeting).select_related("file", "item")
    presence = Attendance.objects.filter(meeting=meeting, member=line.member_id).first()
    return {
        "meeting": meeting,
        "own": own_answer(line, meeting, form=form),
        "papers": papers.order_by("item__position", "title", "pk"),
        "agenda": meeting.agenda.all(),
        "presence": presence,
        "may_check_in": today() >= day_of(meeting.planned_at),
    }


def _dictation(
    request: SignedInRequest, meeting: Meeting, member: Member, opinion: OpinionForm | None
) -> dict[str, object]:
    """What was dictated, and the field for more, while the meeting is in session."""
    if meeting.state != State.IN_SESSION:
        return {}
    return {
        "opinion": opinion or OpinionForm(name=member.full_name),
        "dictated": taken_down_by(request.user, meeting, member),
    }
