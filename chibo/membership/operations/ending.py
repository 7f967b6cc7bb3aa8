"""Membership ends, and is restored."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.membership.change_kinds import CAN_BE_RESTORED, ENDINGS, ChangeKind
from chibo.membership.errors import CannotReturn, ChangedLater, NotABranch
from chibo.membership.models import Member, MemberChange, Stay
from chibo.membership.operations.guests import end_visits
from chibo.membership.operations.leaving_posts import end_posts
from chibo.membership.operations.noting import note_change, stay_to_change
from chibo.membership.operations.stays import (
    day_words,
    end_stay,
    last_home_stay,
    refuse_far_ahead,
)
from chibo.membership.queries.states import last_ending_of
from chibo.organization.ended import refuse_ended
from chibo.organization.models import Unit


@transaction.atomic
def end_membership(
    member: Member,
    how: ChangeKind,
    *,
    on: date,
    actor: User,
    at: datetime,
    decision: str = "",
    reason: str = "",
) -> MemberChange:
    """End a membership with the day before ``on``: left, name removed, expelled or deceased.

    All posts end with it, an open letter is closed, a stay for a time ends.
    Evenings before ``on`` stay as they were counted.

    Raises:
        PermissionDenied: ``actor`` does not lead the member's branch.
        DecisionMissing: write number and date of the decision.
        PostBeginsLater: a post begins that day or later; relieve first.
        DomainError: as `stay_to_change` and `end_stay` refuse.
    """
    assert how in ENDINGS
    stay = stay_to_change(member, how, on=on, actor=actor, at=at)
    end_stay(stay, on=on)
    end_posts(member, on=on, actor=actor, at=at)
    end_visits(member, on=on, actor=actor, at=at)
    return note_change(
        member,
        how,
        branch=stay.branch,
        on=on,
        actor=actor,
        at=at,
        decision=decision,
        reason=reason,
    )


@transaction.atomic
def restore_membership(
    member: Member, *, branch: Unit, on: date, decision: str, actor: User, at: datetime
) -> MemberChange:
    """Restore the membership of somebody who left, was removed or expelled, in ``branch``.

    Standing is what it was; posts are given anew.

    Raises:
        PermissionDenied: ``actor`` does not lead ``branch``.
        CannotReturn: the membership did not end in such a way.
        ChangedLater: it ended later than that day; choose a later one.
        DecisionMissing: write number and date of the decision.
    """
    gone = CAN_BE_RESTORED
    return _begin_again(
        member, ChangeKind.RESTORED, gone, branch, on=on, decision=decision, actor=actor, at=at
    )


@transaction.atomic
def take_in_again(
    member: Member, *, branch: Unit, on: date, decision: str, actor: User, at: datetime
) -> MemberChange:
    """Take in a member who was transferred out of this installation and comes back for good.

    Raises:
        PermissionDenied: ``actor`` does not lead ``branch``.
        CannotReturn: the member was not transferred away.
        ChangedLater: the transfer is of a later day; choose a later one.
        DecisionMissing: write the number of the letter.
    """
    gone = (ChangeKind.TRANSFERRED,)
    return _begin_again(
        member, ChangeKind.TAKEN_IN, gone, branch, on=on, decision=decision, actor=actor, at=at
    )


def _begin_again(
    member: Member,
    kind: ChangeKind,
    after: tuple[ChangeKind, ...],
    branch: Unit,
    *,
    on: date,
    decision: str,
    actor: User,
    at: datetime,
) -> MemberChange:
    require(actor, "membership.change_state", branch, on=day_of(at))
    refuse_far_ahead(branch, on=on, at=at)
    if not branch.is_branch:
        raise NotABranch(_("Members belong to a branch. Choose a branch below this committee."))
    refuse_ended(branch, on=on)
    stay, ended = last_home_stay(member), last_ending_of(member)
    if stay.valid_until is None or ended is None or ended.kind not in after:
        raise CannotReturn(
            _("“%(change)s” does not follow from the record of %(name)s. Look at it again.")
            % {"change": kind.label, "name": member.full_name}
        )
    if on < stay.valid_until:
        raise ChangedLater(
            _("%(name)s is on a roster until %(day)s. Choose this day or a later one.")
            % {"name": member.full_name, "day": day_words(stay.valid_until)}
        )
    try:
        with transaction.atomic():
            Stay.objects.create(member=member, branch=branch, standing=stay.standing, valid_from=on)
    except IntegrityError:  # somebody did so a moment before
        raise CannotReturn(
            _("%(name)s has a home branch already. Look at the record again.")
            % {"name": member.full_name}
        ) from None
    return note_change(member, kind, branch=branch, on=on, actor=actor, at=at, decision=decision)
