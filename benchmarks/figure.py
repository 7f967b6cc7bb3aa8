"""One measured figure beside its limit, and how figures are printed and taken."""

import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

RUNS = 5


@dataclass(frozen=True, slots=True)
class Figure:
    """``limit`` is a sentence with its unit, such as ``"≤ 50 ms"``; ``measured`` is in ``unit``."""

    id: str
    what: str
    measured: float | None
    unit: str
    limit: str
    note: str = ""


def not_yet(id_: str, what: str, limit: str) -> Figure:
    return Figure(id_, what, None, "", limit)


def median_seconds(deed: Callable[[], object], *, runs: int = RUNS) -> float:
    """Return the median time of at least five runs, after one that is not counted."""
    deed()
    taken = []
    for _ in range(max(runs, RUNS)):
        begun = time.perf_counter()
        deed()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def printed(figures: Iterable[Figure]) -> str:
    """Return the figures as a table of plain text.

    >>> print(printed([Figure("S9", "PDF", 12.34, "ms", "≤ 50 ms"), not_yet("S1", "page", "…")]))
    id  what  measured  limit    note
    S9  PDF   12.3 ms   ≤ 50 ms
    S1  page  not yet   …
    """
    rows = [("id", "what", "measured", "limit", "note")]
    rows += [(one.id, one.what, _measured(one), one.limit, one.note) for one in figures]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)


def _measured(figure: Figure) -> str:
    if figure.measured is None:
        return "not yet"
    return f"{figure.measured:,.{1 if figure.measured < 1000 else 0}f} {figure.unit}".rstrip()
