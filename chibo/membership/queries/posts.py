"""Who holds a post in a unit on a day."""

from datetime import date

from django.db.models import F, QuerySet

from chibo.kernel.periods import in_force
from chibo.membership.models import Post, Standing, Stay, StayKind
from chibo.organization.models import Unit, UnitPlacement
from chibo.organization.paths import subtree_bounds
from chibo.organization.queries import path_of


def posts_in(unit: Unit, *, on: date) -> QuerySet[Post]:
    """Return the posts held in ``unit`` itself that day, not those below it."""
    return Post.objects.filter(in_force(on), unit=unit).select_related("member", "unit")


def posts_before(unit: Unit, *, on: date) -> QuerySet[Post]:
    """Return the posts that ended in ``unit``, the last first, without those held on no day."""
    over = Post.objects.filter(unit=unit, valid_until__lte=on, valid_until__gt=F("valid_from"))
    return over.select_related("member", "unit").order_by("-valid_until", "-pk")


def candidates_of(unit: Unit, *, on: date) -> QuerySet[Stay]:
    """Return the home stays of official members that day, in the branch or in those below a unit.

    Source: who is on probation elects nobody and stands for nothing (Charter, article 3.4).
    """
    path = path_of(unit.pk, on=on)
    if not path:
        return Stay.objects.none()
    begins, ends = subtree_bounds(path)
    placed = UnitPlacement.objects.filter(in_force(on), path__gte=begins, path__lt=ends)
    official = Stay.objects.filter(in_force(on), kind=StayKind.HOME, standing=Standing.OFFICIAL)
    here = official.filter(branch__in=placed.values("unit"))
    return here.select_related("member", "branch").order_by("member__name_order", "member_id")
