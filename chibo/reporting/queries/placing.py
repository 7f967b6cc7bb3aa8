"""Where branches stood in a month, and how many members they had."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Count

from chibo.kernel.days import next_month
from chibo.kernel.periods import in_force
from chibo.membership.models import Stay, StayKind
from chibo.organization.models import UnitPlacement
from chibo.reporting.queries.due import BranchAndMonth


def day_of_month(month: date, *, on: date) -> date:
    """Return the day on which a month is looked at: its last, or ``on`` while it runs.

    A month to come is looked at on its first day.

    >>> day_of_month(date(2026, 11, 1), on=date(2026, 12, 3))
    datetime.date(2026, 11, 30)
    >>> day_of_month(date(2026, 12, 1), on=date(2026, 12, 3))
    datetime.date(2026, 12, 3)
    """
    last = next_month(month) - timedelta(days=1)
    return min(max(on, month), last)


def placements_in(
    wanted: Iterable[BranchAndMonth], *, on: date
) -> dict[BranchAndMonth, UnitPlacement]:
    """Return where each branch stood in its month; one that did not stand is not in the answer.

    One question to the database.
    """
    asked = list(wanted)
    rows: dict[int, list[UnitPlacement]] = {}
    for row in UnitPlacement.objects.filter(unit_id__in={branch for branch, _month in asked}):
        rows.setdefault(row.unit_id, []).append(row)
    found = {}
    for branch, month in asked:
        day = day_of_month(month, on=on)
        for row in rows.get(branch, ()):
            if row.valid_from <= day and (row.valid_until is None or day < row.valid_until):
                found[branch, month] = row
    return found


def members_in(wanted: Iterable[BranchAndMonth], *, on: date) -> dict[BranchAndMonth, int]:
    """Return how many members had their home branch there; one question for each month."""
    by_month: dict[date, list[int]] = {}
    for branch, month in wanted:
        by_month.setdefault(month, []).append(branch)
    return {
        (branch, month): number
        for month, branches in by_month.items()
        for branch, number in Stay.objects.filter(
            in_force(day_of_month(month, on=on)), branch_id__in=branches, kind=StayKind.HOME
        )
        .values_list("branch_id")
        .annotate(number=Count("pk"))
    }
