"""Whose posts and offices reach a unit on a day, from the unit itself up to the root."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from chibo.accounts.models import User
from chibo.kernel.periods import in_force
from chibo.membership.models import Office, Post
from chibo.membership.rights import remember_rights
from chibo.organization.models import Unit
from chibo.organization.queries import units_above


@dataclass(frozen=True, slots=True)
class OfficeHolder:
    """Somebody who may have a right here: by posts and offices, or as administrator."""

    name: str
    user: User | None
    posts: tuple[Post | Office, ...]


def office_holders(unit: Unit, *, on: date) -> list[OfficeHolder]:
    """Return who holds a post in ``unit`` or above it that day, or an office above it.

    The administrators follow. The rights of all are asked for at once.
    Whoever has a post and no account stands in the list too: the post gives
    the right, the account only the door.
    """
    units = [unit.pk, *(up.pk for up in units_above(unit, on=on))]
    asked = in_force(on) & Q(unit__in=units)
    held = Post.objects.filter(asked).select_related("member__user", "unit")
    offices = Office.objects.filter(asked).select_related("member__user", "unit")
    posts: list[Post | Office] = [
        *sorted(held, key=lambda post: (units.index(post.unit_id), post.pk)),
        *sorted(offices, key=lambda office: (units.index(office.unit_id), office.pk)),
    ]
    by_member: dict[int, list[Post | Office]] = {}
    for post in posts:
        by_member.setdefault(post.member_id, []).append(post)
    holders = [
        OfficeHolder(own[0].member.full_name, own[0].member.user, tuple(own))
        for own in by_member.values()
    ]
    known = {holder.user.pk for holder in holders if holder.user}
    others = User.objects.filter(is_administrator=True, is_active=True).exclude(pk__in=known)
    everybody = [*holders, *(OfficeHolder(user.name, user, ()) for user in others.order_by("pk"))]
    remember_rights((holder.user for holder in everybody if holder.user), on=on)
    return everybody
