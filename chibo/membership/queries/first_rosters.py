"""From when on rosters are known: before it nobody is counted, whoever belonged there."""

from collections.abc import Iterable
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Min, Q

from chibo.kernel.periods import in_force
from chibo.membership.models import Stay
from chibo.organization.models import UnitKind, UnitPlacement
from chibo.organization.paths import subtree_bounds


def rosters_begin(paths: Iterable[str], *, on: date) -> date | None:
    """Return the first day of any roster of the branches that stood below ``paths`` that day.

    The roster of the unit that took a branch over counts as its own. None where
    somebody was on a roster by that day, or nobody ever was.
    """
    within = reduce(or_, (_below(path) for path in paths), Q(pk__in=()))
    placed = UnitPlacement.objects.filter(in_force(on), within, unit__kind=UnitKind.BRANCH)
    own = Q(branch__in=placed.order_by().values("unit"))
    taken_over = placed.filter(unit__heir__isnull=False).order_by()
    stays = Stay.objects.filter(own | Q(branch__in=taken_over.values("unit__heir")))
    first: date | None = stays.aggregate(first=Min("valid_from"))["first"]
    return first if first is not None and first > on else None


def _below(path: str) -> Q:
    begins, ends = subtree_bounds(path)
    return Q(path__gte=begins, path__lt=ends)
