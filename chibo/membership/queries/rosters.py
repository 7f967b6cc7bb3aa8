"""Who stands on the roster of a branch on a day."""

from datetime import date

from django.db.models import Count, Q, QuerySet

from chibo.kernel.periods import in_force
from chibo.kernel.vietnamese import search_key
from chibo.membership.models import Duty, Standing, Stay
from chibo.organization.models import Unit


def roster_of(branch: Unit, *, on: date) -> QuerySet[Stay]:
    """Return the stays in ``branch`` that day, in the Vietnamese order of names."""
    return (
        Stay.objects.filter(in_force(on), branch=branch)
        .select_related("member")
        .order_by("member__name_order", "member_id")
    )


def matching_names(stays: QuerySet[Stay], words: str) -> QuerySet[Stay]:
    """Narrow ``stays`` to names that hold every word, whatever case and diacritics."""
    for word in search_key(words).split():
        stays = stays.filter(member__search_key__contains=word)
    return stays


def roster_counts(units: QuerySet[Unit], *, on: date) -> QuerySet[Unit]:
    """Annotate branches with the counts of their roster that day.

    ``members`` is everyone on the roster; ``official``, ``probationary`` and
    ``exempt`` are parts of it.
    """
    holds = in_force(on, prefix="stays__")
    return units.annotate(
        members=Count("stays", filter=holds),
        official=Count("stays", filter=holds & Q(stays__standing=Standing.OFFICIAL)),
        probationary=Count("stays", filter=holds & Q(stays__standing=Standing.PROBATIONARY)),
        exempt=Count("stays", filter=holds & Q(stays__duty=Duty.EXEMPT)),
    )
