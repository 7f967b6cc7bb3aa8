"""Posts and offices end with the membership they were given for."""

from collections.abc import Collection
from datetime import date, datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.membership.actions import OFFICE_ENDED, RELIEVED
from chibo.membership.errors import PostBeginsLater
from chibo.membership.models import Member, Office, Post
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

    With all of them the offices end too.

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
    if units is None:
        _end_offices(member, on=on, actor=actor, at=at)


def _end_offices(member: Member, *, on: date, actor: User, at: datetime) -> None:
    """End every office; one that would begin later never begins."""
    goes_on = Q(valid_until__isnull=True) | Q(valid_until__gt=on)
    for office in Office.objects.filter(goes_on, member=member).order_by("unit_id", "pk"):
        ends_on = max(on, office.valid_from)
        Office.objects.filter(pk=office.pk).update(valid_until=ends_on)
        record(
            OFFICE_ENDED,
            subject=office,
            unit_id=office.unit_id,
            actor=actor,
            at=at,
            name=member.full_name,
            office=office.kind,
            on=ends_on.isoformat(),
        )
