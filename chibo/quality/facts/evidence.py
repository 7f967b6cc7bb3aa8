"""What a fact was counted from: people, entries, files. Frozen with the stage that used it.

Names and marks only: no reason of an absence, no gist of a speech.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from chibo.scoring.facts import FactValue


@dataclass(frozen=True, slots=True)
class Person:
    """``mark`` is a key that pages put into words; ``times`` how often, where it was counted."""

    member_id: int
    name: str
    mark: str = ""
    times: int | None = None


@dataclass(frozen=True, slots=True)
class EntryNamed:
    """An entry of the journal, with its kind and hour."""

    id: UUID
    kind: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Thing:
    """A row that is neither person nor entry: a paper, a task, a target, a meeting."""

    kind: str
    id: int
    title: str
    mark: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The list behind a number.

    ``counted`` stands above the line, ``others`` only below it, ``left_out`` in
    neither. ``began_at`` and ``ended_at`` are the span that was measured.
    """

    counted: tuple[Person, ...] = ()
    others: tuple[Person, ...] = ()
    left_out: tuple[Person, ...] = ()
    entries: tuple[EntryNamed, ...] = ()
    things: tuple[Thing, ...] = ()
    began_at: datetime | None = None
    ended_at: datetime | None = None

    def __bool__(self) -> bool:
        return self != NOTHING


NOTHING = Evidence()


@dataclass(frozen=True, slots=True)
class Counted:
    """A fact as it was counted, with what it was counted from."""

    value: FactValue
    evidence: Evidence = NOTHING
