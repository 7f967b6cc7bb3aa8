"""Count the months of branches anew where something happened, and sum them upward."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Q

from chibo.audit.chain import chain_of
from chibo.audit.models import AuditChain
from chibo.kernel.days import day_of
from chibo.reporting.models import BranchLook, BranchMonth
from chibo.reporting.operations.summing import mark_to_sum, sum_units
from chibo.reporting.queries.counting import month_rows
from chibo.reporting.queries.due import BranchAndMonth, due_looks, months_to_count, unknown_branches
from chibo.reporting.queries.raw import raw_of

_BATCH = 500  # branches counted by one set of questions
_LEASE = timedelta(minutes=5)
_FIELDS = [field for field in BranchMonth._meta.concrete_fields if field.name != "id"]
_COLUMNS = [field.name for field in _FIELDS if field.name not in {"branch", "month"}]
_COMPARED = [field.attname for field in _FIELDS if field.name != "refreshed_at"]


@dataclass(frozen=True, slots=True)
class Refreshed:
    """How many branches were counted, and how many rows of units were summed."""

    branches: int
    units: int


def refresh_months(*, at: datetime) -> Refreshed:
    """Count every branch in which something happened, then sum the units above.

    Running it again, or on two machines at once, changes nothing more: a
    branch is held by a lease while it is counted, and what happens meanwhile
    makes it due again. Nothing of the organisation changes, so nothing is
    recorded and nobody needs a right.
    """
    _meet_new_branches()
    branches = 0
    while held := _claim(at=at):
        branches += _count(held, at=at)
    return Refreshed(branches, sum_units())


def _meet_new_branches() -> None:
    ids = unknown_branches().values_list("pk", flat=True)
    BranchLook.objects.bulk_create(
        (BranchLook(branch_id=pk, chain_id=chain_of(pk)) for pk in ids.order_by("pk")),
        ignore_conflicts=True,
        batch_size=_BATCH,
    )


def _claim(*, at: datetime) -> list[BranchLook]:
    """Take a lease on some branches that are due; of two workers each gets others."""
    free = Q(lease_until__isnull=True) | Q(lease_until__lt=at)
    due = due_looks(on=day_of(at)).filter(free).order_by("pk").values_list("pk", flat=True)
    lease = uuid4()
    taken = BranchLook.objects.filter(free, pk__in=list(due[:_BATCH]))
    if not taken.update(lease=lease, lease_until=at + _LEASE):
        return []
    return list(BranchLook.objects.filter(lease=lease).order_by("pk"))


def _count(held: Sequence[BranchLook], *, at: datetime) -> int:
    """Count the branches held and write their rows; how much was read is asked for first."""
    chains = [look.chain_id for look in held]
    deeds = dict(AuditChain.objects.filter(pk__in=chains).values_list("pk", "length"))
    wanted = months_to_count([look.branch_id for look in held], on=day_of(at))
    rows = list(month_rows(wanted, raw_of(wanted, at=at), at=at))
    with transaction.atomic():
        if not _still_held(held[0].lease, len(held)):
            transaction.set_rollback(True)
            return 0
        _write(rows)
        _note(held, deeds, on=day_of(at))
    return len(held)


def _still_held(lease: UUID | None, number: int) -> bool:
    """A worker that took longer than its lease leaves the branches to the next."""
    return BranchLook.objects.filter(lease=lease).update(lease=None) == number


def _note(held: Sequence[BranchLook], deeds: Mapping[str, int], *, on: date) -> None:
    """Write down how much was read, and give the branches back."""
    BranchLook.objects.bulk_create(
        (
            BranchLook(
                branch_id=look.branch_id,
                chain_id=look.chain_id,
                deeds=deeds.get(look.chain_id or "", 0),
                looked_on=on,
            )
            for look in held
        ),
        update_conflicts=True,
        unique_fields=["branch"],
        update_fields=["deeds", "looked_on", "lease_until"],
    )


def _write(rows: Sequence[BranchMonth]) -> None:
    """Write the rows that differ; mark the units above, also where a branch stood until now."""
    before = _written(rows)
    differ = [row for row in rows if _plain(row) != before.get((row.branch_id, row.month))]
    BranchMonth.objects.bulk_create(
        differ,
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=["branch", "month"],
        update_fields=_COLUMNS,
    )
    left = (before.get((row.branch_id, row.month)) for row in differ)
    mark_to_sum(
        {(row.parent_path, row.month) for row in differ}
        | {(one["parent_path"], one["month"]) for one in left if one}
    )


def _written(rows: Iterable[BranchMonth]) -> dict[BranchAndMonth, dict[str, Any]]:
    wanted = {(row.branch_id, row.month) for row in rows}
    known = BranchMonth.objects.filter(
        branch_id__in={branch for branch, _month in wanted},
        month__in={month for _branch, month in wanted},
    ).values(*_COMPARED)
    return {(one["branch_id"], one["month"]): one for one in known}


def _plain(row: BranchMonth) -> dict[str, Any]:
    return {name: getattr(row, name) for name in _COMPARED}
