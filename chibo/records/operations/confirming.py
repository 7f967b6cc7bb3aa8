"""Clerk and chair confirm the minutes, each with the own sign-in."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.permissions import may, require
from chibo.meetings.journal.state import MeetingState
from chibo.meetings.models import Meeting
from chibo.meetings.queries.clerks import clerk_since
from chibo.meetings.queries.journal import meeting_state
from chibo.membership.rights import rights_of
from chibo.records.actions import CONFIRMED
from chibo.records.errors import (
    ChangedSinceSeen,
    ConfirmedAlready,
    MeetingNotOver,
    NotAdopted,
    NotTheirRole,
    SamePerson,
)
from chibo.records.models import Confirmation, ConfirmingRole, Minutes, MinutesState
from chibo.records.operations.holding import (
    follow_adoption,
    hold_minutes,
    take_confirmations_back,
)
from chibo.records.operations.writing import refuse_unless_agreed
from chibo.records.queries.drafting import desk_of


@transaction.atomic
def confirm_minutes(
    meeting: Meeting, role: str, *, seen: str, actor: User, at: datetime
) -> Confirmation:
    """Confirm the minutes as ``role``; ``seen`` is the digest of the text the person has read.

    With both confirmations standing the minutes are confirmed. Any change
    afterwards takes them back.

    Raises:
        PermissionDenied: ``actor`` does not belong to the branch.
        NotComposed, MinutesAreSealed: compose first; sealed minutes stay.
        MeetingNotOver, NotAdopted: close the meeting; let it adopt its minutes.
        NotTheirRole: somebody else was the clerk, or led the meeting.
        ChangedSinceSeen: read the text as it stands now, then confirm.
        WordsNotAgreed: criticism waits for agreed words and the answer.
        ConfirmedAlready, SamePerson: one confirmation per role and per person.
    """
    require(actor, "records.confirm_minutes", meeting, on=day_of(at))
    minutes = hold_minutes(meeting)
    told = meeting_state(meeting)
    follow_adoption(minutes, told)
    _refuse_unless_over(told)
    _refuse_other_people(meeting, told, ConfirmingRole(role), actor=actor, at=at)
    desk = desk_of(meeting, state=told)
    if desk.digest != seen:
        raise ChangedSinceSeen(
            _("The minutes have changed since you read them. Read them again, then confirm.")
        )
    refuse_unless_agreed(desk)
    take_confirmations_back(minutes, besides=desk.digest, actor=actor, at=at)
    confirmation = _write(minutes, role, digest=desk.digest, actor=actor, at=at)
    record(
        CONFIRMED,
        subject=minutes,
        unit_id=minutes.branch_id,
        actor=actor,
        at=at,
        role=role,
        digest=desk.digest,
    )
    return confirmation


def standing_confirmations(minutes: Minutes, *, digest: str) -> dict[str, Confirmation]:
    """Return the confirmations that stand for the text of ``digest``, by role."""
    rows = Confirmation.objects.filter(minutes=minutes, taken_back_at__isnull=True, digest=digest)
    return {row.role: row for row in rows}


def _refuse_unless_over(told: MeetingState) -> None:
    if told.session.phase != "closed":
        raise MeetingNotOver(_("Minutes are confirmed once the meeting is closed."))
    if told.results.minutes_adopted is None:
        raise NotAdopted(
            _("The meeting has not adopted its minutes. Record the adoption in the journal.")
        )


def _refuse_other_people(
    meeting: Meeting, told: MeetingState, role: ConfirmingRole, *, actor: User, at: datetime
) -> None:
    member_id = rights_of(actor, on=day_of(at)).member_id
    if role == ConfirmingRole.CLERK:
        named = {one.person for one in told.session.clerks}
        holds = str(member_id) in named or clerk_since(meeting, member_id) is not None
        sentence = _("Only the clerk of this meeting confirms as clerk.")
    elif told.session.chair is None:
        holds = may(actor, "meetings.lead_meeting", meeting, on=day_of(at))
        sentence = _("Nobody is named as chair. The secretary or the deputy confirms.")
    else:
        holds = told.session.chair == str(member_id)
        sentence = _("Only who led this meeting confirms as chair.")
    if not holds:
        raise NotTheirRole(sentence)


def _write(minutes: Minutes, role: str, *, digest: str, actor: User, at: datetime) -> Confirmation:
    """Write the row; the minutes are held, so nobody else confirms now."""
    standing = standing_confirmations(minutes, digest=digest)
    if role in standing:
        raise ConfirmedAlready(
            _("%(name)s has confirmed this text already.") % {"name": standing[role].name}
        )
    if any(one.user_id == actor.pk for one in standing.values()):
        raise SamePerson(_("Clerk and chair are two people. The other one confirms."))
    confirmation = Confirmation.objects.create(
        minutes=minutes, role=role, user=actor, name=actor.name, digest=digest, at=at
    )
    if {*standing, role} == set(ConfirmingRole.values):
        minutes.state = MinutesState.CONFIRMED
        minutes.save(update_fields=["state"])
    return confirmation
