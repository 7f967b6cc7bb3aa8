"""Votes as values: what was declared, part by part, and the recount beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chibo.meetings.journal.elections import Election


@dataclass(frozen=True, slots=True)
class Tally:
    """Hands or ballots; the five of ``in_favour`` to ``not_voted`` add up to the base."""

    in_favour: int
    against: int
    none: int
    invalid: int
    not_voted: int
    ballots_issued: int | None
    ballots_returned: int | None


@dataclass(frozen=True, slots=True)
class CountedPart:
    """What the tellers of one place, Party group or box declared last."""

    part: str
    at: datetime
    base: tuple[str, ...]
    tally: Tally
    entry: UUID


@dataclass(frozen=True, slots=True)
class Reserved:
    person: str
    gist: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Recount:
    """What the fold counts itself, only to ask. ``needed`` votes carry; none when nobody votes."""

    base: tuple[str, ...]
    needed: int | None
    carried: bool | None


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote as declared. ``status``: "open", "declared", "counted" or "cancelled".

    Counted means that tellers gave figures and nobody declared the outcome.
    """

    vote: str
    matter: str
    question: str
    method: str
    item: str | None
    concerns: tuple[str, ...]
    aside: tuple[str, ...]
    seats: int | None
    digest: str | None
    rule: str
    status: str
    opened_at: datetime | None
    closed_at: datetime | None
    cancelled_reason: str
    base: tuple[str, ...]
    tally: Tally | None
    carried: bool | None
    candidates: Mapping[str, int]
    parts: tuple[CountedPart, ...]
    named: Mapping[str, str]
    reserved: tuple[Reserved, ...]
    recount: Recount | None
    election: Election | None
