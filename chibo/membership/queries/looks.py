"""Who looked at a member."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from chibo.membership.models import Look, Member, Stay


def looks_at(member: Member) -> QuerySet[Look]:
    """Return the looks at a member, the latest first.

    Those at the record, and those at the list of a branch while the member was
    on its roster.
    """
    here = Stay.objects.filter(
        Q(valid_until__isnull=True) | Q(valid_until__gt=OuterRef("on")),
        member=member,
        branch=OuterRef("branch"),
        valid_from__lte=OuterRef("on"),
    )
    reach = Q(member=member) | (Q(member__isnull=True) & Exists(here))
    others = Look.objects.filter(reach)
    if member.user_id is not None:
        others = others.exclude(by=member.user_id)
    return others.order_by("-last_at", "-pk")
