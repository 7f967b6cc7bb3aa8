"""From an entry that was received to the row that keeps it."""

from chibo.meetings.journal.entries import Entry
from chibo.meetings.lifecycle import State
from chibo.meetings.models import Apart, JournalEntry, Meeting
from chibo.meetings.reception import Received


def row_of(one: Received, meeting: Meeting) -> JournalEntry:
    """Return the unsaved row of an entry; ``apart`` where the meeting is over or was not held."""
    entry = one.entry
    return JournalEntry(
        id=entry.id,
        meeting=meeting,
        kind=entry.kind,
        device=entry.device,
        seq=entry.seq,
        at=entry.at,
        wall=entry.wall,
        offset=entry.offset,
        actor_id=int(entry.actor),
        acting_for=entry.acting_for or "",
        role=entry.role,
        payload=entry.payload,
        schema=entry.schema,
        received_at=one.at,
        apart=apart_of(entry, meeting),
    )


def apart_of(entry: Entry, meeting: Meeting) -> Apart:
    """Return why an entry is kept and not folded; `Apart.NO` where it counts."""
    if meeting.state == State.SEALED:
        return Apart.AFTER_SEAL
    if meeting.postponed_at is not None and entry.at < meeting.postponed_at:
        return Apart.EVENING_NOT_HELD
    return Apart.NO
