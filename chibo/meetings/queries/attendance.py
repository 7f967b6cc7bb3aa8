"""Who attended, and who has been excused again and again."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet

from chibo.meetings.absences import Evening, ExcusedRow, excused_rows
from chibo.meetings.lifecycle import HELD
from chibo.meetings.models import MONTHLY_KINDS, Attendance, Meeting
from chibo.membership.models import Member, StayKind
from chibo.membership.queries.rosters import roster_of
from chibo.organization.models import Unit
from chibo.rulebook.keys import EXCUSED_IN_A_ROW
from chibo.rulebook.queries import rule_in_force


def attendance_of(meeting: Meeting) -> QuerySet[Attendance]:
    """Return one row per person of the roster of the evening, in order of names.

    Empty until the first entry of the journal.
    """
    return (
        Attendance.objects.filter(meeting=meeting)
        .select_related("member")
        .order_by("member__name_order", "member_id")
    )


def evenings_of(member: Member, *, among: QuerySet[Meeting]) -> QuerySet[Attendance]:
    """Return how one person attended those of the meetings that were held, the latest first."""
    held = among.filter(state__in=HELD).order_by()
    return (
        Attendance.objects.filter(member=member, meeting__in=held)
        .select_related("meeting", "meeting__branch")
        .order_by("-meeting__planned_at", "-pk")
    )


def excused_in_a_row(branch: Unit, *, on: date) -> list[ExcusedRow]:
    """Return the members of ``branch`` excused from its monthly meetings in a row, up to that day.

    Counts the monthly meetings held by the home branch; cancelled ones and
    evenings on which the person was exempt or elsewhere are skipped. Only who
    is on the roster on the day ``on`` is named. The row goes on over New Year;
    the scored fact is another.

    Source: the rule `EXCUSED_IN_A_ROW` in force that day.
    """
    at_most = rule_in_force(EXCUSED_IN_A_ROW, branch, on=on)
    here = set(
        roster_of(branch, on=on).filter(kind=StayKind.HOME).values_list("member_id", flat=True)
    )
    return excused_rows(_evenings(branch, here, on=on), at_most=at_most)


def _evenings(branch: Unit, here: set[int], *, on: date) -> Iterator[Evening]:
    """Read meetings from the latest back, one at a time, until no row goes on."""
    held = Meeting.objects.filter(
        branch=branch, kind__in=MONTHLY_KINDS, state__in=HELD, planned_at__date__lte=on
    )
    alive = set(here)
    for meeting in held.order_by("-planned_at", "-pk"):
        rows = Attendance.objects.filter(
            meeting=meeting, member_id__in=alive, kind=StayKind.HOME
        ).values_list("member_id", "name", "state")
        for member_id, name, state in rows:
            yield Evening(member_id, name, meeting.month, state)
            if state not in {"excused", "apart"}:
                alive.discard(member_id)
        if not alive:
            return
