"""What the secretary entered about the world outside."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Notes:
    """Days of posting on the handbook, and who of the committee was told when; none if unsaid."""

    papers_posted_on: date | None
    complete_posted_on: date | None
    told_at: datetime | None
    whom: str | None


def note_columns(meeting: str = "") -> tuple[str, ...]:
    """Return the columns of `Notes` as a question names them that follows ``meeting`` there.

    >>> note_columns("meeting__")[0]
    'meeting__handbook_posting__papers_posted_on'
    """
    posting, notice = f"{meeting}handbook_posting__", f"{meeting}committee_notice__"
    return (
        f"{posting}papers_posted_on",
        f"{posting}complete_posted_on",
        f"{notice}told_at",
        f"{notice}whom",
    )
