"""The secretary is away: another of the committee leads the branch for some days."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.periods import in_force, overlaps
from chibo.kernel.permissions import require
from chibo.kernel.vietnamese import tidy
from chibo.membership.actions import DELEGATED, DELEGATION_TAKEN_BACK
from chibo.membership.errors import (
    DelegateNotTaken,
    DelegationEnded,
    EndsBeforeItBegins,
    NotABranch,
    NothingSaid,
)
from chibo.membership.models import Delegation, Member, Post, PostKind
from chibo.membership.queries.delegations import may_stand_in
from chibo.organization.models import Unit


@transaction.atomic
def delegate(
    branch: Unit,
    member: Member,
    *,
    on: date,
    last_day: date,
    reason: str,
    actor: User,
    at: datetime,
) -> Delegation:
    """Let ``member`` do the secretary's deeds in ``branch`` from ``on`` to ``last_day``.

    All of them but two: no PIN is given with a delegated post, and it is not
    delegated on. It ends by itself, or with the secretary's post.

    Raises:
        PermissionDenied: ``actor`` is not the secretary.
        NotABranch: a committee decides by its own rules who leads.
        EndsBeforeItBegins: the days are over or in the wrong order.
        NothingSaid: write why.
        DelegateNotTaken: the person sits not in the committee, or another leads already.
    """
    if not branch.is_branch:
        raise NotABranch(_("This is done in a branch only."))
    require(actor, "membership.delegate", branch, on=day_of(at))
    until, reason = last_day + timedelta(days=1), tidy(reason)
    if until <= max(on, day_of(at)):
        raise EndsBeforeItBegins(_("The last day lies before the first. Choose a later one."))
    if not reason:
        raise NothingSaid(_("Write why the secretary is away."))
    post = Post.objects.select_for_update(of=("self",)).get(
        in_force(day_of(at)), unit=branch, kind=PostKind.SECRETARY
    )
    _refuse_delegate(post, member, on, until)
    given = Delegation.objects.create(
        post=post, member=member, valid_from=on, valid_until=until, reason=reason, given_by=actor
    )
    record(
        DELEGATED,
        subject=given,
        unit_id=branch.pk,
        actor=actor,
        at=at,
        name=member.full_name,
        on=on.isoformat(),
        last_day=last_day.isoformat(),
        reason=reason,
    )
    return given


@transaction.atomic
def take_back_delegation(given: Delegation, *, actor: User, at: datetime) -> Delegation:
    """End it at once; what was done in its days stands.

    Raises:
        PermissionDenied: ``actor`` is neither the secretary nor works for a committee above.
        DelegationEnded: it has ended already.
    """
    on, unit = day_of(at), given.post.unit
    require(actor, "membership.take_back_delegation", unit, on=on)
    ends_on = max(on, given.valid_from)
    goes_on = Delegation.objects.filter(pk=given.pk, valid_until__gt=ends_on)
    if not goes_on.update(valid_until=ends_on, taken_back_by=actor):
        raise DelegationEnded(_("This has ended already. Look at the page again."))
    given.refresh_from_db()
    name = given.member.full_name
    record(DELEGATION_TAKEN_BACK, subject=given, unit_id=unit.pk, actor=actor, at=at, name=name)
    return given


def _refuse_delegate(post: Post, member: Member, on: date, until: date) -> None:
    if not may_stand_in(post.unit, on=on).filter(pk=member.pk).exists():
        raise DelegateNotTaken(
            _("Choose the deputy secretary or a member of the committee of the branch.")
        )
    taken = Delegation.objects.filter(overlaps(on, until), post=post).select_related("member")
    other = taken.first()
    if other is not None:
        raise DelegateNotTaken(
            _("%(name)s leads the branch on one of these days already. Take that back first.")
            % {"name": other.member.full_name}
        )
