"""The files that a device keeps so that a room opens without a network, each with its revision."""

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.templatetags.static import static

_HOUSE = Path(__file__).resolve().parents[1] / "static"
_PATTERNS = ("web/*.css", "web/*.svg", "web/js/**/*.js", "web/vendor/**/*.css")
_LIBRARIES = ("lit", "idb", "uqr", "jsqr")
_FONTS_AND_LIBRARIES = (
    "web/vendor/**/*.woff2",
    *(f"web/vendor/{name}.js" for name in _LIBRARIES),
)
_HTMX = ("django_htmx/htmx-2.min.js", "django_htmx/django-htmx.js")
WORKER = ("web/vendor/workbox.js", "web/worker.js")


class Kept(NamedTuple):
    """One address; a name that tells the content by itself needs no ``revision``."""

    url: str
    revision: str | None


def precache() -> tuple[Kept, ...]:
    """Return what is kept; in a running server it stays the same until the next version."""
    return _kept_once() if _names_tell_content() else _kept()


def revision() -> str:
    """Return one short name for everything that is kept and for the worker itself."""
    files = [*precache(), *(_entry(name) for name in WORKER)]
    return hashlib.sha256(json.dumps(files).encode()).hexdigest()[:16]


@cache
def _kept_once() -> tuple[Kept, ...]:
    return _kept()


def _kept() -> tuple[Kept, ...]:
    own = {
        file.relative_to(_HOUSE).as_posix()
        for pattern in (*_PATTERNS, *_FONTS_AND_LIBRARIES)
        for file in _HOUSE.glob(pattern)
    }
    htmx = _HTMX if settings.DEBUG else _HTMX[:1]
    return tuple(_entry(name) for name in sorted(own | set(htmx)))


def _entry(name: str) -> Kept:
    return Kept(static(name), None if _names_tell_content() else _digest(name))


def _names_tell_content() -> bool:
    return hasattr(staticfiles_storage, "stored_name")


def _digest(name: str) -> str:
    path = finders.find(name)
    return hashlib.sha256(Path(str(path)).read_bytes()).hexdigest()[:16]
