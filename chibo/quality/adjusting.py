"""A card with points of the committee in place of its own. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from chibo.scoring.bands import band_reached
from chibo.scoring.card import Card, CardLine, Group, Reason
from chibo.scoring.facts import Facts
from chibo.scoring.format import Table, lines_of
from chibo.scoring.prospects import prospects_of
from chibo.scoring.totals import points_of, still_open, totals_of


@dataclass(frozen=True, slots=True)
class Adjustment:
    """Points of the table for one line, and why."""

    points: Decimal
    reason: str


def fits(table: Table, line: CardLine, points: Decimal) -> bool:
    """Whether the line can bring these points: within its worth, in the table's rounding."""
    if not points.is_finite() or not 0 <= points <= line.max_points:
        return False
    return table.rounding.line.round(points) == points


def adjusted_card(
    card: Card, table: Table, facts: Facts, adjustments: Mapping[str, Adjustment]
) -> Card:
    """Return ``card`` with the adjusted lines, its sums and its band made anew.

    The same card where nothing is adjusted. An adjusted line is scored, keeps
    the facts it read and names the reason of the adjustment.
    """
    if not adjustments:
        return card
    lines = tuple(_line(line, adjustments.get(line.code)) for line in card.lines)
    totals = totals_of(lines, table)
    lost_in = {line.code: line.points != line.max_points for line in lines}
    operands = prospects_of(table, facts).now
    return replace(
        card,
        lines=lines,
        groups=tuple(_group(group, table, lines) for group in card.groups),
        totals=totals,
        band=band_reached(totals.points, lost_in, table.bands, operands),
    )


def _line(line: CardLine, adjustment: Adjustment | None) -> CardLine:
    if adjustment is None:
        return line
    reason = Reason("points_given", facts=line.reason.facts, note=adjustment.reason)
    points = adjustment.points
    return replace(line, state="scored", points=points, at_most=points, reason=reason)


def _group(group: Group, table: Table, lines: tuple[CardLine, ...]) -> Group:
    below = {
        line.code
        for line, place in lines_of(table)
        if group.code in {parent.code for parent in place.parents}
    }
    own = [line for line in lines if line.code in below]
    return replace(group, points=points_of(own), still_open=still_open(own))
