"""Who may write a meeting besides those whose post says so."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Subquery

from chibo.meetings.models import Meeting, MeetingClerk, RosterLine


@dataclass(frozen=True, slots=True)
class Invited:
    """Who is invited; ``clerk_from`` says since when they may write the meeting, or none."""

    line: RosterLine
    clerk_from: datetime | None


def clerk_since(meeting: Meeting, member_id: int | None) -> datetime | None:
    """Return from which hour on the member may record the meeting; none for who is no clerk."""
    if member_id is None:
        return None
    rows = MeetingClerk.objects.filter(meeting=meeting, member_id=member_id)
    return rows.values_list("effective_from", flat=True).first()


def invited_to(meeting: Meeting) -> list[Invited]:
    """Return the roster of the meeting with its clerks, each line with its member."""
    named = MeetingClerk.objects.filter(meeting=meeting, member=OuterRef("member"))
    lines = RosterLine.objects.filter(meeting=meeting).select_related("member")
    found = lines.annotate(clerk_from=Subquery(named.values("effective_from")[:1]))
    return [Invited(line, line.clerk_from) for line in found]
