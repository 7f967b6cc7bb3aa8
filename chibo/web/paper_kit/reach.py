"""The meeting of a page about paper, for who may record it; for others it does not exist."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from chibo.kernel.clock import now
from chibo.kernel.permissions import require
from chibo.meetings.lifecycle import INVITED, State
from chibo.meetings.models import Meeting
from chibo.meetings.queries.visible import visible_meetings
from chibo.sync.evening import Evening, read_evening
from chibo.web.http import SignedInRequest, today


def evening_on_paper(request: SignedInRequest, meeting_id: int) -> Evening:
    """Return a meeting whose members are invited; before that there is no roster to print."""
    meeting = meeting_on_paper(request, meeting_id)
    if State(meeting.state) not in INVITED:
        raise Http404
    return read_evening(meeting, at=now())


def meeting_on_paper(request: SignedInRequest, meeting_id: int) -> Meeting:
    on = today()
    seen = visible_meetings(request.user, on=on).select_related("branch")
    meeting = get_object_or_404(seen, pk=meeting_id)
    require(request.user, "meetings.record_journal", meeting, on=on)
    return meeting
