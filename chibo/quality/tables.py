"""A published table as the engine reads it, read and proved once per process."""

from collections.abc import Iterator
from functools import lru_cache

from chibo.rulebook.models import CriteriaTable
from chibo.scoring.format import Group, Line, Placed, Table, lines_of, placed
from chibo.scoring.loading import load_table

_TABLES_KEPT = 256


def engine_table(row: CriteriaTable) -> Table:
    """Return the table of ``row``; a version never changes, so reading it once is enough."""
    return _loaded(row.digest, row.text)


@lru_cache(maxsize=_TABLES_KEPT)
def _loaded(_digest: str, text: str) -> Table:
    return load_table(text)


def line_named(table: Table, code: str) -> Line | None:
    """Return the line with this code; none where the table has no such line."""
    return next((line for line, _place in lines_of(table) if line.code == code), None)


def lines_in(table: Table, group: str) -> list[Line]:
    """Return the lines of the group, or the line itself; none where there is neither."""
    return [
        line
        for line, place in lines_of(table)
        if line.code == group or group in {parent.code for parent in place.parents}
    ]


def top_groups(table: Table) -> Iterator[tuple[Line | Group, list[Line]]]:
    """Return each criterion of the first level with its lines, in the order of the table."""
    below: dict[str, list[Line]] = {}
    for line, place in lines_of(table):
        top = place.parents[0] if place.parents else line
        below.setdefault(top.code, []).append(line)
    for criterion in table.criteria:
        yield criterion, below.get(criterion.code, [])


def place_of(table: Table, code: str) -> Placed:
    """Return where the criterion with this code stands in the table."""
    return next(place for place in placed(table) if place.criterion.code == code)
