"""Posts end with the membership they were given for."""

from collections.abc import Collection
from datetime import date, datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.membership.actions import RELIEVED
from chibo.membership.errors import PostBeginsLater
from chibo.membership.models import Member, Post
from chibo.membership.operations.stays import day_words


def end_posts(
    member: Member,
    *,
    on: date,
    actor: User,
    at: datetime,
    units: Collection[int] | None = None,
) -> None:
    """End the posts of a member with the day before ``on``, in these units or in all.

    Raises:
        PostBeginsLater: a post begins on that day or later; have it taken back first.
    """
    goes_on = Q(valid_until__isnull=True) | Q(valid_until__gt=on)
    held = Post.objects.filter(goes_on, member=member).select_related("unit")
    if units is not None:
        held = held.filter(unit__in=units)
    for post in held.order_by("unit_id", "pk"):  # one order of chains
        if post.valid_from >= on:
            raise PostBeginsLater(
                _("%(name)s is %(post)s from %(day)s. Ask the administrator to relieve first.")
                % {
                    "name": member.full_name,
                    "post": post.title,
                    "day": day_words(post.valid_from),
                }
            )
        Post.objects.filter(pk=post.pk).update(valid_until=on)
        record(RELIEVED, subject=post, unit_id=post.unit_id, actor=actor, at=at, on=on.isoformat())
