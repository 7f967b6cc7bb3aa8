"""The month of a committee as its board shows it: rows of months only, five questions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from chibo.kernel.days import previous_month
from chibo.organization.models import Unit
from chibo.organization.paths import subtree_bounds
from chibo.organization.queries import path_of
from chibo.reporting.models import BranchMonth, Late, UnitMonth
from chibo.reporting.percent import Share
from chibo.reporting.queries.placing import day_of_month

MONTHS_SHOWN = 6
BRANCHES_SHOWN = 100
"""More branches than these are shown by the units between; each opens to its own board."""

_ORDER = (Late.NOT_HELD, Late.NOT_CONVENED, Late.NOT_SEALED, Late.SCORE_NOT_SENT)


@dataclass(frozen=True, slots=True)
class Attention:
    """What to ask a branch about: a word of `Late`, "returned" or "gap".

    ``months_missed``: for how many months in a row it has not met, this one included.
    """

    row: BranchMonth
    what: str
    months_missed: int = 0


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A branch with its last months, oldest first; none where it has no row."""

    row: BranchMonth
    cells: tuple[BranchMonth | None, ...]

    @property
    def attendance(self) -> Share:
        return Share(self.row.present, self.row.expected)


@dataclass(frozen=True, slots=True)
class Board:
    """``heat`` is empty where there are more than `BRANCHES_SHOWN` branches."""

    unit: Unit
    month: date
    sums: UnitMonth
    children: tuple[UnitMonth, ...]
    months: tuple[date, ...]
    heat: tuple[HeatRow, ...]
    attention: tuple[Attention, ...]

    @property
    def attendance(self) -> Share:
        return Share(self.sums.present, self.sums.expected)


def path_in_month(unit_id: int, month: date, *, on: date) -> str:
    """Return where the unit stood in the month; empty where it did not."""
    return path_of(unit_id, on=day_of_month(month, on=on))


def rows_under(path: str, month: date) -> QuerySet[BranchMonth]:
    """Return the rows of all branches that stood below ``path`` in the month, in its order."""
    begins, ends = subtree_bounds(path)
    rows = BranchMonth.objects.filter(month=month, path__gte=begins, path__lt=ends)
    return rows.select_related("branch", "branch__parent").order_by("path")


def board(unit: Unit, month: date, *, on: date) -> Board:
    """Return the board of ``unit``, as the tree stood in that month.

    Five questions to the database, whatever the number of branches; none of
    them reads an evening.
    """
    path = path_in_month(unit.pk, month, on=on)
    sums = UnitMonth.objects.filter(unit=unit, month=month).first() or UnitMonth(
        unit=unit, month=month
    )
    below = UnitMonth.objects.filter(month=month, parent_path=path or "-")
    months = last_months(month)
    rows = list(_shown(path, month, sums)) if path else []
    history = _history(rows, months)
    heat = tuple(
        HeatRow(row, tuple(history.get((row.branch_id, one)) for one in months)) for row in rows
    )
    return Board(
        unit=unit,
        month=month,
        sums=sums,
        children=tuple(below.select_related("unit").order_by("path")),
        months=months,
        heat=heat if sums.branches <= BRANCHES_SHOWN else (),
        attention=tuple(attention_of(heat)),
    )


def _shown(path: str, month: date, sums: UnitMonth) -> QuerySet[BranchMonth]:
    rows = rows_under(path, month)
    if sums.branches <= BRANCHES_SHOWN:
        return rows
    return rows.exclude(late_what="").order_by("due_on", "path")[:BRANCHES_SHOWN]


def _history(
    rows: Sequence[BranchMonth], months: Sequence[date]
) -> dict[tuple[int, date], BranchMonth]:
    found = BranchMonth.objects.filter(
        branch_id__in=[row.branch_id for row in rows], month__in=months
    )
    return {(row.branch_id, row.month): row for row in found}


def last_months(month: date, *, number: int = MONTHS_SHOWN) -> tuple[date, ...]:
    """Return so many months that end with ``month``, oldest first."""
    months = [month]
    while len(months) < number:
        months.append(previous_month(months[-1]))
    return tuple(reversed(months))


def attention_of(rows: Iterable[HeatRow]) -> list[Attention]:
    """Return what needs attention: first who has not met, the longest time first."""
    found = [one for row in rows for one in _asked(row)]
    return sorted(found, key=lambda one: (_rank(one), -one.months_missed, one.row.path))


def _rank(one: Attention) -> int:
    return _ORDER.index(Late(one.what)) if one.what in _ORDER else len(_ORDER)


def _asked(heat: HeatRow) -> Iterable[Attention]:
    row = heat.row
    if row.late_what:
        yield Attention(row, row.late_what, _missed(heat))
    if row.card_state == "returned":
        yield Attention(row, "returned")
    elif row.gap:
        yield Attention(row, "gap")


def _missed(heat: HeatRow) -> int:
    """Months in a row without a meeting, back from this one."""
    missed = 0
    for cell in reversed(heat.cells):
        if cell is None or cell.held_on is not None:
            break
        missed += 1
    return missed
