"""Plan a meeting and change the plan while nobody is invited."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any, TypedDict, Unpack

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.days import day_of, first_of_month
from chibo.kernel.permissions import require
from chibo.kernel.vietnamese import tidy
from chibo.meetings.actions import PLAN_CHANGED, PLANNED
from chibo.meetings.errors import (
    MeetingAlreadyPlanned,
    ModeNeedsApproval,
    NotABranchMeeting,
    NotAJointMeeting,
    OutsideWindow,
    PlaceMissing,
)
from chibo.meetings.lifecycle import Deed, State
from chibo.meetings.models import MONTHLY_KINDS, Meeting, MeetingForm, MeetingKind, MeetingMode
from chibo.meetings.operations.claiming import claim
from chibo.meetings.operations.meeting_online import refuse_unless_online_is_sound
from chibo.meetings.operations.projecting import refresh_projections
from chibo.meetings.video_rooms import checked_address
from chibo.organization.ended import refuse_ended
from chibo.organization.models import Unit
from chibo.rulebook.keys import MEETING_WINDOW
from chibo.rulebook.queries import rule_in_force


class OnlinePlan(TypedDict, total=False):
    """What a plan says more where members take part from elsewhere."""

    mode_ground: str
    members_away: int | None
    beyond_rule_reason: str
    video_url: str


class PlanChanges(OnlinePlan, total=False):
    """The parts of a plan that a secretary may change; what is left out stays."""

    kind: str
    form: str
    mode: str
    mode_reason: str
    mode_approved_by: str
    title: str
    planned_at: datetime
    place: str
    window_reason: str


@transaction.atomic
def plan_meeting(
    branch: Unit,
    *,
    month: date,
    kind: str,
    planned_at: datetime,
    place: str,
    actor: User,
    at: datetime,
    form: str = MeetingForm.LEADING,
    mode: str = MeetingMode.IN_PERSON,
    mode_reason: str = "",
    mode_approved_by: str = "",
    title: str = "",
    window_reason: str = "",
    joined_to: Meeting | None = None,
    **online: Unpack[OnlinePlan],
) -> Meeting:
    """Plan a meeting of ``branch`` for the month that holds the day ``month``.

    ``joined_to`` is the joint meeting of the inviting branch (else NotAJointMeeting).

    Raises:
        PermissionDenied: ``actor`` does not sit in the committee of the branch that day.
        NotABranchMeeting, UnitHasEnded: choose a branch below, or the one that took over.
        PlaceMissing, ModeNeedsApproval, RemoteShareNotReached, VideoAddressWrong: say it anew.
        OutsideWindow: give a reason, or one of the days that the refusal carries.
        MeetingAlreadyPlanned: the month has a meeting of this kind; open that one.
    """
    require(actor, "meetings.plan_meeting", branch, on=day_of(at))
    planned = Meeting(
        branch=branch,
        month=first_of_month(month),
        kind=kind,
        form=form,
        mode=mode,
        mode_reason=tidy(mode_reason),
        mode_approved_by=tidy(mode_approved_by),
        title=tidy(title),
        planned_at=planned_at,
        place=tidy(place),
        window_reason=tidy(window_reason),
        joined_to=joined_to,
        **_checked(online),
    )
    _refuse_unless_sound(planned)
    with _one_of_a_kind():
        planned.save(force_insert=True)
    record(PLANNED, subject=planned, unit_id=branch.pk, actor=actor, at=at, **_told(planned))
    return planned


@transaction.atomic
def change_plan(
    meeting: Meeting, *, actor: User, at: datetime, **changes: Unpack[PlanChanges]
) -> Meeting:
    """Change parts of the plan; possible until people are invited, afterwards postpone.

    Raises:
        PermissionDenied: ``actor`` does not sit in the committee of the branch that day.
        MeetingMovedOn: it is convened or over.
        PlaceMissing, ModeNeedsApproval, RemoteShareNotReached, VideoAddressWrong,
            OutsideWindow, NotAJointMeeting, MeetingAlreadyPlanned: as in `plan_meeting`.
    """
    require(actor, "meetings.prepare_meeting", meeting, on=day_of(at))
    written = _checked(changes)
    with _one_of_a_kind():
        meeting = claim(meeting, Deed.CHANGE_PLAN, **written)
    _refuse_unless_sound(meeting)
    refresh_projections(meeting)
    record(
        PLAN_CHANGED,
        subject=meeting,
        unit_id=meeting.branch_id,
        actor=actor,
        at=at,
        changed=sorted(written),
        **_told(meeting),
    )
    return meeting


def _checked(told: Mapping[str, Any]) -> dict[str, Any]:
    """Texts as they are stored; an address of a video room only where it can be opened safely."""
    checks = {"video_url": checked_address}
    return {
        name: checks.get(name, tidy)(value) if isinstance(value, str) else value
        for name, value in told.items()
    }


def refuse_outside_window(branch: Unit, *, kind: str, planned_at: datetime, reason: str) -> None:
    """Refuse a monthly meeting outside its committee's days unless a reason is given.

    Source: the rule `MEETING_WINDOW` in force for the branch on the planned day.
    """
    day = day_of(planned_at)
    if kind not in MONTHLY_KINDS or reason.strip():
        return
    window = rule_in_force(MEETING_WINDOW, branch, on=day)
    if not window.holds(day):
        raise OutsideWindow(
            _(
                "Monthly meetings are held from day %(first)s to day %(last)s of the month."
                " Choose one of these days, or give the reason for another."
            )
            % {"first": window.first_day, "last": window.last_day},
            first_day=window.first_day,
            last_day=window.last_day,
        )


def _refuse_unless_sound(plan: Meeting) -> None:
    if not plan.branch.is_branch:
        raise NotABranchMeeting(_("Only a branch meets. Choose a branch below this committee."))
    refuse_ended(plan.branch, on=day_of(plan.planned_at))
    if not plan.place:
        raise PlaceMissing(_("Say where the meeting is held."))
    approved = plan.mode_reason and plan.mode_approved_by
    if plan.mode != MeetingMode.IN_PERSON and not approved:
        raise ModeNeedsApproval(
            _("A meeting that is not in person needs a reason and the name of who approved it.")
        )
    refuse_unless_online_is_sound(plan)
    _refuse_unless_joinable(plan)
    refuse_outside_window(
        plan.branch, kind=plan.kind, planned_at=plan.planned_at, reason=plan.window_reason
    )


def _refuse_unless_joinable(plan: Meeting) -> None:
    inviting = plan.joined_to
    if inviting is None:
        return
    fits = plan.kind == inviting.kind == MeetingKind.JOINT and plan.month == inviting.month
    if not fits or inviting.joined_to_id is not None or inviting.state == State.CANCELLED:
        raise NotAJointMeeting(
            _("A branch can join only a joint meeting of the same month. Choose another meeting.")
        )


@contextmanager
def _one_of_a_kind() -> Iterator[None]:
    """Let the database decide which of two plans for one month is the first."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as taken:
        if "one_meeting_of_a_kind" not in str(taken):
            raise
        raise MeetingAlreadyPlanned(
            _("This branch has a meeting of this kind in this month. Open that meeting instead.")
        ) from taken


def _told(plan: Meeting) -> dict[str, str]:
    return {
        "month": plan.month.isoformat(),
        "kind": plan.kind,
        "mode": plan.mode,
        "planned_at": plan.planned_at.isoformat(),
        "window_reason": plan.window_reason,
        **({"beyond_rule_reason": plan.beyond_rule_reason} if plan.beyond_rule_reason else {}),
        **({"joined_to": str(plan.joined_to_id)} if plan.joined_to_id else {}),
    }
