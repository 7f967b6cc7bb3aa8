"""S7, S10, S14: a country in PostgreSQL: made, searched, and its pages from one branch on.

Databases of their own on the server of ``CHIBO_TEST_POSTGRES``, dropped at the end.
``BENCH_BRANCHES`` says how large the largest country is: 250,000 is the whole one
and needs 6 GB; what is measured by default fits any machine and is named beside the figure.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.figure import Figure, not_yet

SERVER = os.environ.get("CHIBO_TEST_POSTGRES") or "postgresql:///postgres"
LARGEST = int(os.environ.get("BENCH_BRANCHES") or 5_000)
DATABASE = "chibo_bench_nation"
RUNS, WARM_UP = 15, 3
NAMES = ("nguyen van an", "nguyen", "tran thi hoa", "le hong")


@cache
def figures() -> tuple[Figure, ...]:
    import psycopg

    try:
        with psycopg.connect(SERVER, autocommit=True) as server:
            sizes = sorted({size for size in (1, 10, 100, 1_000) if size < LARGEST} | {LARGEST})
            told = {size: _of_size(server, size) for size in sizes}
    except psycopg.OperationalError as unreachable:
        return tuple(
            not_yet(id_, f"no PostgreSQL ({unreachable})", "") for id_ in ("S7", "S10", "S14")
        )
    large, small = told[LARGEST], told[sizes[0]]
    note = f"{LARGEST:,} branches"
    made = Figure("S7", "units and members", large["made"], "s", "≤ 60 s of 250,000", note)
    found = [
        Figure("S10", f"members named “{name}”", large["names"][name], "ms", "≤ 30 ms", note)
        for name in NAMES
    ]
    grown = [
        Figure("S14", title, large["pages"][title] / of_one, "×", "≤ 1.5 ×", f"1 to {note}")
        for title, of_one in small["pages"].items()
    ]
    return (made, *found, *grown)


def _of_size(server: Any, branches: int) -> dict[str, Any]:
    """Make a country, measure it in a process of its own, and drop it."""
    server.execute(f"DROP DATABASE IF EXISTS {DATABASE}")
    server.execute(f"CREATE DATABASE {DATABASE} TEMPLATE template0")
    home = Path(__file__).resolve().parent.parent / "var" / "bench"
    home.mkdir(parents=True, exist_ok=True)
    url = SERVER.rsplit("/", 1)[0] + f"/{DATABASE}"
    surroundings = {
        **os.environ,
        "CHIBO_DATABASE_URL": url,
        "CHIBO_HOME": str(home),
        "CHIBO_SECOND_FACTOR": "false",
    }

    def run(*order: str) -> str:
        command = [sys.executable, "-m", *order]
        done = subprocess.run(
            command, env=surroundings, check=True, stdout=subprocess.PIPE, text=True
        )
        return done.stdout

    try:
        run("chibo", "migrate", "-v0")
        run("chibo", "collectstatic", "--no-input", "-v0")
        began = time.perf_counter()
        run("chibo", "generate", "--branches", str(branches))
        made = time.perf_counter() - began
        return {"made": made, **json.loads(run("benchmarks.nation").splitlines()[-1])}
    finally:
        server.execute(f"DROP DATABASE {DATABASE}")


def _measured() -> dict[str, dict[str, float]]:
    from django.test import Client
    from django.urls import reverse

    from chibo.kernel.clock import now
    from chibo.kernel.days import day_of
    from chibo.membership.models import Post
    from chibo.membership.operations.keeping_tallies import keep_tallies
    from chibo.membership.queries.named import members_named
    from chibo.organization.models import UnitKind

    keep_tallies(at=now())
    led = Post.objects.filter(kind="secretary", member__user__isnull=False)
    led = led.select_related("unit", "member__user").order_by("pk")
    secretary = next(post for post in led if post.unit.is_branch)
    top = led.get(unit__kind=UnitKind.CENTRE)
    branch, member = [secretary.unit_id], [secretary.member_id]
    pages = {
        "home": (secretary, reverse("web:today")),
        "members": (secretary, reverse("members:roster", args=branch)),
        "record": (secretary, reverse("members:record", args=member)),
        "branch": (secretary, reverse("units:detail", args=branch)),
        "tree of all": (top, reverse("units:tree")),
        "page of the centre": (top, reverse("units:detail", args=[top.unit_id])),
    }
    found: dict[str, dict[str, float]] = {"pages": {}, "names": {}}
    for title, (post, address) in pages.items():
        client = Client(headers={"host": "localhost"})
        client.force_login(post.member.user)
        found["pages"][title] = _median(lambda c=client, a=address: c.get(a).content)
    user, on = top.member.user, day_of(now())
    for name in NAMES:
        found["names"][name] = _median(lambda n=name: members_named(user, n, on=on, most=20))
    return found


def _median(deed: Callable[[], object]) -> float:
    taken = []
    for _run in range(WARM_UP + RUNS):
        began = time.perf_counter()
        deed()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken[WARM_UP:])


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "chibo.settings"
    import django

    django.setup()
    print(json.dumps(_measured()))
