"""Who is in a branch for a time: received, seen off, called home."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.membership.change_kinds import ChangeKind
from chibo.membership.errors import NoIntroduction, NoStanding
from chibo.membership.models import (
    Introduction,
    IntroductionKind,
    Member,
    MemberChange,
    Stay,
    StayKind,
)
from chibo.membership.operations.letters import close_letter, host_of, refuse_before_letter
from chibo.membership.operations.noting import note_change
from chibo.membership.operations.stays import (
    end_stay,
    last_home_stay,
    open_guest_stays,
    refuse_far_ahead,
)
from chibo.organization.models import Unit


@transaction.atomic
def receive_guest(letter: Introduction, *, on: date, actor: User, at: datetime) -> MemberChange:
    """Take in a member who was introduced here for a time; the home branch stays the home.

    Raises:
        PermissionDenied: ``actor`` does not lead the branch to which the letter leads.
        NoIntroduction: the letter was dealt with already.
        ChangedLater: the letter is of a later day; choose that day or a later one.
        TooFarAhead: the day lies too far ahead.
    """
    branch = host_of(letter, on=on, actor=actor, at=at)
    refuse_before_letter(letter, on=on)
    waiting = Introduction.objects.filter(
        pk=letter.pk,
        kind=IntroductionKind.TEMPORARY,
        closed_on__isnull=True,
        received_on__isnull=True,
    )
    if not waiting.update(received_on=on):
        raise NoIntroduction(_("This letter was dealt with already. Look at the record again."))
    home = last_home_stay(letter.member)
    Stay.objects.create(
        member=letter.member,
        branch=branch,
        kind=StayKind.TEMPORARY_HERE,
        standing=home.standing,
        valid_from=on,
    )
    return note_change(
        letter.member,
        ChangeKind.GUEST_RECEIVED,
        branch=branch,
        on=on,
        actor=actor,
        at=at,
        decision=letter.decision,
        until=letter.until,
        place=home.branch.name,
    )


@transaction.atomic
def see_guest_off(
    member: Member, *, branch: Unit, on: date, actor: User, at: datetime, reason: str = ""
) -> MemberChange:
    """End the stay of a guest here; the home branch records the return by itself.

    Raises:
        PermissionDenied: ``actor`` does not lead this branch.
        NoStanding: the member is not here for a time.
        ChangedLater: the guest came on that day or later; choose a later one.
    """
    require(actor, "membership.change_state", branch, on=day_of(at))
    refuse_far_ahead(branch, on=on, at=at)
    here = [stay for stay in open_guest_stays(member) if stay.branch_id == branch.pk]
    if not here:
        raise NoStanding(_("%(name)s is not here for a time.") % {"name": member.full_name})
    end_stay(here[0], on=on)
    return note_change(
        member, ChangeKind.GUEST_LEFT, branch=branch, on=on, actor=actor, at=at, reason=reason
    )


def end_visits(member: Member, *, on: date, actor: User, at: datetime) -> None:
    """Close an open letter and end the stays for a time, as the home branch decided.

    Raises:
        ChangedLater: the letter or the visit is of a later day.
    """
    letter = Introduction.objects.filter(member=member, closed_on__isnull=True).first()
    if letter is not None:
        close_letter(letter, on=on)
    for visit in sorted(open_guest_stays(member), key=lambda stay: stay.branch_id):
        end_stay(visit, on=on)
        note_change(member, ChangeKind.GUEST_LEFT, branch=visit.branch, on=on, actor=actor, at=at)
