"""S13, U2, U3, U5: every tap of a whole evening in Chromium, the processor slowed four times.

A branch of forty holds the evening of `tests/e2e/full_evening.py` on 360 pixels, against a
server with a database and static files of its own, all on this machine. A tap is timed by the
browser from its event until the frame that shows it was painted: *as tapped*, when anything
answers, and *as kept*, when the entry was written to the device, folded with all others and
drawn. Opening is timed without a network, from the four words and the kept page. Other people's
work on the same cores counts, so the load is worth a look.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.figure import Figure, not_yet

HOME = Path(__file__).resolve().parent.parent / "var" / "bench" / "evening"
MOST = 100


@cache
def figures() -> list[Figure]:
    """Measure once, whatever the number of ids that are asked for."""
    if not (shutil.which("chromium") or shutil.which("chromium-browser")):
        return [not_yet("S13", "room page: no Chromium", "≤ 100 ms; ≤ 1 s")]
    return [*_speed(found := _measured()), *_burden(found["actions"])]


def _measured() -> Mapping[str, Any]:
    shutil.rmtree(HOME, ignore_errors=True)
    HOME.mkdir(parents=True)
    surroundings = {
        **os.environ,
        "CHIBO_HOME": str(HOME),
        "CHIBO_DATABASE_URL": "",
        "CHIBO_SECOND_FACTOR": "false",
        "DJANGO_ALLOW_ASYNC_UNSAFE": "true",  # the browser's driver keeps an event loop here
        "DJANGO_SETTINGS_MODULE": "chibo.settings",
    }
    order = [sys.executable, "-m", "benchmarks.evening_walk"]
    done = subprocess.run(order, env=surroundings, check=True, stdout=subprocess.PIPE)
    found: Mapping[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _speed(found: Mapping[str, Any]) -> Iterator[Figure]:
    taps = found["taps"]
    seen = [one["seen"] for one in taps if one["seen"] is not None]
    told = [one["told"] for one in taps if one["told"] is not None]
    yield from _both("tap shows as tapped", seen, found["bare"]["shown"])
    yield from _both("tap shows as kept, folded, drawn", told, found["bare"]["kept"])
    opening = [one["page"] + one["hall"] for one in found["opened"]]
    parts = [statistics.median(one[part] for one in found["opened"]) for part in ("page", "hall")]
    note = f"page {parts[0]:.0f} ms, words to hall {parts[1]:.0f} ms; medians of {len(opening)}"
    opened = statistics.median(opening) / 1000
    yield Figure("S13", "open from the device store, no network", opened, "s", "≤ 1 s", note)


def _both(what: str, taken: list[float], bare: list[float]) -> Iterator[Figure]:
    """The middle and the slow end, each beside that of a bare page in the same run."""
    limit, over = f"≤ {MOST} ms", sum(one > MOST for one in taken)
    note = f"{len(taken)} taps, {over} over {MOST} ms; bare page {statistics.median(bare):.0f} ms"
    yield Figure("S13", f"{what}: median", statistics.median(taken), "ms", limit, note)
    note = f"longest {max(taken):.0f} ms; bare page {_p95(bare):.0f} ms"
    yield Figure("S13", f"{what}: p95", _p95(taken), "ms", limit, note)


def _p95(taken: list[float]) -> float:
    return statistics.quantiles(taken, n=20)[-1]


def _burden(actions: Mapping[str, int]) -> Iterator[Figure]:
    yield Figure("U2", "clerk: attendance", actions["attendance"], "actions", "≤ 10")
    yield Figure("U3", "clerk: the whole evening", actions["evening"], "actions", "≤ 110")
    yield Figure("U5", "member: check-in, code typed", actions["check_in"], "actions", "≤ 3")
    yield Figure("U5", "member: excuse", actions["excuse"], "actions", "≤ 4")
