"""The page on which the meeting is held, and its regions drawn again."""

import calendar
from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_GET

from chibo.kernel.clock import now
from chibo.web.http import SignedInRequest
from chibo.web.room.drawing import drawn, furnished
from chibo.web.room.evening import read_evening
from chibo.web.room.reach import recorded_meeting


@login_required
@require_GET
@never_cache
@ensure_csrf_cookie
def room_page(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    """The room, for who may record this meeting today; for others it does not exist."""
    evening = read_evening(recorded_meeting(request, meeting_id), at=now())
    proposed = {"due_on": _end_of(evening.meeting.month)}
    context = {**drawn(evening), **furnished(evening), **proposed}
    return render(request, "web/room/page.html", context)


@login_required
@require_GET
@never_cache
def room_state(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    """Every region as the journal tells it now, each to be put in its place."""
    evening = read_evening(recorded_meeting(request, meeting_id), at=now())
    return render(request, "web/room/state.html", {**drawn(evening), "anew": True})


def _end_of(month: date) -> date:
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])
