"""Letters of introduction are issued, answered and closed once."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.kernel.vietnamese import tidy
from chibo.membership.errors import (
    AlreadyHere,
    AlreadyIntroduced,
    ChangedLater,
    NoIntroduction,
    WhereMissing,
)
from chibo.membership.models import Introduction, IntroductionKind, Stay
from chibo.membership.operations.stays import day_words, refuse_far_ahead
from chibo.organization.ended import refuse_ended
from chibo.organization.models import Unit


def issue_letter(
    stay: Stay,
    kind: IntroductionKind,
    *,
    on: date,
    decision: str,
    to_branch: Unit | None,
    place: str,
    until: date | None = None,
) -> Introduction:
    """Write the letter that leads a member from the stay to a branch or a place.

    Raises:
        AlreadyHere: the member belongs to that branch; choose another.
        WhereMissing: choose the branch, or write the place.
        AlreadyIntroduced: a letter of the member is open; close it first.
    """
    if to_branch is not None and to_branch.pk == stay.branch_id:
        raise AlreadyHere(_("The member belongs to this branch already. Choose another."))
    if to_branch is not None:
        refuse_ended(to_branch, on=on)
    to_place = tidy(to_branch.name if to_branch else place)
    if not to_place:
        raise WhereMissing(_("Choose the branch, or write where the member goes."))
    try:
        with transaction.atomic():
            return Introduction.objects.create(
                member=stay.member,
                kind=kind,
                from_branch=stay.branch,
                to_branch=to_branch,
                to_place=to_place[:120],
                decision=tidy(decision),
                issued_on=on,
                until=until,
            )
    except IntegrityError:
        raise AlreadyIntroduced(
            _("A letter of introduction of %(name)s is open. Close it first.")
            % {"name": stay.member.full_name}
        ) from None


def host_of(letter: Introduction, *, on: date, actor: User, at: datetime) -> Unit:
    """Return the branch to which the letter leads, for one who may take people in there.

    A letter to a branch that was merged since leads to its heir.

    Raises:
        NoIntroduction: the letter leads to a place outside of this installation.
        PermissionDenied: ``actor`` does not lead that branch.
        TooFarAhead: the day lies too far ahead.
        UnitHasEnded: the branch ended with no heir; withdraw the letter.
    """
    branch = letter.to_branch
    if branch is None:
        raise NoIntroduction(_("This letter leads to a place outside of this installation."))
    require(actor, "membership.change_state", branch, on=day_of(at))
    refuse_far_ahead(branch, on=on, at=at)
    if branch.has_ended(on=on) and branch.heir is not None:
        return branch.heir
    refuse_ended(branch, on=on)
    return branch


def close_letter(letter: Introduction, *, on: date, is_received: bool = False) -> None:
    """Close an open letter on the day ``on``; of two people at once one goes on.

    Raises:
        ChangedLater: the letter is of a later day; choose that day or a later one.
        NoIntroduction: it was closed a moment before; look at the record again.
    """
    refuse_before_letter(letter, on=on)
    told = {"closed_on": on} | ({"received_on": on} if is_received else {})
    if not Introduction.objects.filter(pk=letter.pk, closed_on__isnull=True).update(**told):
        raise NoIntroduction(_("This letter was dealt with already. Look at the record again."))


def refuse_before_letter(letter: Introduction, *, on: date) -> None:
    if on < letter.issued_on:
        raise ChangedLater(
            _("The letter of introduction is of %(day)s. Choose this day or a later one.")
            % {"day": day_words(letter.issued_on)}
        )
