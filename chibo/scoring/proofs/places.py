"""Every condition of a table with its place in the file."""

from collections.abc import Iterator

from chibo.scoring.conditions import Comparison, Condition
from chibo.scoring.format import Line, Table, lines_of
from chibo.scoring.problems import Path


def conditions_of(table: Table) -> Iterator[tuple[Path, Condition]]:
    """Yield every condition of ``table``: of lines, of derived facts, of bands."""
    for name, derived in table.derived.items():
        for number, condition in enumerate(derived.conditions()):
            yield ("derived", name, "choose", number, "when"), condition
    for line, place in lines_of(table):
        for path, condition in _of_line(line):
            yield (*place.path, *path), condition
    for number, band in enumerate(table.bands):
        if band.requires and band.requires.when:
            yield ("bands", number, "requires", "when"), band.requires.when


def comparisons_of(table: Table) -> Iterator[tuple[Path, Comparison]]:
    for path, condition in conditions_of(table):
        for comparison in condition.comparisons():
            yield path, comparison


def _of_line(line: Line) -> Iterator[tuple[Path, Condition]]:
    if line.not_applicable:
        yield ("not_applicable", "when"), line.not_applicable.when
    for number, cap in enumerate(line.cap):
        yield ("cap", number, "when"), cap.when
    for path, condition in line.score.conditions():
        yield ("score", *path), condition
