"""``make check``: everything but the tests, one line each, all of them even when one fails."""

import subprocess
import sys
import time
from pathlib import Path

BIN = Path(sys.executable).parent
CHECKS = {
    "formatted": ["ruff", "format", "--check", "--quiet", "."],
    "linted": ["ruff", "check", "--quiet", "."],
    "typed": ["mypy"],
    "floors": ["lint-imports", "--no-cache"],
    "budgets": ["python", "tools/check_budgets.py"],
    "migrations": ["python", "-m", "chibo", "makemigrations", "--check", "--dry-run"],
    "system": ["python", "-m", "chibo", "check"],
    "deploy": ["python", "tools/check_deploy.py"],
    "vendored": ["python", "tools/check_vendor.py"],
    "translations": ["python", "tools/messages.py", "check"],
}


def main() -> int:
    failed = [name for name, command in CHECKS.items() if not _passes(name, command)]
    print(f"{len(CHECKS) - len(failed)} checks passed, {len(failed)} failed")
    return bool(failed)


def _passes(name: str, command: list[str]) -> bool:
    began = time.monotonic()
    done = subprocess.run(
        [str(BIN / command[0]), *command[1:]], capture_output=True, text=True, check=False
    )
    seconds = time.monotonic() - began
    print(f"{'ok  ' if done.returncode == 0 else 'FAIL'} {name} ({seconds:.1f} s)", flush=True)
    if done.returncode:
        print(done.stdout, done.stderr, sep="\n", flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
