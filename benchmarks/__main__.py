"""Print the machine and the figures: all of them, or those of the ids and parts that are named."""

import os
import platform
import sys
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

from benchmarks.figure import Figure, not_yet, printed

# id, what, limit, module of this folder that measures it (empty: not yet)
BARS = (
    ("S1", "any page of a branch, server time, one client", "p50 ≤ 15 ms, p95 ≤ 40 ms", "pages"),
    ("S2", "meeting page against Indico", "≥ 6 × faster, ≥ 15 × requests/s", ""),
    ("S3", "check-in, full path, 16 connections", "≥ 55 % of the bare one", "check_in"),
    ("S4", "journal batches of 40 entries", "≥ 10,000 entries/s", ""),
    ("S5", "boards and reports on the national data", "p95 ≤ 60 ms, queries ≤ 5 ms", ""),
    ("S6", "roll-up after 20,000 changed branches", "≤ 60 s fresh, ≤ 5 s of work", ""),
    ("S7", "units and members of the country / attendance", "≤ 60 s / ≤ 6 min", "nation"),
    ("S8", "roster of 100,000 rows: preview / stored", "≤ 30 s / ≤ 120 s, ≤ 300 MB", "rosters"),
    ("S9", "documents: PDF / .docx / .xlsx", "≤ 50 ms / ≤ 80 ms / ≤ 6 s", "documents"),
    ("S10", "search over 5.6 million names", "≤ 30 ms", "nation"),
    ("S11", "weight: first visit / next pages", "≤ 150 kB / ≤ 20 kB", ""),
    ("S12", "Lighthouse, mobile, slow 4G", "≥ 95 / 100 / ≥ 95", ""),
    ("S13", "room page: tap to change / open", "≤ 100 ms / ≤ 1 s", "room"),
    ("S14", "time of each page from 1 to 250,000 branches", "≤ 1.5 ×", "nation"),
    ("U1", "secretary: from the site to a convened meeting", "≤ 20 actions", ""),
    ("U2", "clerk: attendance", "≤ 10 actions", "evening"),
    ("U3", "clerk: the whole evening", "≤ 110 actions", "evening"),
    ("U4", "secretary: from close to sealed and sent", "≤ 12 actions", ""),
    ("U5", "member: check-in / excuse", "≤ 3 / ≤ 4 actions", "evening"),
    ("U6", "officer: from home to the late branches and why", "≤ 2 actions", ""),
)


def machine() -> str:
    """Return the processor, its cores, how busy they are, and the Python that measured."""
    names = (line.split(":", 1) for line in _lines(Path("/proc/cpuinfo")) if ":" in line)
    model = next((value.strip() for name, value in names if name.strip() == "model name"), "")
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    load, python = os.getloadavg()[0], platform.python_version()
    return f"{model or platform.machine()}, {cores} cores (load {load:.1f}), Python {python}"


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []


def asked_for(names: list[str]) -> list[Figure]:
    """Return the figures of the ids or modules that are named, or of all.

    Raises:
        SystemExit: a name is neither an id nor a module of the table.
    """
    known = {bar[0] for bar in BARS} | {bar[3] for bar in BARS if bar[3]}
    if unknown := sorted(set(names) - known):
        raise SystemExit(
            f"no such figure: {', '.join(unknown)}; there are {', '.join(sorted(known))}"
        )
    found: list[Figure] = []
    for id_, what, limit, module in BARS:
        if names and not {id_, module} & set(names):
            continue
        found += _measured(id_, module) if module else [not_yet(id_, what, limit)]
    return found


def _measured(id_: str, module: str) -> list[Figure]:
    """Return the figures of one id; a module may measure several ids."""
    figures: Iterable[Figure] = import_module(f"benchmarks.{module}").figures()
    return [figure for figure in figures if figure.id == id_]


if __name__ == "__main__":
    print(machine())
    print(printed(asked_for(sys.argv[1:])))
