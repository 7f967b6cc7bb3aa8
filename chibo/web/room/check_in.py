"""A member's own coming: one button, and what the clerk's page knows of it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_GET

from chibo.kernel.clock import now
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.meetings.lifecycle import State
from chibo.meetings.queries.visible import visible_meetings
from chibo.membership.rights import rights_of
from chibo.web.http import SignedInRequest, today
from chibo.web.room.evening import read_evening

_OPEN_IN = frozenset({State.CONVENED, State.IN_SESSION})


@login_required
@require_GET
@never_cache
@ensure_csrf_cookie
def check_in_page(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    """The own state of this evening, and the button while it can be used."""
    on = today()
    meeting = get_object_or_404(visible_meetings(request.user, on=on), pk=meeting_id)
    require(request.user, "meetings.check_in", meeting, on=on)
    evening = read_evening(meeting, at=now())
    person = str(rights_of(request.user, on=on).member_id)
    presence = evening.state.attendance.get(person)
    context = {
        "meeting": meeting,
        "person": person,
        "presence": presence,
        "came_at": presence.intervals[0].came_at if presence and presence.intervals else None,
        "is_open": State(meeting.state) in _OPEN_IN and on >= day_of(meeting.planned_at),
        "is_today": on == day_of(meeting.planned_at),
    }
    return render(request, "web/room/check_in.html", context)
