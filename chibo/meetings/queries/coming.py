"""Which meetings a person may come to now, and whether the person has come."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from chibo.accounts.models import User
from chibo.kernel.days import begin_of_day
from chibo.meetings.lifecycle import State
from chibo.meetings.models import Attendance, Meeting, RosterLine
from chibo.membership.rights import rights_of

OPEN_TO_COMING = frozenset({State.CONVENED, State.IN_SESSION})
_LONGEST = timedelta(days=1)


def meetings_to_come_to(user: User, *, on: date) -> QuerySet[Meeting]:
    """Return the meetings of the own branches that are held on the day ``on``, latest first.

    One that began the evening before may go on after midnight.
    """
    begin = begin_of_day(on)
    return (
        Meeting.objects.filter(
            branch_id__in=rights_of(user, on=on).branch_ids,
            state__in=OPEN_TO_COMING,
            planned_at__gte=begin - _LONGEST,
            planned_at__lt=begin + timedelta(days=1),
        )
        .select_related("branch")
        .order_by("-planned_at", "-pk")
    )


@dataclass(frozen=True, slots=True)
class OwnPresence:
    """One person's evening so far; ``is_remote_now``: takes part from elsewhere at this moment."""

    state: str
    came_at: datetime | None = None
    to_confirm_since: datetime | None = None
    is_remote_now: bool = False


def own_presence(meeting: Meeting, member_id: int | None) -> OwnPresence | None:
    """Return how the person stands in the meeting; none for who is not on its roster.

    Nothing is told of anybody until the first entry of the journal came.
    """
    row = Attendance.objects.filter(meeting=meeting, member=member_id).first()
    if row is not None:
        last = row.intervals[-1] if row.state == "present" and row.intervals else None
        is_remote = bool(last and last["remote"] and last["left_at"] is None)
        return OwnPresence(row.state, row.came_at, row.to_confirm_since, is_remote)
    line = RosterLine.objects.filter(meeting=meeting, member=member_id).first()
    if line is None:
        return None
    return OwnPresence("expected" if line.excuse_accepted_at is None else "excused")
