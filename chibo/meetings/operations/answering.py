"""What an invited member answers, and what becomes of a wish to be excused."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.actions import Action
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.kernel.vietnamese import tidy
from chibo.meetings.actions import ANSWERED, EXCUSE_ACCEPTED, EXCUSE_REFUSED
from chibo.meetings.errors import ExcuseNotAsked, NotOnTheRoster, ReasonMissing
from chibo.meetings.lifecycle import Deed
from chibo.meetings.models import InvitationAnswer, Meeting, RosterLine
from chibo.meetings.operations.claiming import claim
from chibo.meetings.operations.projecting import refresh_projections
from chibo.membership.models import Member


@transaction.atomic
def answer_invitation(
    meeting: Meeting,
    member: Member,
    answer: InvitationAnswer,
    *,
    actor: User,
    at: datetime,
    reason: str = "",
    as_helper: bool = False,
) -> RosterLine:
    """Write what ``member`` answers: the member, a helper, or somebody who took it by telephone.

    The latest answer stands and ends what was decided on an earlier excuse.
    The line keeps who recorded it.

    Raises:
        PermissionDenied: ``actor`` is neither the member nor sits in the committee; or
            does not help the member on that day.
        MeetingMovedOn: the meeting is not convened, or has begun.
        NotOnTheRoster: the person is not invited.
        ReasonMissing: who asks to be excused says why.
    """
    is_own = member.user_id is not None and member.user_id == actor.pk
    if as_helper:
        require(actor, "membership.act_for", member, on=day_of(at))
    own_way = is_own or as_helper
    permission = "meetings.answer_invitation" if own_way else "meetings.answer_for_others"
    require(actor, permission, meeting, on=day_of(at))
    meeting = claim(meeting, Deed.ANSWER)
    reason = tidy(reason)
    if answer == InvitationAnswer.ASKS_EXCUSE and not reason:
        raise ReasonMissing(_("Say why you ask to be excused."))
    answered = RosterLine.objects.filter(meeting=meeting, member=member).update(
        answer=answer,
        answer_reason=reason,
        answered_at=None if answer == InvitationAnswer.NONE else at,
        answered_by=None if answer == InvitationAnswer.NONE else actor,
        answered_by_helper=as_helper,
        excuse_accepted_at=None,
        excuse_refused_at=None,
        excuse_remark="",
    )
    if not answered:
        raise _not_invited(member)
    told = {"answer": str(answer), "by_telephone": not own_way}
    helped = member if as_helper else None
    return _finish(meeting, member, ANSWERED, actor=actor, at=at, acting_for=helped, **told)


@transaction.atomic
def accept_excuse(
    meeting: Meeting, member: Member, *, actor: User, at: datetime, remark: str = ""
) -> RosterLine:
    """Excuse a member who asked for it; coming all the same stays possible.

    Raises:
        PermissionDenied: ``actor`` does not lead the branch that day.
        MeetingMovedOn: the meeting has begun; mark the person in the journal.
        ExcuseNotAsked: the member did not ask, or it was accepted a moment before.
    """
    decided = {"excuse_accepted_at": at, "excuse_refused_at": None, "excuse_remark": tidy(remark)}
    return _decide(
        meeting, member, EXCUSE_ACCEPTED, "excuse_accepted_at", decided, actor=actor, at=at
    )


@transaction.atomic
def refuse_excuse(
    meeting: Meeting, member: Member, *, reason: str, actor: User, at: datetime
) -> RosterLine:
    """Ask a member to come all the same, and say why.

    Raises:
        PermissionDenied: ``actor`` does not lead the branch that day.
        MeetingMovedOn: the meeting has begun.
        ReasonMissing: the member will read the reason.
        ExcuseNotAsked: the member did not ask, or it was refused a moment before.
    """
    decided = {"excuse_accepted_at": None, "excuse_refused_at": at, "excuse_remark": tidy(reason)}
    if not decided["excuse_remark"]:
        raise ReasonMissing(_("Say why the member is asked to come; the member will read it."))
    return _decide(
        meeting, member, EXCUSE_REFUSED, "excuse_refused_at", decided, actor=actor, at=at
    )


def _decide(
    meeting: Meeting,
    member: Member,
    action: Action,
    stamp: str,
    decided: Mapping[str, object],
    *,
    actor: User,
    at: datetime,
) -> RosterLine:
    require(actor, "meetings.lead_meeting", meeting, on=day_of(at))
    meeting = claim(meeting, Deed.DECIDE_EXCUSE)
    waiting = RosterLine.objects.filter(
        meeting=meeting,
        member=member,
        answer=InvitationAnswer.ASKS_EXCUSE,
        **{f"{stamp}__isnull": True},
    )
    if not waiting.update(**decided):
        raise ExcuseNotAsked(
            _("%(name)s has no open wish to be excused. Look at the answers again.")
            % {"name": member.full_name}
        )
    return _finish(meeting, member, action, actor=actor, at=at)


def _finish(
    meeting: Meeting,
    member: Member,
    action: Action,
    *,
    actor: User,
    at: datetime,
    acting_for: Member | None = None,
    **told: object,
) -> RosterLine:
    refresh_projections(meeting)
    record(
        action,
        (),
        acting_for,
        subject=meeting,
        unit_id=meeting.branch_id,
        actor=actor,
        at=at,
        name=member.full_name,
        **told,
    )
    return RosterLine.objects.select_related("member").get(meeting=meeting, member=member)


def _not_invited(member: Member) -> NotOnTheRoster:
    return NotOnTheRoster(
        _("%(name)s is not invited to this meeting. Check the roster.") % {"name": member.full_name}
    )
