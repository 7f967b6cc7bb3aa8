"""The meeting of a page of the room, for who may open it today; for others it does not exist."""

from django.shortcuts import get_object_or_404

from chibo.kernel.permissions import require
from chibo.meetings.models import Meeting
from chibo.meetings.queries.visible import visible_meetings
from chibo.web.http import SignedInRequest, today


def recorded_meeting(request: SignedInRequest, meeting_id: int) -> Meeting:
    """Return the meeting if this person may record it today."""
    on = today()
    meeting = get_object_or_404(visible_meetings(request.user, on=on), pk=meeting_id)
    require(request.user, "meetings.record_journal", meeting, on=on)
    return meeting
