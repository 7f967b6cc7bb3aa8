"""Appoint to a post and relieve of it; give a member an account."""

from collections.abc import Callable
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.accounts.operations.opening import open_account
from chibo.accounts.pins import draw_code
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.periods import in_force, overlaps
from chibo.kernel.permissions import require
from chibo.membership.actions import ACCOUNT_GIVEN, APPOINTED, RELIEVED
from chibo.membership.errors import HasAnAccount, NotEligible, PostOver, PostTaken
from chibo.membership.models import Member, Post, PostKind
from chibo.membership.queries.posts import candidates_of
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
        NotEligible: a branch elects official members of its own.
        PostTaken: the member holds this post, or the unit has a secretary, on
            one of these days; relieve first.
    """
    require(actor, "membership.appoint", unit, on=day_of(at))
    refuse_ended(unit, on=on)
    # A post that began before the roster was entered is held by who is eligible today.
    days = (on, day_of(at))
    if unit.is_branch and not any(
        candidates_of(unit, on=day).filter(member=member).exists() for day in days
    ):
        raise NotEligible(
            _("%(name)s is not an official member of %(unit)s on that day. Choose somebody else.")
            % {"name": member.full_name, "unit": unit.name}
        )
    Unit.objects.select_for_update().get(pk=unit.pk)  # two hands that appoint wait for each other
    _refuse_taken(Post.objects.filter(overlaps(on, until), unit=unit, kind=kind), member)
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


def _refuse_taken(standing: QuerySet[Post], member: Member) -> None:
    for post in standing.select_related("member", "unit"):
        if post.member_id == member.pk:
            raise PostTaken(_("%(name)s holds this post on that day.") % {"name": member.full_name})
        if post.kind == PostKind.SECRETARY:
            raise PostTaken(
                _("%(unit)s has a secretary on that day. Relieve the secretary first.")
                % {"unit": post.unit.name}
            )


@transaction.atomic
def hand_on(
    post: Post, *, to: Member, on: date, actor: User, at: datetime, decision: str = ""
) -> Post:
    """End a post with the day before ``on`` and give it to ``to`` from that day.

    Raises as `relieve` and `appoint` do.
    """
    relieve(post, on=on, actor=actor, at=at)
    kind = PostKind(post.kind)
    return appoint(to, kind, unit=post.unit, on=on, actor=actor, at=at, decision=decision)


@transaction.atomic
def relieve(post: Post, *, on: date, actor: User, at: datetime) -> Post:
    """End a post with the day before ``on``; on its first day it is as if it had not been given.

    Raises:
        PermissionDenied: ``actor`` does not appoint here.
        PostOver: the post is not held on that day.
    """
    require(actor, "membership.appoint", post.unit, on=day_of(at))
    held = Post.objects.select_for_update().filter(in_force(on), pk=post.pk)
    if not held.exists():
        raise PostOver(
            _("%(name)s does not hold this post on that day. Look at the days of the post.")
            % {"name": post.member.full_name}
        )
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
