"""Fetch the meeting that a page is about; what one may not do with it does not exist."""

from django.shortcuts import get_object_or_404

from chibo.kernel.permissions import require
from chibo.meetings.models import Meeting
from chibo.meetings.queries.visible import visible_meetings
from chibo.web.http import SignedInRequest, today


def meeting_for(request: SignedInRequest, meeting_id: int, permission: str) -> Meeting:
    on = today()
    meeting = get_object_or_404(visible_meetings(request.user, on=on), pk=meeting_id)
    require(request.user, permission, meeting, on=on)
    return meeting
