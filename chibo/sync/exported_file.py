"""The file that a device exports, read with suspicion: it has passed through other hands."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from chibo.sync.errors import FileRefused

MOST_MEGABYTES = 5
LARGEST_BYTES = MOST_MEGABYTES * 2**20
MOST_ENTRIES = 2000
DEEPEST = 30
FORMATS = frozenset({1})


@dataclass(frozen=True, slots=True)
class ExportedFile:
    device: str
    exported_at: str
    entries: Sequence[Any]


def read_exported(content: bytes, *, meeting: str) -> ExportedFile:
    """Return what a device exported of ``meeting``; its entries are not judged here.

    Raises:
        FileRefused: nothing of it can be brought in; the sentence says why.
    """
    if not content:
        raise FileRefused(_("Choose the file that the device exported."))
    if len(content) > LARGEST_BYTES:
        sentence = _("This file is larger than %(number)s MB. No device exports such a file.")
        raise FileRefused(sentence % {"number": MOST_MEGABYTES})
    told = _parsed(content)
    if depth_of(told, most=DEEPEST) > DEEPEST:
        raise _too_deep()
    return _of_this_meeting(told, meeting)


def depth_of(value: Any, *, most: int) -> int:
    """Return how deeply lists and objects lie in each other; no more than ``most`` + 1.

    >>> depth_of({"a": [1, [2]]}, most=30), depth_of(7, most=30), depth_of([[[]]], most=1)
    (3, 0, 2)
    """
    depth, level = 0, [value]
    while depth <= most and (level := [one for one in level if isinstance(one, (dict, list))]):
        depth += 1
        level = [
            inner for one in level for inner in (one.values() if isinstance(one, dict) else one)
        ]
    return depth


def _parsed(content: bytes) -> Any:
    try:
        return json.loads(content)
    except RecursionError as deep:
        raise _too_deep() from deep
    except ValueError as refusal:
        raise FileRefused(
            _("This is not a file that a device exported. Choose the one that ends in .json.")
        ) from refusal


def _of_this_meeting(told: Any, meeting: str) -> ExportedFile:
    entries = told.get("entries") if isinstance(told, dict) else None
    if not isinstance(entries, list):
        raise FileRefused(
            _("This file holds no entries of a meeting. Choose the one that the device exported.")
        )
    if told.get("format") not in FORMATS:
        raise FileRefused(
            _("This file was exported by a newer program. Bring the server up to date first.")
        )
    if str(told.get("meeting")) != meeting:
        raise FileRefused(_("This file is of another meeting. Open that meeting and try there."))
    if len(entries) > MOST_ENTRIES:
        sentence = _("This file holds more than %(number)s entries. No evening has so many.")
        raise FileRefused(sentence % {"number": MOST_ENTRIES})
    return ExportedFile(str(told.get("device", "")), str(told.get("exported_at", "")), entries)


def _too_deep() -> FileRefused:
    return FileRefused(_("This file is built in a way that no device writes. Export it again."))
