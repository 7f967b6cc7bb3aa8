"""Prove that the front-end files we serve ourselves are the ones that `make vendor` copied.

Exit status 1 on a changed, a missing or an unknown file, and on a lock file that names
the host it was made with.
"""

import hashlib
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("chibo/web/static/web/vendor", "tests/e2e/vendor", "tests/js/vendor")


def findings(root: Path) -> list[str]:
    """Return one sentence per difference; an empty list means that all is in order."""
    noted = _noted(root / "tools/vendor/CHECKSUMS")
    found = _found(root)
    return [
        *(f"{path} is missing; run `make vendor`." for path in sorted(noted.keys() - found.keys())),
        *(f"{path} is not in CHECKSUMS." for path in sorted(found.keys() - noted.keys())),
        *(
            f"{path} was changed by hand; run `make vendor`."
            for path in sorted(noted.keys() & found.keys())
            if noted[path] != found[path]
        ),
        *_hosts_in_lock(root / "tools/vendor/package-lock.json"),
    ]


def _noted(checksums: Path) -> dict[str, str]:
    lines = (line.split(maxsplit=1) for line in checksums.read_text().splitlines())
    return {path: digest for digest, path in lines}


def _found(root: Path) -> dict[str, str]:
    files = (file for folder in FOLDERS for file in (root / folder).rglob("*") if file.is_file())
    return {
        file.relative_to(root).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in files
    }


def _hosts_in_lock(lock: Path) -> list[str]:
    packages = json.loads(lock.read_text())["packages"]
    return [
        f"package-lock.json names a host for {name}; take the `resolved` line out."
        for name, package in packages.items()
        if "resolved" in package
    ]


if __name__ == "__main__":
    differences = findings(ROOT)
    print("\n".join(differences) or "Vendored files: in order.")
    sys.exit(1 if differences else 0)
