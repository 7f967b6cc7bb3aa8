"""Convene a meeting, postpone it, cancel it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.kernel.vietnamese import tidy
from chibo.meetings.actions import CANCELLED, CONVENED, POSTPONED
from chibo.meetings.errors import NotOnTheRoster, ReasonMissing
from chibo.meetings.lifecycle import Deed
from chibo.meetings.models import Apart, JournalEntry, Meeting, RosterLine
from chibo.meetings.operations.claiming import claim
from chibo.meetings.operations.planning import refuse_outside_window
from chibo.meetings.operations.projecting import refresh_projections
from chibo.meetings.queries.joint import secret_for
from chibo.meetings.queries.roster import roster_on
from chibo.meetings.signals import meeting_announced
from chibo.rulebook.keys import PAPERS_DAYS_BEFORE
from chibo.rulebook.queries import rule_in_force


@dataclass(frozen=True, slots=True)
class Convening:
    """A convened meeting.

    ``days_before`` counts calendar days from now to the meeting (none left: 0,
    past: negative); ``days_wanted`` is the rule's. Too late warns, never stops.
    """

    meeting: Meeting
    invited: int
    days_before: int
    days_wanted: int

    @property
    def is_too_late(self) -> bool:
        return self.days_before < self.days_wanted


@transaction.atomic
def convene(meeting: Meeting, *, actor: User, at: datetime) -> Convening:
    """Invite the members of the branch, as the roster stands on the day of the meeting.

    Writes the roster lines; those of an earlier convening go, with the answers
    given for the earlier day. Rings `meeting_announced`.

    Raises:
        PermissionDenied: ``actor`` does not lead the branch that day.
        MeetingMovedOn: it is not prepared, or somebody convened it a moment before.
        NotOnTheRoster: the branch has no members on that day; enter its roster.
    """
    require(actor, "meetings.lead_meeting", meeting, on=day_of(at))
    secret = secret_for(meeting)
    meeting = claim(meeting, Deed.CONVENE, convened_at=at, check_in_secret=secret)
    day = day_of(meeting.planned_at)
    lines = _write_roster(meeting, on=day)
    refresh_projections(meeting)
    wanted = rule_in_force(PAPERS_DAYS_BEFORE, meeting.branch, on=day)
    convening = Convening(meeting, len(lines), (day - day_of(at)).days, wanted)
    record(
        CONVENED,
        subject=meeting,
        unit_id=meeting.branch_id,
        actor=actor,
        at=at,
        invited=convening.invited,
        days_before=convening.days_before,
    )
    meeting_announced.send(Meeting, meeting_id=meeting.pk)
    return convening


@transaction.atomic
def postpone(
    meeting: Meeting,
    *,
    planned_at: datetime,
    reason: str,
    actor: User,
    at: datetime,
    place: str = "",
    window_reason: str = "",
) -> Meeting:
    """Move a meeting that has not begun to another day or hour; it is convened anew.

    The roster lines stay to be read until then. What was recorded for the
    evening that was not held is kept apart. Rings `meeting_announced`.

    Raises:
        PermissionDenied: ``actor`` does not lead the branch that day.
        MeetingMovedOn: it has begun or is cancelled.
        ReasonMissing: say why, the members will read it.
        OutsideWindow: as in `plan_meeting`.
    """
    require(actor, "meetings.lead_meeting", meeting, on=day_of(at))
    reason, place, window_reason = tidy(reason), tidy(place), tidy(window_reason)
    meeting = claim(
        meeting,
        Deed.POSTPONE,
        planned_at=planned_at,
        window_reason=window_reason,
        postponed_at=at,
        postponed_reason=reason,
        place=place or F("place"),
    )
    if not reason:
        raise ReasonMissing(_("Say why the meeting is postponed; the members will read it."))
    refuse_outside_window(
        meeting.branch, kind=meeting.kind, planned_at=planned_at, reason=window_reason
    )
    JournalEntry.objects.filter(meeting=meeting, at__lt=at).update(apart=Apart.EVENING_NOT_HELD)
    refresh_projections(meeting)
    record(
        POSTPONED,
        subject=meeting,
        unit_id=meeting.branch_id,
        actor=actor,
        at=at,
        planned_at=planned_at.isoformat(),
        reason=reason,
    )
    meeting_announced.send(Meeting, meeting_id=meeting.pk)
    return meeting


@transaction.atomic
def cancel(meeting: Meeting, *, reason: str, actor: User, at: datetime) -> Meeting:
    """Give up a meeting that has not begun; rings `meeting_announced`.

    Raises:
        PermissionDenied: ``actor`` does not lead the branch that day.
        MeetingMovedOn: it has begun, or somebody cancelled it before.
        ReasonMissing: say why, the members and the committee above will read it.
    """
    require(actor, "meetings.lead_meeting", meeting, on=day_of(at))
    reason = tidy(reason)
    meeting = claim(meeting, Deed.CANCEL, cancelled_reason=reason)
    if not reason:
        raise ReasonMissing(_("Say why the meeting is cancelled; the members will read it."))
    record(CANCELLED, subject=meeting, unit_id=meeting.branch_id, actor=actor, at=at, reason=reason)
    meeting_announced.send(Meeting, meeting_id=meeting.pk)
    return meeting


def _write_roster(meeting: Meeting, *, on: date) -> list[RosterLine]:
    lines = roster_on(meeting, on=on)
    if not lines:
        raise NotOnTheRoster(
            _("The branch has no members on the day of the meeting. Enter its roster first.")
        )
    RosterLine.objects.filter(meeting=meeting).delete()
    return RosterLine.objects.bulk_create(lines)
