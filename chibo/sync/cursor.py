"""Up to where a device has heard: which entries it lacks, decided without a clock that can be late.

An entry is stamped with the hour at which its request arrived, before the request waits for the
meeting's row. So one with an earlier hour may be stored after one with a later, and "all since that
hour" would lose it. The cursor therefore holds an hour some seconds back **and** a digest of the
ids of all entries before it. Entries since that hour are sent, some of them twice, which is
harmless. When the digest is no longer that of the entries before the hour, something was slipped
in behind it, or set apart: then all are sent. Both are decided on one reading of the journal, so no
lock, no order of commits and no length of waiting matters.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from chibo.meetings.journal.entries import Entry

# Long enough that two devices that wait for each other seldom cost a whole journal; any length
# is right.
OVERLAP = timedelta(seconds=30)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class News:
    """The entries that a device lacks; ``is_whole``: these are all that count, any other is not."""

    entries: Sequence[Entry]
    cursor: str
    is_whole: bool


def news_since(cursor: str, entries: Sequence[Entry]) -> News:
    """Return what a device that holds ``cursor`` lacks of all ``entries`` that count.

    A cursor that is empty or not understood is that of a device that has heard nothing.
    """
    after = cursor_after(entries)
    since, digest = _read(cursor)
    if since is None or _digest(_before(since, entries)) != digest:
        return News(entries, after, is_whole=True)
    return News([one for one in entries if _hour(one) >= since], after, is_whole=False)


def cursor_after(entries: Sequence[Entry]) -> str:
    """Return the cursor of a device that has all of these."""
    last = max(map(_hour, entries), default=_EPOCH)
    since = max(_EPOCH, last - OVERLAP)
    return f"{(since - _EPOCH) // _MICROSECOND}.{_digest(_before(since, entries))}"


def _read(cursor: str) -> tuple[datetime | None, str]:
    number, _dot, digest = cursor.partition(".")
    if not (number.isascii() and number.isdecimal() and len(number) <= _LONGEST):
        return None, ""
    return _EPOCH + int(number) * _MICROSECOND, digest


_LONGEST = 16  # microseconds up to the year 2286


def _before(since: datetime, entries: Iterable[Entry]) -> list[str]:
    return sorted(str(one.id) for one in entries if _hour(one) < since)


def _digest(ids: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(ids).encode()).hexdigest()[:32]


def _hour(entry: Entry) -> datetime:
    return entry.received_at or _EPOCH
