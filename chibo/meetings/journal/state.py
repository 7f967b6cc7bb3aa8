"""What the fold yields: the meeting as the journal tells it, all of it values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from chibo.meetings.journal.declared import Vote
from chibo.meetings.journal.lines import RosterLine
from chibo.meetings.journal.outcomes import Results
from chibo.meetings.journal.questions import Question, SettledQuestion

Phase = Literal["not_opened", "in_session", "closed"]


@dataclass(frozen=True, slots=True)
class UnknownEntry:
    """Stored and shown, folded as nothing; ``why``: its kind, its version or its payload."""

    id: UUID
    kind: str
    schema: int
    device: str
    why: str


@dataclass(frozen=True, slots=True)
class Correction:
    """``governs``: this is the correction by which its target stands."""

    id: UUID
    target: UUID
    action: str
    reason: str
    at: datetime
    governs: bool


@dataclass(frozen=True, slots=True)
class Named:
    person: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Guest:
    guest: str
    name: str
    post: str
    unit: str
    from_committee: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Session:
    """When the meeting opened and closed; the chair is the last named."""

    phase: Phase
    opened_at: datetime | None
    closed_at: datetime | None
    place: str
    chair: str | None
    chairs: tuple[Named, ...]
    clerks: tuple[Named, ...]
    guests: tuple[Guest, ...]
    programme_adopted_at: datetime | None
    programme_changes: str


@dataclass(frozen=True, slots=True)
class Interval:
    """A stay; ``left_at`` is empty while it lasts."""

    came_at: datetime
    left_at: datetime | None
    remote: bool


@dataclass(frozen=True, slots=True)
class Presence:
    """One person's evening.

    ``state``: "expected", "present", "excused", "absent", or "apart" for
    exempt, temporarily elsewhere and suspended members of whom nothing was
    recorded. ``strength``: "explicit", "own", "rest" or empty.
    ``to_confirm_since``: an own sign later than the clerk's mark, waiting for
    the clerk. Minutes are whole minutes begun and ended.
    """

    person: str
    state: str
    strength: str
    reason: str
    excuse_asked: bool
    intervals: tuple[Interval, ...]
    late_minutes: int
    left_early_minutes: int
    to_confirm_since: datetime | None
    entry: UUID | None


@dataclass(frozen=True, slots=True)
class Span:
    began_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class PartTime:
    """A part of the meeting; ``seconds_used`` without breaks, of ended spans only."""

    part: str
    started_at: datetime
    ended_at: datetime | None
    spans: tuple[Span, ...]
    seconds_used: int


@dataclass(frozen=True, slots=True)
class ItemTime:
    """An agenda item; ``running_since`` is set while it runs and no break is on."""

    item: str
    title: str
    part: str
    group: str
    planned_minutes: int
    seconds_used: int
    minutes_used: int
    running_since: datetime | None


@dataclass(frozen=True, slots=True)
class Pause:
    began_at: datetime
    ended_at: datetime | None
    reason: str


@dataclass(frozen=True, slots=True)
class Clock:
    parts: Mapping[str, PartTime]
    items: Mapping[str, ItemTime]
    pauses: tuple[Pause, ...]
    current_part: str | None
    current_item: str | None
    is_paused: bool
    seconds_held: int | None


@dataclass(frozen=True, slots=True)
class Hole:
    """Numbers of a device that have not arrived, below its highest: gaps from first to last."""

    device: str
    missing: tuple[tuple[int, int], ...]
    highest: int


@dataclass(frozen=True, slots=True)
class LateEntry:
    """Arrived later than the rule's hours. Paper is expected to be, and is not held against."""

    entry: UUID
    hours: int
    from_paper: bool
    countersigned: bool


@dataclass(frozen=True, slots=True)
class OpenToSigns:
    """What the fold leaves to `first_signs`: by which numbers a sign can be told alone.

    ``after``: the last hour at which it matters who was here; a person who
    comes later changes nothing that was told before.
    """

    after: datetime | None
    grace_minutes: int
    clocks_apart_seconds: int
    late_entry_hours: int


@dataclass(frozen=True, slots=True)
class MeetingState:
    session: Session
    roster: Mapping[str, RosterLine]
    attendance: Mapping[str, Presence]
    clock: Clock
    results: Results
    votes: Mapping[str, Vote]
    holes: tuple[Hole, ...]
    late_entries: tuple[LateEntry, ...]
    unknown: tuple[UnknownEntry, ...]
    corrections: tuple[Correction, ...]
    questions: tuple[Question, ...]
    settled: tuple[SettledQuestion, ...]
    open_to_signs: OpenToSigns | None
