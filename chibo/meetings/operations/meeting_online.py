"""What an online meeting needs: the ground, the figure that the rule asks for, the video room."""

from datetime import datetime
from urllib.parse import urlsplit

from django.db import transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.meetings.actions import VIDEO_ROOM_SET
from chibo.meetings.errors import MeetingMovedOn, ModeNeedsApproval, RemoteShareNotReached
from chibo.meetings.lifecycle import State
from chibo.meetings.models import REMOTE_MODES, Meeting, MeetingMode
from chibo.meetings.operations.claiming import hold
from chibo.meetings.queries.remote import scattered_on
from chibo.meetings.remote_share import RemoteShare
from chibo.meetings.video_rooms import checked_address

_OVER = frozenset({State.CLOSED, State.SEALED, State.CANCELLED})


def refuse_unless_online_is_sound(plan: Meeting) -> None:
    """Refuse an online meeting that the rule does not allow, unless a reason is given for it.

    Source: the rule `REMOTE_SHARE` in force for the branch on the planned day.

    Raises:
        ModeNeedsApproval: say whether it is for special nature or circumstances.
        RemoteShareNotReached: say how many cannot come, or why it is held online all the same.
    """
    if plan.mode != MeetingMode.ONLINE:
        return
    if not plan.mode_ground:
        raise ModeNeedsApproval(
            _("Say whether the members cannot come for special nature or special circumstances.")
        )
    found = scattered_on(plan.branch, day_of(plan.planned_at))
    told = RemoteShare(plan.members_away or 0, found.over, found.share)
    if told.is_allowed or plan.beyond_rule_reason:
        return
    raise RemoteShareNotReached(_sentence(told), told)


def _sentence(told: RemoteShare) -> str:
    assert told.share is not None
    figures = {"away": told.away, "over": told.over, "share": told.share.words}
    return (
        _(
            "An online meeting is for when more than %(share)s of the members cannot come together."
            " That is %(away)s of %(over)s here. Correct the number, choose another mode, or give"
            " the reason to meet online all the same; it is recorded."
        )
        % figures
    )


@transaction.atomic
def set_video_room(meeting: Meeting, *, address: str, actor: User, at: datetime) -> Meeting:
    """Write the address of the video room, or another one, until the meeting is over.

    The record says on which service, not the whole address: that lets people in.

    Raises:
        PermissionDenied: ``actor`` does not sit in the committee of the branch that day.
        MeetingMovedOn: the meeting is over, or nobody takes part from elsewhere.
        VideoAddressWrong: see `checked_address`.
    """
    require(actor, "meetings.prepare_meeting", meeting, on=day_of(at))
    checked = checked_address(address)
    held = hold(meeting)
    if held.state in _OVER or held.mode not in REMOTE_MODES:
        raise MeetingMovedOn(_("Only an online or mixed meeting that is not over has a room."))
    held.video_url = checked
    held.save(update_fields=["video_url"])
    host = urlsplit(checked).hostname or ""
    record(VIDEO_ROOM_SET, subject=held, unit_id=held.branch_id, actor=actor, at=at, host=host)
    return held
