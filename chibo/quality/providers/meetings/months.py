"""What other meetings of the branch tell: topics of the month, absences of the year, last month."""

from datetime import date

from chibo.kernel.days import day_of
from chibo.meetings.absences import Evening, excused_rows
from chibo.meetings.lifecycle import HELD
from chibo.meetings.models import MONTHLY_KINDS, Attendance
from chibo.membership.models import StayKind
from chibo.quality.facts.evidence import Counted, Evidence, Person, Thing
from chibo.quality.facts.occasion import Occasion
from chibo.quality.providers.values import missing, number, yes_no


def month_facts(occasion: Occasion) -> dict[str, Counted]:
    return {
        "thematic_in_month": _thematic(occasion),
        "consecutive_excused_max": _excused(occasion),
        "earlier_resolution": _earlier_resolution(occasion),
    }


def _thematic(occasion: Occasion) -> Counted:
    things = tuple(
        Thing("meeting", one["id"], one["title"], mark=one["kind"], on=day_of(one["planned_at"]))
        for one in occasion.surroundings.thematic
    )
    return yes_no(answer=bool(things), evidence=Evidence(things=things))


def _excused(occasion: Occasion) -> Counted:
    """The longest row of excused evenings that reaches this one, since 1 January.

    Counts the monthly meetings of a person's home branch; evenings on which the
    person was exempt, elsewhere or suspended are skipped.
    """
    if not occasion.is_open_or_over:
        return missing("not_begun")
    here = [line for line in occasion.state.roster.values() if line.kind == "home"]
    tonight = [
        Evening(
            int(line.person),
            line.name,
            occasion.meeting.month,
            occasion.state.attendance[line.person].state,
        )
        for line in here
    ]
    rows = excused_rows(
        [*tonight, *_earlier(occasion, [one.member_id for one in tonight])], at_most=1
    )
    most = rows[0].times if rows else 0
    longest = tuple(
        Person(row.member_id, row.name, "excused", row.times) for row in rows if row.times == most
    )
    return number(most, Evidence(counted=longest))


def _earlier(occasion: Occasion, member_ids: list[int]) -> list[Evening]:
    """Return the evenings of these people since 1 January, the latest first."""
    rows = (
        Attendance.objects.filter(
            member_id__in=member_ids,
            kind=StayKind.HOME,
            meeting__kind__in=MONTHLY_KINDS,
            meeting__state__in=HELD,
            meeting__planned_at__lt=occasion.meeting.planned_at,
            meeting__month__gte=date(occasion.meeting.month.year, 1, 1),
        )
        .exclude(meeting=occasion.meeting)
        .order_by("-meeting__planned_at", "-meeting_id", "member_id")
        .values_list("member_id", "name", "meeting__month", "state")
    )
    return [Evening(*row) for row in rows]


def _earlier_resolution(occasion: Occasion) -> Counted:
    """Whether the monthly meeting before this one carried a conclusion or resolution."""
    before = occasion.surroundings.before
    if before is None:
        return yes_no(answer=False)
    day = day_of(before.planned_at)
    thing = Thing("meeting", before.id, before.title, mark=before.kind, on=day)
    return yes_no(answer=before.resolved, evidence=Evidence(things=(thing,)))
