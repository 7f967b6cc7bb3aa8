"""Whose posts reach a unit on a day, from the unit itself up to the root."""

from dataclasses import dataclass
from datetime import date

from chibo.accounts.models import User
from chibo.kernel.periods import in_force
from chibo.membership.models import Post
from chibo.organization.models import Unit
from chibo.organization.queries import units_above


@dataclass(frozen=True, slots=True)
class OfficeHolder:
    """Somebody who may have a right here: by posts, nearest first, or as administrator."""

    name: str
    user: User | None
    posts: tuple[Post, ...]


def office_holders(unit: Unit, *, on: date) -> list[OfficeHolder]:
    """Return who holds a post in ``unit`` or above it that day, and the administrators.

    Whoever has a post and no account stands in the list too: the post gives
    the right, the account only the door.
    """
    units = [unit.pk, *(up.pk for up in units_above(unit, on=on))]
    held = Post.objects.filter(in_force(on), unit__in=units)
    posts = sorted(
        held.select_related("member__user", "unit"),
        key=lambda post: (units.index(post.unit_id), post.pk),
    )
    by_member: dict[int, list[Post]] = {}
    for post in posts:
        by_member.setdefault(post.member_id, []).append(post)
    holders = [
        OfficeHolder(own[0].member.full_name, own[0].member.user, tuple(own))
        for own in by_member.values()
    ]
    known = {holder.user.pk for holder in holders if holder.user}
    others = User.objects.filter(is_administrator=True, is_active=True).exclude(pk__in=known)
    return [*holders, *(OfficeHolder(user.name, user, ()) for user in others.order_by("pk"))]
