"""``make test``: the tests on SQLite, on PostgreSQL, and of the JavaScript.

What this machine lacks is said clearly. With ``CHIBO_TEST_REQUIRE`` (as in CI:
``postgres,chromium,documents,node``) nothing of it may be lacking.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import psycopg

POSTGRES = os.environ.get("CHIBO_TEST_POSTGRES", "postgresql:///postgres")
WORKERS = str(min(4, os.cpu_count() or 1))
REQUIRED = set(os.environ.get("CHIBO_TEST_REQUIRE", "").split(","))


def main() -> int:
    failed = [not _javascript(), not _postgres(), not _pytest("SQLite", "")]
    return any(failed)


def _javascript() -> bool:
    """JavaScript modules under node's own test runner."""
    node = shutil.which("node")
    tests = sorted(str(path) for path in Path("tests/js").glob("*.test.mjs"))
    if not tests:
        return True
    if node is None:
        return _lacking("node", "JavaScript tests need node: apt-get install nodejs")
    print("== JavaScript", flush=True)
    return subprocess.run([node, "--test", *tests], check=False).returncode == 0


def _postgres() -> bool:
    """What rooms ask a database, and every page once, on PostgreSQL as well."""
    try:
        psycopg.connect(POSTGRES, connect_timeout=3).close()
    except psycopg.OperationalError as unreachable:
        hint = f"PostgreSQL tests need a server (CHIBO_TEST_POSTGRES): {unreachable}"
        return _lacking("postgres", hint)
    return _pytest("PostgreSQL", POSTGRES, "-m", "database and not browser and not page")


def _pytest(title: str, database: str, *more: str) -> bool:
    print(f"== {title}", flush=True)
    env = {**os.environ, "CHIBO_DATABASE_URL": database}
    # A file stays with one worker: what its tests share, such as a town, is built once.
    spread = ["-n", WORKERS, "--dist", "loadfile", "--no-loadscope-reorder"]
    command = [sys.executable, "-m", "pytest", *spread, "-rs", *more, *sys.argv[1:]]
    return subprocess.run(command, env=env, check=False).returncode == 0


def _lacking(name: str, hint: str) -> bool:
    print(f"SKIPPED: {hint}", flush=True)
    return name not in REQUIRED


if __name__ == "__main__":
    sys.exit(main())
