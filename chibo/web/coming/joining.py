"""The way into the video room of an online or mixed meeting: one button, and one to leave."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_GET, require_POST

from chibo.kernel.clock import now
from chibo.kernel.days import day_of
from chibo.kernel.errors import DomainError
from chibo.kernel.permissions import may
from chibo.meetings.lifecycle import State
from chibo.meetings.models import REMOTE_MODES, Meeting
from chibo.meetings.operations.meeting_online import set_video_room
from chibo.meetings.queries.coming import OPEN_TO_COMING, own_presence
from chibo.membership.rights import rights_of
from chibo.web.coming.reach import meeting_for
from chibo.web.http import SignedInRequest, today
from chibo.web.once import once


@login_required
@require_GET
@never_cache
@ensure_csrf_cookie
def join_page(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    return _page(request, _remote_meeting(request, meeting_id, "meetings.check_in"))


@login_required
@require_POST
@once
def set_room(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    meeting = _remote_meeting(request, meeting_id, "meetings.prepare_meeting")
    address = request.POST.get("address", "")
    try:
        set_video_room(meeting, address=address, actor=request.user, at=now())
    except DomainError as refusal:
        return _page(request, meeting, typed=address, refusal=refusal, status=409)
    messages.success(request, _("The address of the video room is written."))
    return redirect("coming:join", meeting.pk)


def _remote_meeting(request: SignedInRequest, meeting_id: int, permission: str) -> Meeting:
    meeting = meeting_for(request, meeting_id, permission)
    if meeting.mode not in REMOTE_MODES:
        raise Http404
    return meeting


def _page(
    request: SignedInRequest,
    meeting: Meeting,
    *,
    typed: str | None = None,
    refusal: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    """The address of the room stands in the page for who is invited, from the day on."""
    on = today()
    member_id = rights_of(request.user, on=on).member_id
    row = own_presence(meeting, member_id)
    is_open = State(meeting.state) in OPEN_TO_COMING and on >= day_of(meeting.planned_at)
    may_set = may(request.user, "meetings.prepare_meeting", meeting, on=on)
    context = {
        "meeting": meeting,
        "person": str(member_id),
        "presence": row,
        "is_in": row is not None and row.is_remote_now,
        "room": meeting.video_url if row is not None and is_open else "",
        "is_open": is_open,
        "may_set": may_set,
        "typed": (meeting.video_url if typed is None else typed) if may_set else "",
        "refusal": refusal,
    }
    return render(request, "web/coming/join.html", context, status=status)
