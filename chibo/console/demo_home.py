"""The folder in which the demo lives, and the marker that says which demo it is."""

import shutil
from datetime import date
from hashlib import sha256
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from chibo.demo.accounts import DemoAccount
from chibo.environment import PACKAGE

MARKER, DATABASE, FILES, BUILDING = "demo.json", "chibo.sqlite3", "files", "building"


class BuiltDemo(BaseModel):
    """What the marker holds. ``version`` changes with whatever would build another demo."""

    model_config = ConfigDict(frozen=True)

    seed: int
    today: date
    version: str
    with_articles: bool = False
    accounts: tuple[DemoAccount, ...]


def demo_version() -> str:
    """Return a digest of the demo's own files and of the names of all migrations."""
    digest = sha256()
    for path in sorted((PACKAGE / "demo").rglob("*")):
        if path.suffix in {".py", ".yaml"}:
            digest.update(path.read_bytes())
    for path in sorted(PACKAGE.glob("*/migrations/*.py")):
        digest.update(path.relative_to(PACKAGE).as_posix().encode())
    return digest.hexdigest()[:16]


def write_marker(home: Path, built: BuiltDemo) -> None:
    (home / MARKER).write_text(built.model_dump_json(indent=1), encoding="utf-8")


def demo_in(home: Path) -> BuiltDemo | None:
    """Return which demo stands whole in ``home``; None when none does, or one of another form."""
    if not (home / DATABASE).exists():
        return None
    try:
        return BuiltDemo.model_validate_json((home / MARKER).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValidationError):
        return None


def holds_other_data(home: Path) -> bool:
    """Whether ``home`` has a database that is no demo, which is never touched."""
    return (home / DATABASE).exists() and not (home / MARKER).exists()


def empty_building_site(home: Path) -> Path:
    """Return an empty folder to build in; what an interrupted build left is cleared."""
    site = home / BUILDING
    shutil.rmtree(site, ignore_errors=True)
    site.mkdir(parents=True)
    return site


def move_in(home: Path) -> None:
    """Put the finished building in the place of the old demo.

    The old database goes first and the new one comes last, so that stopping
    anywhere in between leaves a marker without database: the next run builds anew.
    """
    site = home / BUILDING
    for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm"):
        (home / name).unlink(missing_ok=True)
    shutil.rmtree(home / FILES, ignore_errors=True)
    for name in (FILES, MARKER, DATABASE):
        if (site / name).exists():
            (site / name).replace(home / name)
    shutil.rmtree(site)
