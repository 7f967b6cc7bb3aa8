"""Until when a line can still wait: the last day on which a day count reaches its limit. Pure."""

from datetime import date, timedelta
from decimal import Decimal

from chibo.quality.tables import line_named
from chibo.scoring.conditions import Comparison
from chibo.scoring.format import Table


def waits_until(table: Table, code: str, *, day: date) -> date | None:
    """Return the last day on which the line can still bring points; none where no day is named.

    ``day`` is that of the meeting; the limits are those of the table on days
    after it.
    """
    line = line_named(table, code)
    if line is None:
        return None
    limits = [
        _days(table, comparison)
        for _path, condition in line.score.conditions()
        for comparison in condition.comparisons()
        if _counts_days_after(table, comparison)
    ]
    return day + timedelta(days=max(limits)) if limits else None


def _counts_days_after(table: Table, comparison: Comparison) -> bool:
    definition = table.facts.get(comparison.fact)
    return (
        definition is not None
        and definition.unit == "days"
        and definition.known_after == "later"
        and comparison.operator == "at_most"
    )


def _days(table: Table, comparison: Comparison) -> int:
    operand = comparison.operand
    limit = table.parameters[operand[1:]].value if isinstance(operand, str) else operand
    return int(limit if isinstance(limit, Decimal) else 0)
