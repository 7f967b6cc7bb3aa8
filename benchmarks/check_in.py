"""S3: one check-in entry through the whole application on PostgreSQL, beside a bare Django one.

A database of its own is made on the server of ``CHIBO_TEST_POSTGRES`` (default: the local
socket). Sixteen signed-in clients, each with a branch of its own, send one entry a request,
all at once, in two processes as the server has two workers. The bare check-in is a view of
this file: session, user, ``INSERT … ON CONFLICT DO NOTHING``. Client and application share the
process; no network and no server stand between them, for both alike.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks.figure import Figure, not_yet

SERVER = os.environ.get("CHIBO_TEST_POSTGRES") or "postgresql:///postgres"
DATABASE = "chibo_bench"
RUNS, CONNECTIONS, PROCESSES, ENTRIES = 5, 16, 2, 30
WHAT, LIMIT = "check-in, full path, 16 connections", "≥ 55 % of the bare one"


def figures() -> list[Figure]:
    import psycopg

    try:
        with psycopg.connect(SERVER, autocommit=True) as server:
            server.execute(f"DROP DATABASE IF EXISTS {DATABASE}")
            server.execute(f"CREATE DATABASE {DATABASE}")
    except psycopg.OperationalError as unreachable:
        return [not_yet("S3", f"{WHAT}: no PostgreSQL ({unreachable})", LIMIT)]
    _worker("prepare")
    rates: dict[str, list[float]] = {"bare": [], "full": []}
    for run in range(RUNS):
        for way, found in rates.items():
            found.append(_both_processes(way, run))
    share = statistics.median(
        full / bare for full, bare in zip(rates["full"], rates["bare"], strict=True)
    )
    full, bare = (statistics.median(rates[way]) for way in ("full", "bare"))
    note = f"{full:.0f} against {bare:.0f} check-ins a second, medians of {RUNS} pairs"
    return [Figure("S3", WHAT, share * 100, "%", LIMIT, note)]


def _both_processes(way: str, run: int) -> float:
    """Check-ins a second of both processes together, by the slower one's clock."""
    orders = [_order(way, str(run), str(process)) for process in range(PROCESSES)]
    running = [subprocess.Popen(o, env=_surroundings(), stdout=subprocess.PIPE) for o in orders]
    seconds = [float(process.communicate()[0]) for process in running]
    return CONNECTIONS * ENTRIES / max(seconds)


def _worker(*order: str) -> None:
    subprocess.run(_order(*order), env=_surroundings(), check=True, stdout=subprocess.DEVNULL)


def _order(*order: str) -> list[str]:
    return [sys.executable, "-m", "benchmarks.check_in", *order]


def _surroundings() -> dict[str, str]:
    url = SERVER.rsplit("/", 1)[0] + f"/{DATABASE}"
    home = Path(__file__).resolve().parent.parent / "var" / "bench"
    return {**os.environ, "CHIBO_DATABASE_URL": url, "CHIBO_HOME": str(home)}


def _send_all(way: str, run: int, process: int) -> float:
    """Send this process's share from its connections and return the seconds it took."""
    from benchmarks.check_in_world import Sender, clients_of

    clients = clients_of(run, connections=CONNECTIONS)[process::PROCESSES]
    with ThreadPoolExecutor(len(clients)) as crowd:
        list(crowd.map(lambda one: one.warm_up(way), clients))
        post = [one.letters(way, one.people[:ENTRIES]) for one in clients]
        began = time.perf_counter()
        list(crowd.map(Sender.send, clients, post))
        return time.perf_counter() - began


if __name__ == "__main__":
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "chibo.settings"
    django.setup()
    if sys.argv[1] == "prepare":
        from benchmarks.check_in_world import prepare

        prepare(runs=RUNS, connections=CONNECTIONS, members=ENTRIES + 10)
    else:
        way, run, process = sys.argv[1:]
        print(json.dumps(_send_all(way, int(run), int(process))))
