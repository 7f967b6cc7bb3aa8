"""Sum the months of units upward, from the lowest to the root."""

from collections.abc import Collection

from django.db import transaction
from django.db.models.functions import Length

from chibo.organization.paths import STEP_DIGITS, ancestor_ids
from chibo.reporting.models import UnitMonth
from chibo.reporting.models.unit_month import SUMMED
from chibo.reporting.queries.sums import PathAndMonth, sums_of_parts

_BATCH = 1000


def mark_to_sum(wanted: Collection[PathAndMonth]) -> None:
    """Mark units whose parts have changed, in the transaction of the change.

    The rows are taken in one order, the deepest first as in summing, so that
    two workers never wait for each other in a circle.
    """
    above = sorted((-len(path), path, month) for path, month in wanted if path)
    rows = [
        UnitMonth(
            unit_id=ancestor_ids(path)[-1],
            month=month,
            path=path,
            parent_path=path[:-STEP_DIGITS],
        )
        for _depth, path, month in above
    ]
    UnitMonth.objects.bulk_create(
        rows,
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=["unit", "month"],
        update_fields=["is_dirty", "path", "parent_path"],
    )


def sum_units() -> int:
    """Sum every marked unit, deepest first; return how many rows were summed.

    A part that changes after its unit was taken marks it again.
    """
    summed = 0
    while number := _sum_deepest():
        summed += number
    return summed


@transaction.atomic
def _sum_deepest() -> int:
    marked = UnitMonth.objects.filter(is_dirty=True)
    deepest = marked.annotate(depth=Length("path")).order_by("-depth").first()
    if deepest is None:
        return 0
    level = marked.annotate(depth=Length("path")).filter(depth=len(deepest.path))
    ids = list(level.order_by("path", "month").values_list("pk", flat=True)[:_BATCH])
    rows = list(
        UnitMonth.objects.select_for_update()
        .filter(pk__in=ids, is_dirty=True)
        .order_by("path", "month")
    )
    sums = sums_of_parts([(row.path, row.month) for row in rows])
    UnitMonth.objects.bulk_create(
        [
            UnitMonth(
                unit_id=row.unit_id,
                month=row.month,
                path=row.path,
                parent_path=row.parent_path,
                is_dirty=False,
                **sums[row.path, row.month],
            )
            for row in rows
        ],
        update_conflicts=True,
        unique_fields=["unit", "month"],
        update_fields=["is_dirty", *SUMMED],
        batch_size=_BATCH,
    )
    mark_to_sum({(row.parent_path, row.month) for row in rows})
    return len(rows) or len(ids)
