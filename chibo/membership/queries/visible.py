"""Which units, rosters and records exist for a person."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from chibo.accounts.models import User
from chibo.kernel.periods import in_force
from chibo.membership.models import Member, OfficeKind, Stay
from chibo.membership.post_groups import READS_ROSTERS
from chibo.membership.queries.reach import below_offices, below_posts
from chibo.membership.rights import rights_of
from chibo.organization.models import Unit, UnitKind, UnitPlacement
from chibo.organization.paths import subtree_bounds
from chibo.organization.queries.history import predecessors_of


def visible_units(user: User, *, on: date) -> QuerySet[Unit]:
    """Return the units that exist for ``user`` that day.

    The units of own posts and offices with all below them, the own branches,
    and for an administrator all.
    """
    if user.is_administrator:
        return Unit.objects.all()
    rights = rights_of(user, on=on)
    reach = below_posts(rights) | below_offices(rights, OfficeKind.values)
    reach |= Q(pk__in=rights.branch_ids)
    return Unit.objects.filter(reach).distinct()


def visible_rosters(user: User, *, on: date) -> QuerySet[Unit]:
    """Return the branches whose roster ``user`` may read that day."""
    branches = Unit.objects.filter(kind=UnitKind.BRANCH)
    if user.is_administrator:
        return branches
    rights = rights_of(user, on=on)
    reach = below_posts(rights) | below_offices(rights, READS_ROSTERS)
    return branches.filter(reach).distinct()


def visible_roots(user: User, *, on: date, today: date) -> list[UnitPlacement]:
    """Return the highest placements of the day ``on`` that exist for ``user`` today.

    By the posts of today: who works for a unit sees what stood below it on any
    day, and what stood for it before it took over. An administrator sees all.
    """
    standing = UnitPlacement.objects.filter(in_force(on)).select_related("unit")
    if user.is_administrator:
        return list(standing.filter(parent=None).order_by("search_key"))
    rights = rights_of(user, on=today)
    offices = {office.unit_id for office in rights.offices_of(OfficeKind.values)}
    own = Unit.objects.filter(pk__in={post.unit_id for post in rights.posts} | offices)
    before = {one.pk for unit in own for one in predecessors_of(unit, on=today)}
    rows = list(standing.filter(unit__in=rights.own_units | offices | before).order_by("path"))
    return [row for row in rows if not any(_is_below(row, other) for other in rows)]


def visible_placements(user: User, *, on: date, today: date) -> QuerySet[UnitPlacement]:
    """Return every placement of the day ``on`` that exists for ``user`` today."""
    standing = UnitPlacement.objects.filter(in_force(on)).select_related("unit")
    if user.is_administrator:
        return standing
    reach = Q(pk__in=[])
    for root in visible_roots(user, on=on, today=today):
        begins, ends = subtree_bounds(root.path)
        reach |= Q(path__gte=begins, path__lt=ends)
    return standing.filter(reach)


def _is_below(row: UnitPlacement, other: UnitPlacement) -> bool:
    return row.pk != other.pk and row.path.startswith(other.path)


def visible_members(user: User, *, on: date) -> QuerySet[Member]:
    """Return the members whose record ``user`` may open that day, and oneself.

    Those on a roster that the user may read, and those who left the roster for
    none: their last stay was on it.
    """
    if user.is_administrator:
        return Member.objects.all()
    stays = Stay.objects.filter(member=OuterRef("pk"))
    here = stays.filter(branch__in=visible_rosters(user, on=on))
    later = Stay.objects.filter(member=OuterRef("member_id"), valid_from__gt=OuterRef("valid_from"))
    reach = Exists(here.filter(in_force(on) | ~Exists(later)))
    return Member.objects.filter(reach | Q(user=user.pk))
