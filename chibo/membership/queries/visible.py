"""Which units and rosters exist for a person."""

from datetime import date

from django.db.models import Q, QuerySet

from chibo.accounts.models import User
from chibo.membership.queries.reach import below_posts
from chibo.membership.rights import rights_of
from chibo.organization.models import Unit, UnitKind


def visible_units(user: User, *, on: date) -> QuerySet[Unit]:
    """Return the units that exist for ``user`` that day.

    The units of own posts with all below them, the own branches, and for an
    administrator all.
    """
    if user.is_administrator:
        return Unit.objects.all()
    rights = rights_of(user, on=on)
    reach = below_posts(rights) | Q(pk__in=rights.branch_ids)
    return Unit.objects.filter(reach).distinct()


def visible_rosters(user: User, *, on: date) -> QuerySet[Unit]:
    """Return the branches whose roster ``user`` may read that day."""
    branches = Unit.objects.filter(kind=UnitKind.BRANCH)
    if user.is_administrator:
        return branches
    return branches.filter(below_posts(rights_of(user, on=on))).distinct()
