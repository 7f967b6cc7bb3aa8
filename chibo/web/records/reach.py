"""Which minutes a person reaches; any others do not exist."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from chibo.kernel.permissions import may
from chibo.meetings.models import Meeting
from chibo.meetings.queries.visible import visible_meetings
from chibo.records.models import Minutes, Seal
from chibo.records.queries.visible import seals_with_code, visible_minutes, visible_seals
from chibo.web.http import SignedInRequest, today


def minutes_or_404(request: SignedInRequest, meeting_id: int) -> tuple[Meeting, Minutes | None]:
    """The meeting with its minutes; without any for those only who may begin them."""
    on = today()
    minutes = visible_minutes(request.user, on=on).filter(meeting=meeting_id).first()
    if minutes is not None:
        return minutes.meeting, minutes
    meeting = meeting_to_write_or_404(request, meeting_id)
    return meeting, Minutes.objects.filter(meeting=meeting).first()


def meeting_to_write_or_404(request: SignedInRequest, meeting_id: int) -> Meeting:
    """The meeting whose minutes this person writes."""
    on = today()
    meeting = get_object_or_404(visible_meetings(request.user, on=on), pk=meeting_id)
    if not may(request.user, "records.write_minutes", meeting, on=on):
        raise Http404
    return meeting


def seal_or_404(request: SignedInRequest, code: str) -> Seal:
    """The sealed document with this code, for whoever may see it."""
    seen = visible_seals(request.user, on=today()).filter(pk__in=seals_with_code(code))
    found = seen.select_related("meeting__branch").first()
    if found is None:
        raise Http404
    return found
