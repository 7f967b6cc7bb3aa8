"""A meeting that is postponed is kept longer: the hours of its devices follow its day."""

from datetime import datetime

from chibo.accounts.models import User
from chibo.kernel.days import day_of
from chibo.meetings.models import Meeting
from chibo.rulebook.queries import rules_of
from chibo.sync.keeping import Keeping, keeping_of
from chibo.sync.models import PreparedDevice
from chibo.sync.queries.devices import own_device


def keeping_today(meeting: Meeting) -> Keeping:
    """Return how long a device keeps ``meeting`` as it is planned now, by the rules of its day."""
    book = rules_of(meeting.branch_id, on=day_of(meeting.planned_at))
    return keeping_of(meeting.planned_at, book)


def follow_plan(prepared: PreparedDevice, keeping: Keeping | None = None) -> None:
    """Write the hours of the plan into ``prepared`` where they are others; needs ``meeting``."""
    keeping = keeping or keeping_today(prepared.meeting)
    if (prepared.warns_from, prepared.keeps_until) != (keeping.warns_from, keeping.until):
        prepared.warns_from, prepared.keeps_until = keeping.warns_from, keeping.until
        prepared.save(update_fields=["warns_from", "keeps_until"])


def is_shut(user: User, meeting: Meeting, device: str, *, at: datetime) -> bool:
    """Whether this device of ``user`` gets nothing of the meeting any more.

    One that was never prepared is shut by nothing.
    """
    prepared = own_device(user, meeting.pk, device) if device else None
    if prepared is None:
        return False
    follow_plan(prepared)
    return prepared.is_shut(at)
