"""One evening, read once: what packs and pages draw from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from chibo.meetings.journal.entries import Entry
from chibo.meetings.journal.rates import WHOLE, Rates, rates_of
from chibo.meetings.journal.state import MeetingState
from chibo.meetings.models import Meeting
from chibo.meetings.queries.journal import Frame, frame_of, stored_entries
from chibo.rulebook.book import RuleBook


@dataclass(frozen=True)
class Evening:
    """A meeting with its journal as folded ``at`` this moment."""

    meeting: Meeting
    frame: Frame
    entries: Sequence[Entry]
    state: MeetingState
    at: datetime

    @property
    def book(self) -> RuleBook:
        return self.frame.book

    def name(self, person: str | None) -> str:
        """The name of a roster line or guest; the key itself where nobody knows it."""
        line = self.state.roster.get(person or "")
        if line is not None:
            return line.name
        return self._guests.get(person or "", person or "")

    @cached_property
    def _guests(self) -> dict[str, str]:
        return {guest.guest: guest.name for guest in self.state.session.guests}

    @cached_property
    def rates(self) -> Rates:
        return rates_of(self.state, self.frame.rules)[WHOLE]


def read_evening(meeting: Meeting, *, at: datetime) -> Evening:
    frame, entries = frame_of(meeting), stored_entries(meeting)
    return Evening(meeting, frame, entries, frame.told_by(entries), at)
