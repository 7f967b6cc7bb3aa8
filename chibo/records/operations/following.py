"""Before minutes are put or sealed, the rooms below follow the journal to its end."""

from datetime import datetime

from chibo.accounts.models import User
from chibo.meetings.models import Meeting
from chibo.quality.operations.freezing import freeze_voted
from chibo.quality.queries.due import votes_not_followed
from chibo.resolutions.operations.following import keep_up


def follow_the_journal(meeting: Meeting, *, actor: User, at: datetime) -> None:
    """Let resolution and scorecard be what the meeting voted; running it twice changes nothing.

    A journal that was read to its end is not read again.
    """
    keep_up(meeting, actor=actor, at=at)
    if votes_not_followed().filter(pk=meeting.pk).exists():
        freeze_voted(meeting, actor=actor, at=at)
