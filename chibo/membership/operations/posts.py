"""Appoint to a post and relieve of it; give a member an account."""

from collections.abc import Callable
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.accounts.operations.opening import open_account
from chibo.accounts.pins import draw_code
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.periods import overlaps
from chibo.kernel.permissions import require
from chibo.membership.actions import ACCOUNT_GIVEN, APPOINTED, RELIEVED
from chibo.membership.errors import HasAnAccount, PostTaken
from chibo.membership.models import Member, Post, PostKind
from chibo.organization.ended import refuse_ended
from chibo.organization.models import Unit


@transaction.atomic
def appoint(
    member: Member,
    kind: PostKind,
    *,
    unit: Unit,
    on: date,
    actor: User,
    at: datetime,
    until: date | None = None,
    decision: str = "",
) -> Post:
    """Give ``member`` a post in ``unit`` from the day ``on``.

    Raises:
        PermissionDenied: ``actor`` does not appoint here.
        UnitHasEnded: the unit stands no more that day.
        PostTaken: the unit has a secretary on one of these days; relieve first.
    """
    require(actor, "membership.appoint", unit, on=on)
    refuse_ended(unit, on=on)
    standing = Post.objects.filter(overlaps(on, until), unit=unit, kind=kind)
    if kind == PostKind.SECRETARY and standing.exists():
        raise PostTaken(
            _("%(unit)s has a secretary on that day. Relieve the secretary first.")
            % {"unit": unit.name}
        )
    post = Post.objects.create(
        member=member, unit=unit, kind=kind, valid_from=on, valid_until=until, decision=decision
    )
    record(
        APPOINTED,
        subject=post,
        unit_id=unit.pk,
        actor=actor,
        at=at,
        name=member.full_name,
        post=str(kind),
        on=on.isoformat(),
    )
    return post


@transaction.atomic
def relieve(post: Post, *, on: date, actor: User, at: datetime) -> Post:
    """End a post with the day before ``on``.

    Raises:
        PermissionDenied: ``actor`` does not appoint here.
    """
    require(actor, "membership.appoint", post.unit, on=on)
    post.valid_until = on
    post.save(update_fields=["valid_until"])
    record(RELIEVED, subject=post, unit_id=post.unit_id, actor=actor, at=at, on=on.isoformat())
    return post


@transaction.atomic
def give_account(
    member: Member,
    *,
    unit: Unit,
    pin: str | None,
    actor: User,
    at: datetime,
    has_own_pin: bool = False,
    draw: Callable[[], str] = draw_code,
) -> User:
    """Open an account for ``member`` and tie it to the person; ``pin`` as in `open_account`.

    Raises:
        PermissionDenied: ``actor`` does not answer for this member's account.
        HasAnAccount: the member has one already, perhaps for a moment only.
    """
    require(actor, "membership.give_account", member, on=day_of(at))
    user = open_account(
        member.full_name,
        pin=pin,
        actor=actor,
        at=at,
        unit_id=unit.pk,
        has_own_pin=has_own_pin,
        draw=draw,
    )
    # Of two hands that open an account for one person, the second takes its own back.
    if not Member.objects.filter(pk=member.pk, user=None).update(user=user):
        raise HasAnAccount(_("%(name)s has an account.") % {"name": member.full_name})
    member.user = user
    record(ACCOUNT_GIVEN, subject=member, unit_id=unit.pk, actor=actor, at=at, code=user.code)
    return user
