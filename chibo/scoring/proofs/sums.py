"""Lines add up to their groups, groups to the scale, and every code is used once."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from chibo.scoring.format import Group, Table, placed
from chibo.scoring.problems import Finding


def sums_match(table: Table) -> Iterator[Finding]:
    total = sum((criterion.points for criterion in table.criteria), Decimal(0))
    if total != table.scale:
        values = {"sum": str(total), "points": str(table.scale)}
        yield Finding("sum_of_table", ("scale",), values)
    codes = Counter(place.criterion.code for place in placed(table))
    for place in placed(table):
        criterion = place.criterion
        if codes[criterion.code] > 1:
            yield Finding("code_used_twice", (*place.path, "code"), {"other": criterion.code})
        if isinstance(criterion, Group):
            below = sum((child.points for child in criterion.criteria), Decimal(0))
            if below != criterion.points:
                values = {"sum": str(below), "points": str(criterion.points)}
                yield Finding("sum_of_group", (*place.path, "points"), values)
        elif place.five is None:
            yield Finding("five_missing", place.path)
