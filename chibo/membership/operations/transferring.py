"""A member is transferred for good: a letter, a clock, and the branch that takes the member in."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.membership.change_kinds import ChangeKind
from chibo.membership.errors import NoIntroduction
from chibo.membership.models import Introduction, IntroductionKind, Member, MemberChange
from chibo.membership.operations.leaving_posts import end_posts
from chibo.membership.operations.letters import close_letter, host_of, issue_letter
from chibo.membership.operations.noting import note_change, stay_to_change
from chibo.membership.operations.stays import (
    continue_stay,
    end_stay,
    last_home_stay,
    refuse_out_of_order,
)
from chibo.membership.queries.states import open_introduction
from chibo.organization.models import Unit


@transaction.atomic
def begin_transfer(
    member: Member,
    *,
    on: date,
    decision: str,
    actor: User,
    at: datetime,
    to_branch: Unit | None = None,
    place: str = "",
) -> MemberChange:
    """Introduce a member to another branch for good; the clock of working days begins.

    The member counts here until the other branch takes the member in: no day
    without a home branch, and none with two.

    Raises:
        PermissionDenied: ``actor`` does not lead the member's branch.
        DomainError: as `stay_to_change`, `issue_letter` and `note_change` refuse.
    """
    kind = ChangeKind.TRANSFER_BEGUN
    stay = stay_to_change(member, kind, on=on, actor=actor, at=at)
    letter = issue_letter(
        stay,
        IntroductionKind.TRANSFER,
        on=on,
        decision=decision,
        to_branch=to_branch,
        place=place,
    )
    return note_change(
        member,
        kind,
        branch=stay.branch,
        on=on,
        actor=actor,
        at=at,
        decision=decision,
        place=letter.to_place,
    )


@transaction.atomic
def withdraw_transfer(
    member: Member, *, on: date, actor: User, at: datetime, reason: str = ""
) -> MemberChange:
    """Withdraw the letter of a transfer that did not come about; the member stays.

    Raises:
        PermissionDenied: ``actor`` does not lead the member's branch.
        DomainError: as `stay_to_change` and `close_letter` refuse.
    """
    kind = ChangeKind.TRANSFER_WITHDRAWN
    stay = stay_to_change(member, kind, on=on, actor=actor, at=at)
    close_letter(_open_letter(member), on=on)
    return note_change(member, kind, branch=stay.branch, on=on, actor=actor, at=at, reason=reason)


@transaction.atomic
def receive_member(letter: Introduction, *, on: date, actor: User, at: datetime) -> MemberChange:
    """Take in a member for good: the stay there ends and the one here begins on the same day.

    Standing and duty come along; posts in the old branch end.

    Raises:
        PermissionDenied: ``actor`` does not lead the branch to which the letter leads.
        NoIntroduction: the letter is for a time only, or was dealt with already.
        ChangedLater: something of the member is recorded for a later day.
        PostBeginsLater: a post there begins that day or later; relieve first.
    """
    branch = host_of(letter, on=on, actor=actor, at=at)
    if letter.kind != IntroductionKind.TRANSFER:
        raise NoIntroduction(_("This letter is for a time only. Take the member in as a guest."))
    stay = last_home_stay(letter.member)
    old = stay.branch
    refuse_out_of_order(stay, on=on)
    close_letter(letter, on=on, is_received=True)
    end_posts(letter.member, on=on, units=[old.pk], actor=actor, at=at)
    continue_stay(stay, on=on, branch_id=branch.pk)
    for unit in sorted((old, branch), key=lambda unit: unit.pk):  # one order of chains
        change = note_change(
            letter.member,
            ChangeKind.TRANSFERRED,
            branch=unit,
            on=on,
            actor=actor,
            at=at,
            decision=letter.decision,
            place=branch.name,
        )
    return change


@transaction.atomic
def confirm_departure(
    member: Member, *, on: date, actor: User, at: datetime, decision: str = ""
) -> MemberChange:
    """Confirm that a branch outside of this installation took the member in.

    The stay ends and with it the posts in the branch. A branch of this
    installation takes the member in itself, by `receive_member`.

    Raises:
        PermissionDenied: ``actor`` does not lead the member's branch.
        NoIntroduction: the letter leads to a branch here; ask its secretary.
        DomainError: as `stay_to_change`, `close_letter` and `end_posts` refuse.
    """
    stay = stay_to_change(member, ChangeKind.TRANSFERRED, on=on, actor=actor, at=at)
    letter = _open_letter(member)
    if letter.to_branch_id is not None:
        raise NoIntroduction(
            _("%(branch)s takes the member in itself. Ask its secretary to do so.")
            % {"branch": letter.to_place}
        )
    close_letter(letter, on=on, is_received=True)
    end_posts(member, on=on, units=[stay.branch_id], actor=actor, at=at)
    end_stay(stay, on=on)
    return note_change(
        member,
        ChangeKind.TRANSFERRED,
        branch=stay.branch,
        on=on,
        actor=actor,
        at=at,
        decision=decision or letter.decision,
        place=letter.to_place,
    )


def _open_letter(member: Member) -> Introduction:
    letter = open_introduction(member)
    if letter is None:
        raise NoIntroduction(_("No letter of introduction is open. Look at the record again."))
    return letter
