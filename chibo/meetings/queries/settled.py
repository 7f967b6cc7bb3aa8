"""Which days are settled: an evening that began is judged by the rules of its day for ever."""

from datetime import date

from django.db.models import F, Q
from django.db.models.functions import TruncDate

from chibo.kernel.days import ORGANISATION_ZONE, begin_of_day, day_of
from chibo.meetings.models import Meeting
from chibo.organization.models import Unit, UnitPlacement
from chibo.organization.paths import subtree_bounds


def last_evening_under(unit: Unit, since: date) -> date | None:
    """Return the day of the last meeting that began, on or after ``since``, in or below ``unit``.

    By the planned day, whose rules the meeting follows, and by the tree of that day.
    """
    began = Meeting.objects.filter(opened_at__isnull=False, planned_at__gte=begin_of_day(since))
    ranges = Q(pk__in=[])
    for begins, ends in {subtree_bounds(path) for path in _paths_since(unit, since)}:
        ranges |= Q(
            branch__placements__path__gte=begins,
            branch__placements__path__lt=ends,
            branch__placements__valid_from__lte=F("day"),
        ) & (
            Q(branch__placements__valid_until__isnull=True)
            | Q(branch__placements__valid_until__gt=F("day"))
        )
    found = began.annotate(day=TruncDate("planned_at", tzinfo=ORGANISATION_ZONE)).filter(ranges)
    last = found.order_by("-planned_at").values_list("planned_at", flat=True).first()
    return day_of(last) if last else None


def _paths_since(unit: Unit, since: date) -> list[str]:
    """The places of the unit in the tree on that day and later."""
    placements = UnitPlacement.objects.filter(unit=unit)
    placements = placements.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=since))
    return list(placements.values_list("path", flat=True))
