"""One evening at one moment: what facts are counted from, read once for the whole card."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property

from chibo.kernel.days import day_of
from chibo.meetings.journal.entries import Entry
from chibo.meetings.journal.rates import WHOLE, Rates, rates_of
from chibo.meetings.journal.state import MeetingState
from chibo.meetings.models import Meeting
from chibo.meetings.queries.journal import Frame, frame_of, stored_entries
from chibo.quality.facts.surroundings import Surroundings, surroundings_of

_EXCUSED = "excused"
"""The one word of a table's base that names no duty: who has an accepted excuse."""

_NEVER_EXPECTED = frozenset({"suspended", "temporarily_elsewhere"})


@dataclass(frozen=True)
class Occasion:
    """A meeting, or one ``part`` of a combined one, as far as it had gone ``at`` that moment.

    What was recorded of a later hour does not exist yet, so a correction made
    after a vote does not change what was voted. ``excluded`` are the words by
    which the table leaves people out of the base of attendance.
    """

    meeting: Meeting
    at: datetime
    part: str = ""
    excluded: frozenset[str] = field(default_factory=frozenset)

    @property
    def day(self) -> date:
        """The day on which the meeting is held, or planned while it has not begun."""
        return day_of(self.state.session.opened_at or self.meeting.planned_at)

    @property
    def today(self) -> date:
        return day_of(self.at)

    @property
    def is_open_or_over(self) -> bool:
        return self.state.session.phase != "not_opened"

    @property
    def is_over(self) -> bool:
        return self.state.session.phase == "closed"

    @cached_property
    def surroundings(self) -> Surroundings:
        """What is told of the evening outside its journal, for all facts at once."""
        return surroundings_of(self.meeting, on=self.day)

    @cached_property
    def frame(self) -> Frame:
        return frame_of(self.meeting)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in stored_entries(self.meeting) if entry.at <= self.at)

    @cached_property
    def state(self) -> MeetingState:
        return self.frame.told_by(self.entries)

    @cached_property
    def duties_left_out(self) -> frozenset[str]:
        """Duties that the table, or every count, keeps out of attendance unless present.

        A table names duties by the words of the roster, such as ``exempt`` or
        ``special_armed_duty``.
        """
        return (self.excluded - {_EXCUSED}) | _NEVER_EXPECTED

    @cached_property
    def rates(self) -> Rates | None:
        """Rates by the base of the table; none while the part has not begun."""
        rules = replace(
            self.frame.rules,
            duties_not_in_attendance=self.duties_left_out,
            excused_not_in_attendance=_EXCUSED in self.excluded,
        )
        return rates_of(self.state, rules).get(self.part or WHOLE)
