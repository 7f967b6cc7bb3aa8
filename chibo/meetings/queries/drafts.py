"""What to begin planning with: last month's meeting, on a day of this month's window."""

from dataclasses import dataclass
from datetime import date, datetime

from chibo.kernel.days import ORGANISATION_ZONE, first_of_month, local
from chibo.meetings.lifecycle import State
from chibo.meetings.models import Meeting, MeetingForm, MeetingKind, MeetingMode
from chibo.meetings.queries.months import monthly_meetings
from chibo.organization.models import Unit
from chibo.rulebook.keys import MEETING_WINDOW
from chibo.rulebook.queries import rule_in_force
from chibo.rulebook.shapes import MeetingWindow


@dataclass(frozen=True, slots=True)
class Draft:
    """A plan to begin with.

    ``on`` is a day inside ``window``; ``planned_at`` that day at the hour of
    the meeting before, none where the branch has never met. ``copied_from`` is
    the meeting before.
    """

    month: date
    on: date
    window: MeetingWindow
    planned_at: datetime | None
    place: str
    kind: str
    form: str
    mode: str
    mode_reason: str
    mode_approved_by: str
    mode_ground: str
    copied_from: Meeting | None


def draft_of_next(branch: Unit, month: date) -> Draft:
    """Return the draft of the monthly meeting of ``branch`` for the month that holds ``month``.

    The day of the month is that of the meeting before where the window holds
    it, otherwise the first day of the window. A combined meeting is followed
    by a regular one: a topic is chosen anew.
    """
    month = first_of_month(month)
    window = rule_in_force(MEETING_WINDOW, branch, on=month)
    before = (
        monthly_meetings(branch)
        .filter(month__lt=month)
        .exclude(state=State.CANCELLED)
        .order_by("-month", "-pk")
        .first()
    )
    on = month.replace(day=_day(window, before))
    return Draft(
        month=month,
        on=on,
        window=window,
        planned_at=_same_hour(on, before),
        place=before.place if before else "",
        kind=MeetingKind.REGULAR,
        form=before.form if before else MeetingForm.LEADING,
        mode=before.mode if before else MeetingMode.IN_PERSON,
        mode_reason=before.mode_reason if before else "",
        mode_approved_by=before.mode_approved_by if before else "",
        mode_ground=before.mode_ground if before else "",
        copied_from=before,
    )


def _day(window: MeetingWindow, before: Meeting | None) -> int:
    if before is None:
        return window.first_day
    day = local(before.planned_at).day
    return day if window.first_day <= day <= window.last_day else window.first_day


def _same_hour(on: date, before: Meeting | None) -> datetime | None:
    if before is None:
        return None
    hour = local(before.planned_at).time()
    return datetime.combine(on, hour, tzinfo=ORGANISATION_ZONE)
