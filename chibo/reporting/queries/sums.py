"""The sum of the parts of units, and whether what is written equals it."""

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from chibo.meetings.lifecycle import HELD
from chibo.quality.models import CardState
from chibo.reporting.models import BranchMonth, MonthStep, UnitMonth
from chibo.reporting.models.unit_month import SUMMED

PathAndMonth = tuple[str, date]

_MET = Q(state__in=[str(state) for state in HELD])
_ADDED = (
    "members", "expected", "present", "excused", "absent", "speakers", "attending", "tasks_due",
    "tasks_done",
)  # fmt: skip
_COUNTED = {
    "branches": Q(),
    "met": _MET,
    "met_in_window": _MET & Q(is_in_window=True),
    "late": ~Q(late_what=""),
    "sent": Q(sent_at__isnull=False) & ~Q(card_state=CardState.RETURNED),
    "to_ask": Q(card_state=CardState.RETURNED) | (Q(gap__isnull=False) & ~Q(gap=0)),
    "scored": Q(score__isnull=False),
    "best": Q(band_rank=1),
    "second": Q(band_rank=2),
    "third": Q(band_rank=3),
    "fourth": Q(band_rank__gte=4),
} | {f"step_{step}": Q(step=step) for step in MonthStep.values}

_OF_BRANCHES: dict[str, Any] = {
    **{name: Count("pk", filter=condition) for name, condition in _COUNTED.items()},
    **{name: Coalesce(Sum(name), 0) for name in _ADDED},
    "score_sum": Coalesce(Sum("score"), Decimal(0)),
}
_OF_UNITS: dict[str, Any] = {name: Sum(name) for name in SUMMED}


def sums_of_parts(wanted: Collection[PathAndMonth]) -> dict[PathAndMonth, dict[str, Any]]:
    """Return what the rows directly below each path add up to; two questions for all of them."""
    paths = {path for path, _month in wanted}
    months = {month for _path, month in wanted}
    sums = {one: dict.fromkeys(SUMMED, 0) for one in wanted}
    below_units = UnitMonth.objects.filter(month__in=months, parent_path__in=paths)
    below_branches = BranchMonth.objects.filter(month__in=months, parent_path__in=paths)
    for rows, totals in ((below_units, _OF_UNITS), (below_branches, _OF_BRANCHES)):
        for told in _grouped(rows, totals):
            key = (told.pop("parent_path"), told.pop("month"))
            if key in sums:
                sums[key] = {name: sums[key][name] + told[name] for name in SUMMED}
    return sums


def _grouped(rows: QuerySet[Any], totals: dict[str, Any]) -> Collection[dict[str, Any]]:
    """Names of totals are those of columns, so they are asked for under another name."""
    asked = {f"sum_{name}": total for name, total in totals.items()}
    grouped = rows.order_by().values("parent_path", "month").annotate(**asked)
    return [{key.removeprefix("sum_"): value for key, value in row.items()} for row in grouped]


class WrongSum(NamedTuple):
    unit_id: int
    month: date
    column: str
    written: Any
    parts: Any


def wrong_sums(*, months: Collection[date] | None = None) -> list[WrongSum]:
    """Return every figure of a unit that is not the sum of its parts; none, as it should be.

    Rows that still wait to be summed are left out.
    """
    rows = UnitMonth.objects.filter(is_dirty=False)
    if months is not None:
        rows = rows.filter(month__in=months)
    found = []
    for month in sorted(set(rows.values_list("month", flat=True))):
        units = list(rows.filter(month=month).order_by("path"))
        parts = sums_of_parts([(unit.path, month) for unit in units])
        found += [
            WrongSum(unit.unit_id, month, name, getattr(unit, name), parts[unit.path, month][name])
            for unit in units
            for name in SUMMED
            if getattr(unit, name) != parts[unit.path, month][name]
        ]
    return found
