"""The meetings of a branch, month by month."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Exists, OuterRef, Q, QuerySet

from chibo.kernel.days import previous_month
from chibo.meetings.lifecycle import State
from chibo.meetings.models import MONTHLY_KINDS, Meeting, MeetingClerk
from chibo.organization.models import Unit


@dataclass(frozen=True, slots=True)
class MonthOfBranch:
    """``month`` is its first day; ``meetings`` in order of their hour, cancelled ones too."""

    month: date
    meetings: tuple[Meeting, ...]

    @property
    def monthly(self) -> Meeting | None:
        """The monthly meeting itself, if it is planned and not cancelled."""
        standing = (one for one in self.meetings if one.is_monthly and one.state != State.CANCELLED)
        return next(standing, None)


@dataclass(frozen=True, slots=True)
class MeetingAtHand:
    """``is_written`` says that who asks is its clerk."""

    meeting: Meeting
    is_written: bool


def monthly_meetings(branch: Unit) -> QuerySet[Meeting]:
    """Return the meetings of the branch that stand for a month, whatever their state."""
    return Meeting.objects.filter(branch=branch, kind__in=MONTHLY_KINDS)


def unfinished_meetings(branch: Unit) -> QuerySet[Meeting]:
    """Return the meetings of the branch that are neither sealed nor cancelled, the first first."""
    found = Meeting.objects.filter(branch=branch)
    return found.exclude(state__in=(State.SEALED, State.CANCELLED)).order_by("planned_at", "pk")


def months_of(branch: Unit, *, since: date | None = None) -> list[MonthOfBranch]:
    """Return the months of ``branch`` that have a meeting, newest first, in one question."""
    meetings = Meeting.objects.filter(branch=branch).order_by("-month", "planned_at", "pk")
    if since is not None:
        meetings = meetings.filter(month__gte=since)
    return by_month(meetings)


def by_month(meetings: Iterable[Meeting]) -> list[MonthOfBranch]:
    """Return the meetings of one branch, in the order of their months, as months."""
    found = groupby(meetings, key=lambda meeting: meeting.month)
    return [MonthOfBranch(month, tuple(own)) for month, own in found]


def meetings_at_hand(
    branch_ids: Collection[int], *, written_by: int | None, on: date
) -> list[MeetingAtHand]:
    """Return the meetings of these branches since last month, latest month first.

    With them come those that the member ``written_by`` is clerk of and that are
    not sealed, which may be older.
    """
    clerks = MeetingClerk.objects.filter(meeting=OuterRef("pk"), member=written_by)
    recent = Q(branch__in=branch_ids, month__gte=previous_month(on))
    unwritten = Q(is_written=True, state__in=(State.CONVENED, State.IN_SESSION, State.CLOSED))
    found = (
        Meeting.objects.annotate(is_written=Exists(clerks))
        .filter(recent | unwritten)
        .select_related("branch")
        .order_by("-month", "planned_at", "pk")
    )
    return [MeetingAtHand(meeting, meeting.is_written) for meeting in found]
