"""What the secretary entered about the world outside."""

from dataclasses import dataclass
from datetime import date, datetime

from chibo.meetings.models import Meeting


@dataclass(frozen=True, slots=True)
class Notes:
    """Days of posting on the handbook, and who of the committee was told when; none if unsaid."""

    papers_posted_on: date | None
    complete_posted_on: date | None
    told_at: datetime | None
    whom: str


def notes_of(meeting: Meeting) -> Notes:
    """Return what is entered for ``meeting``; one question to the database."""
    posted, told = "handbook_posting__", "committee_notice__"
    row = Meeting.objects.values_list(
        f"{posted}papers_posted_on", f"{posted}complete_posted_on", f"{told}told_at", f"{told}whom"
    ).get(pk=meeting.pk)
    before, complete, told_at, whom = row
    return Notes(before, complete, told_at, whom or "")
