"""Who may write a meeting besides those whose post says so."""

from datetime import datetime

from chibo.meetings.models import Meeting, MeetingClerk


def clerk_since(meeting: Meeting, member_id: int | None) -> datetime | None:
    """Return from which hour on the member may record the meeting; none for who is no clerk."""
    if member_id is None:
        return None
    rows = MeetingClerk.objects.filter(meeting=meeting, member_id=member_id)
    return rows.values_list("effective_from", flat=True).first()
