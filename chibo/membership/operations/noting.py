"""What every change of a member has in common: may it be, and how it is written down."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.kernel.vietnamese import tidy
from chibo.membership.actions import CHANGED
from chibo.membership.change_kinds import ChangeKind
from chibo.membership.changes import ASKS_FOR_A_DECISION, is_possible
from chibo.membership.errors import (
    DecisionMissing,
    EndsBeforeItBegins,
    MembershipEnded,
    NotPossibleNow,
)
from chibo.membership.models import (
    Duty,
    IntroductionKind,
    Member,
    MemberChange,
    Standing,
    Stay,
)
from chibo.membership.operations.stays import (
    day_words,
    last_home_stay,
    refuse_far_ahead,
    refuse_out_of_order,
)
from chibo.membership.queries.states import open_introduction
from chibo.organization.models import Unit


def stay_to_change(
    member: Member,
    kind: ChangeKind,
    *,
    on: date,
    actor: User,
    at: datetime,
    is_in_order: bool = True,
) -> Stay:
    """Return the home stay that a change of this kind from the day ``on`` ends or mends.

    It is the last one: changes are recorded in their order, so what came after
    a change never has to be told anew. A change that moves no stay need not be
    in order (``is_in_order``).

    Raises:
        PermissionDenied: ``actor`` does not lead the member's branch.
        NoStanding: the member never belonged to a branch.
        MembershipEnded: the member stands on no roster; record the return first.
        ChangedLater: something later is recorded; choose that day or a later one.
        TooFarAhead: the day lies too far ahead; check it, or record it later.
        NotPossibleNow: the state of the member does not allow it; record what comes before.
    """
    stay = last_home_stay(member)
    require(actor, "membership.change_state", stay, on=day_of(at))
    refuse_far_ahead(stay.branch, on=on, at=at)
    if stay.valid_until is not None:
        raise MembershipEnded(
            _("%(name)s stands on no roster from %(day)s on. Record the return first.")
            % {"name": member.full_name, "day": day_words(stay.valid_until)}
        )
    if is_in_order:
        refuse_out_of_order(stay, on=on)
    _refuse_impossible(stay, kind)
    return stay


def note_change(
    member: Member,
    kind: ChangeKind,
    *,
    branch: Unit,
    on: date,
    actor: User,
    at: datetime,
    decision: str = "",
    until: date | None = None,
    place: str = "",
    reason: str = "",
) -> MemberChange:
    """Write the fact and its entry of the record.

    Raises:
        DecisionMissing: this change holds by a decision; write its number and date.
        EndsBeforeItBegins: the foreseen end must lie after the day of the change.
    """
    if kind in ASKS_FOR_A_DECISION and not tidy(decision):
        raise DecisionMissing(_("Write number and date of the decision or the letter."))
    if until is not None and until <= on:
        raise EndsBeforeItBegins(_("The end must lie after the day from which the change holds."))
    change = MemberChange.objects.create(
        member=member,
        branch=branch,
        kind=kind,
        on=on,
        until=until,
        decision=tidy(decision),
        place=tidy(place),
        reason=tidy(reason),
        recorded_by=actor,
        recorded_at=at,
    )
    record(
        CHANGED[kind],
        subject=member,
        unit_id=branch.pk,
        actor=actor,
        at=at,
        name=member.full_name,
        on=on.isoformat(),
        decision=change.decision,
    )
    return change


def _refuse_impossible(stay: Stay, kind: ChangeKind) -> None:
    letter = open_introduction(stay.member)
    transfer = letter is not None and letter.kind == IntroductionKind.TRANSFER
    standing, duty = Standing(stay.standing), Duty(stay.duty)
    if is_possible(kind, standing=standing, duty=duty, has_transfer_letter=transfer):
        return
    words = [str(standing.label), str(duty.label)] + [_("letter of transfer open")] * transfer
    raise NotPossibleNow(
        _("%(name)s is: %(state)s. “%(change)s” does not follow from that; choose another change.")
        % {"name": stay.member.full_name, "state": ", ".join(words), "change": kind.label}
    )
