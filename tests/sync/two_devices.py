"""Two devices, a network that loses and repeats, and a server: the model, without a database.

A device keeps what it made until an answer tells of it, as the page's queue does; the server keeps
each id once, as `append_entries` does.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from tests.meetings.journal.strategies import OPENING


@dataclass
class Server:
    """Entries in the order of arrival, each with the hour at which it came first."""

    now: object = OPENING
    arrived: list = field(default_factory=list)

    @property
    def ids(self):
        return [entry["id"] for entry in self.arrived]

    def take(self, batch):
        """Keep what is new; answer for every entry, new or known."""
        for entry in batch:
            if entry["id"] not in self.ids:
                self.arrived.append({**entry, "received_at": self.now.isoformat()})
        return [entry["id"] for entry in batch]

    def told_since(self, cursor):
        return self.arrived[cursor:], len(self.arrived)


@dataclass
class Flight:
    """A request on its way. Its answer finds nobody when its tab was closed meanwhile."""

    device: "Device"
    tab: int
    batch: list
    cursor: int


@dataclass
class Device:
    """What lies in the browser's store: numbers, what waits, what is known, the cursor."""

    name: str
    number: int
    slow: timedelta = timedelta(0)
    offset: int = 0
    last_at: object = None
    tab: int = 1
    cursor: int = 0
    made: list = field(default_factory=list)
    waiting: dict = field(default_factory=dict)
    known: dict = field(default_factory=dict)

    def record(self, kind, payload, now):
        wall = now - self.slow
        at = wall + timedelta(milliseconds=self.offset)
        self.last_at = max(at, self.last_at or at)
        seq = len(self.made) + 1
        entry = {
            "id": str(UUID(int=self.number * 1000 + seq)),
            "meeting": "m1",
            "kind": kind,
            "device": self.name,
            "seq": seq,
            "at": self.last_at.isoformat(),
            "wall": wall.isoformat(),
            "offset": self.offset,
            "actor": self.name,
            "role": "clerk",
            "payload": payload,
            "schema": 1,
        }
        self.made.append(entry)
        self.waiting[entry["id"]] = entry

    def sends(self, most):
        return Flight(self, self.tab, list(self.waiting.values())[:most], self.cursor)

    def hears(self, confirmed, news, cursor):
        for id_ in confirmed:
            self.waiting.pop(id_, None)
        self.known |= {entry["id"]: entry for entry in news}
        self.cursor = max(self.cursor, cursor)

    def shown(self):
        """What the page folds: what it knows, and what waits."""
        own = {id_: {**entry, "received_at": entry["at"]} for id_, entry in self.waiting.items()}
        return list((own | self.known).values())
