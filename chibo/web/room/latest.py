"""What was recorded last, so that a slip can be taken back with a reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chibo.meetings.journal.entries import Entry
from chibo.web.room.evening import Evening
from chibo.web.room.kinds import KINDS

SHOWN = 40
_WORDS = ("gist", "text", "reason", "name", "question", "answer")


@dataclass(frozen=True, slots=True)
class Recorded:
    id: str
    at: datetime
    kind: str
    about: str


def latest_entries(evening: Evening) -> list[Recorded]:
    """Return the latest entries that stand, newest first; taken back ones are left out."""
    void = {one.target for one in evening.state.corrections if one.governs and one.action == "void"}
    standing = [e for e in evening.entries if e.kind != "corrected" and e.id not in void]
    return [_recorded(entry, evening) for entry in reversed(standing[-SHOWN:])]


def _recorded(entry: Entry, evening: Evening) -> Recorded:
    about = " · ".join(_about(dict(entry.payload), evening))
    return Recorded(str(entry.id), entry.at, str(KINDS.get(entry.kind, entry.kind)), about)


def _about(payload: dict[str, Any], evening: Evening) -> Iterator[str]:
    person = payload.get("person") or payload.get("guest")
    if isinstance(person, str) and (name := evening.name(person)):
        yield name
    item = evening.state.clock.items.get(str(payload.get("item") or ""))
    if item is not None:
        yield item.title
    words = next((payload[one] for one in _WORDS if isinstance(payload.get(one), str)), "")
    if words:
        yield words
