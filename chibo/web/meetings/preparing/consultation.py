"""The branch committee consults before the meeting, with its own short minutes."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from chibo.kernel.clock import now
from chibo.kernel.days import local
from chibo.kernel.errors import DomainError
from chibo.meetings.models import Consultation, Meeting
from chibo.meetings.operations.preparing import hold_consultation
from chibo.membership.models import Member
from chibo.membership.post_groups import COMMITTEE_POSTS
from chibo.membership.queries.posts import posts_in
from chibo.web.http import SignedInRequest, today
from chibo.web.meetings.preparing.forms import ConsultationForm
from chibo.web.meetings.workspace.frame import fresh, page
from chibo.web.meetings.workspace.reach import meeting_for
from chibo.web.meetings.workspace.readiness import readiness_of
from chibo.web.once import once


@login_required
@require_GET
def consultation(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    meeting = meeting_for(request, meeting_id, "meetings.prepare_meeting")
    form = ConsultationForm(initial=_initial(meeting), people=_people(meeting, today()))
    return _show(request, meeting, form)


@login_required
@require_POST
@once
def save_consultation(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    meeting = meeting_for(request, meeting_id, "meetings.prepare_meeting")
    form = ConsultationForm(request.POST, people=_people(meeting, today()))
    if not form.is_valid():
        return _show(request, meeting, form, status=422)
    told = form.cleaned_data
    try:
        hold_consultation(
            meeting,
            held_at=form.instant,
            place=told["place"],
            minutes=told["minutes"],
            present=list(Member.objects.filter(pk__in=told["present"])),
            actor=request.user,
            at=now(),
        )
    except DomainError as refusal:
        return _show(request, meeting, form, refusal=refusal, status=409)
    messages.success(request, _("The consultation is written. Next: papers for the members."))
    return redirect("meetings:papers", meeting.pk)


def _stored(meeting: Meeting) -> Consultation | None:
    return Consultation.objects.filter(meeting=meeting).first()


def _initial(meeting: Meeting) -> dict[str, Any]:
    held = _stored(meeting)
    at = local(held.held_at if held else now())
    return {
        "on": at.date(),
        "hour": at.time(),
        "place": held.place if held else meeting.place,
        "minutes": held.minutes if held else "",
        "present": [str(pk) for pk in held.present.values_list("pk", flat=True)] if held else [],
    }


def _people(meeting: Meeting, on: date) -> list[tuple[str, str]]:
    """Who may be ticked: the committee as it stands, and who was ticked before."""
    posts = posts_in(meeting.branch, on=on).filter(kind__in=COMMITTEE_POSTS)
    named = {
        str(post.member_id): f"{post.member.full_name} · {post.title}"
        for post in sorted(posts, key=lambda post: (COMMITTEE_POSTS.index(post.kind), post.pk))
    }
    held = _stored(meeting)
    before = {str(one.pk): one.full_name for one in held.present.all()} if held else {}
    return list((before | named).items()) if before.keys() - named.keys() else list(named.items())


def _show(
    request: SignedInRequest,
    meeting: Meeting,
    form: ConsultationForm,
    *,
    refusal: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    ready = fresh(meeting) if refusal else readiness_of(meeting)
    context = {"form": form, "refusal": refusal}
    return page(request, "consultation", ready, tab="consultation", status=status, **context)
