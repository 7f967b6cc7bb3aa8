"""Full points can be reached, none is above the line, and something always counts."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from chibo.scoring.format import Line, Table, lines_of
from chibo.scoring.problems import Finding, Path
from chibo.scoring.rules.judged import Judged


def points_are_reachable(table: Table) -> Iterator[Finding]:
    for line, place in lines_of(table):
        for finding in _line(line):
            yield Finding(finding.key, (*place.path, *finding.path), finding.values)
    steady = sum((line.points for line, _ in lines_of(table) if not _may_drop(line)), Decimal(0))
    if not steady:
        yield Finding("all_may_drop", ("criteria",))
    until = table.effective.until
    if until is not None and until <= table.effective.from_:
        days = {"from": str(table.effective.from_), "until": str(until)}
        yield Finding("period_empty", ("effective",), days)


def _line(line: Line) -> Iterator[Finding]:
    most = max(line.score.possible_points(line.points))
    score: Path = ("score",)
    if most > line.points:
        yield Finding("points_out_of_range", score, _values(line, most))
    if most < line.points:
        yield Finding("points_unreachable", score, _values(line, most))
    for number, cap in enumerate(line.cap):
        if cap.at_most >= line.points:
            yield Finding("cap_never_bites", ("cap", number), _values(line, cap.at_most))
    if isinstance(line.score, Judged):
        names = Counter(choice.name for choice in line.score.judged.choices)
        for name in (name for name, times in names.items() if times > 1):
            yield Finding("choice_named_twice", score, {"choice": name})


def _values(line: Line, given: Decimal) -> dict[str, str]:
    return {"given": str(given), "points": str(line.points)}


def _may_drop(line: Line) -> bool:
    return any(gate.then == "drop" for gate in line.gates)
