"""The totals of a card, re-scaled to the table's scale when lines dropped out."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import accumulate, pairwise

from chibo.scoring.card import CardLine, State, Totals
from chibo.scoring.format import Table
from chibo.scoring.rounding import tidy

ZERO = Decimal(0)


def totals_of(lines: Sequence[CardLine], table: Table) -> Totals:
    """Return the sum of ``lines`` on the scale of ``table``.

    The parts are rounded as running sums, so that points, to come, unanswered,
    missing and lost always add up to the scale.
    """
    counted, counted_of = points_of(lines), _sum(line.max_points for line in lines)
    to_come, unanswered, missing = (
        _open(lines, state) for state in ("to_come", "unanswered", "missing")
    )
    lost = counted_of - counted - to_come - unanswered - missing
    running = accumulate([counted, to_come, unanswered, missing, lost], initial=ZERO)
    marks = [_rescaled(mark, counted_of, table) for mark in running]
    parts = [tidy(upper - lower) for lower, upper in pairwise(marks)]
    return Totals(
        points=parts[0],
        to_come=parts[1],
        unanswered=parts[2],
        missing=parts[3],
        lost=parts[4],
        scale=tidy(table.scale),
        counted=counted,
        counted_of=counted_of,
    )


def points_of(lines: Iterable[CardLine]) -> Decimal:
    """Points of the scored lines."""
    return _sum(line.points for line in lines if line.points is not None)


def still_open(lines: Iterable[CardLine]) -> Decimal:
    """The most that lines without points can still bring."""
    return _sum(line.at_most for line in lines if line.points is None)


def _open(lines: Iterable[CardLine], state: State) -> Decimal:
    return still_open(line for line in lines if line.state == state)


def _sum(numbers: Iterable[Decimal]) -> Decimal:
    return tidy(sum(numbers, ZERO))


def _rescaled(points: Decimal, counted_of: Decimal, table: Table) -> Decimal:
    if counted_of == table.scale:
        return points
    return table.rounding.total.round(points * table.scale / counted_of)
