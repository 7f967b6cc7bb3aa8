"""The one order of a journal: by hour, device and number, whatever the order of arrival."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from uuid import UUID

from chibo.meetings.journal.entries import Entry
from chibo.meetings.journal.plain import as_plain


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry at its place in the order, 0 first.

    ``at`` is its hour, lifted to that of its device's previous entry where a
    device's clock had gone back.
    """

    entry: Entry
    at: datetime
    place: int


def in_order(entries: Iterable[Entry]) -> tuple[Placed, ...]:
    """Return each entry once, sorted by (hour, device, number).

    The same id twice is the same entry. Two ids under one number of a device
    are both kept, in the order of their ids.
    """
    once = _each_once(entries)
    timed = [
        pair for _, own in groupby(once, key=lambda entry: entry.device) for pair in _lifted(own)
    ]
    timed.sort(key=lambda pair: (pair[0], pair[1].device, pair[1].seq, pair[1].id))
    return tuple(Placed(entry, at, place) for place, (at, entry) in enumerate(timed))


def _each_once(entries: Iterable[Entry]) -> Sequence[Entry]:
    known: dict[UUID, Entry] = {}
    for entry in entries:
        held = known.setdefault(entry.id, entry)
        if held is not entry and _by_content(entry) < _by_content(held):
            known[entry.id] = entry
    return sorted(known.values(), key=lambda entry: (entry.device, entry.seq, entry.id))


def _by_content(entry: Entry) -> str:
    """Of two contents under one id the first by its own text wins: arrival decides nothing."""
    return json.dumps(as_plain(entry), sort_keys=True, ensure_ascii=False)


def _lifted(own: Iterable[Entry]) -> list[tuple[datetime, Entry]]:
    timed: list[tuple[datetime, Entry]] = []
    for entry in own:
        at = max(entry.at, timed[-1][0]) if timed else entry.at
        timed.append((at, entry))
    return timed
