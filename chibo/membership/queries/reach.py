"""How far the posts and offices of a person reach down the tree."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Q, QuerySet

from chibo.kernel.periods import in_force
from chibo.membership.post_groups import WORKS_FOR_A_COMMITTEE
from chibo.membership.rights import Rights
from chibo.organization.models import UnitPlacement
from chibo.organization.paths import subtree_bounds


def below_posts(rights: Rights, *, prefix: str = "") -> Q:
    """Return the filter for the units of the posts held and all below them; none without a post.

    ``prefix`` is the way to the unit, such as ``"branch__"``.
    """
    return _below((post.path for post in rights.posts if post.path), prefix)


def below_offices(rights: Rights, kinds: Collection[str], *, prefix: str = "") -> Q:
    """Return the filter for the units of offices of these kinds and all below; none without one."""
    return _below((office.path for office in rights.offices_of(kinds)), prefix)


def _below(paths: Iterable[str], prefix: str) -> Q:
    reach = Q(pk__in=[])
    for path in paths:
        begins, ends = subtree_bounds(path)
        reach |= Q(**{f"{prefix}path__gte": begins, f"{prefix}path__lt": ends})
    return reach


def reviewed_units(rights: Rights, *, on: date) -> QuerySet[UnitPlacement, int]:
    """Return the ids of the units right below the committees where a reviewing post is held."""
    committees = {post.unit_id for post in rights.posts if post.kind in WORKS_FOR_A_COMMITTEE}
    below = UnitPlacement.objects.filter(in_force(on), parent_id__in=committees)
    return below.values_list("unit_id", flat=True)
