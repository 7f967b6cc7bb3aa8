"""From what was noted in the evening to the entries that a device would send."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

_MILLISECOND = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that happened; ``told`` is the payload of the entry."""

    at: datetime
    kind: str
    told: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Pen:
    """Who writes on which device, and how much later where it is keyed in from paper."""

    meeting: int
    account: int
    device: str
    role: str = "clerk"
    behind: timedelta = timedelta(0)

    def entries(self, notes: Iterable[Note], source: Random) -> Iterator[dict[str, Any]]:
        """Return the entries of ``notes`` in the order of their hours, numbered from 1."""
        for seq, note in enumerate(sorted(notes, key=lambda note: note.at), start=1):
            wall = note.at + self.behind
            yield {
                "id": str(make_id(wall, source)),
                "meeting": str(self.meeting),
                "kind": note.kind,
                "device": self.device,
                "seq": seq,
                "at": note.at.isoformat(),
                "wall": wall.isoformat(),
                "offset": -(self.behind // _MILLISECOND),
                "actor": str(self.account),
                "role": self.role,
                "payload": note.told,
                "schema": 1,
            }


def make_id(at: datetime, source: Random) -> UUID:
    """Return a UUID of version 7: the milliseconds of ``at``, the rest from chance.

    >>> from datetime import UTC
    >>> str(make_id(datetime(2026, 12, 3, tzinfo=UTC), Random(1)))[:15]
    '01a23933-6800-7'
    """
    milliseconds = round(at.timestamp() * 1000)
    head = milliseconds << 80 | 7 << 76 | source.getrandbits(12) << 64
    return UUID(int=head | 2 << 62 | source.getrandbits(62))
