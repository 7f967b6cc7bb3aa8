"""What was said, noted, concluded and adopted, as values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Speech:
    entry: UUID
    at: datetime
    person: str | None
    guest: str | None
    item: str | None
    kind: str
    gist: str
    seconds: int | None


@dataclass(frozen=True, slots=True)
class Conclusion:
    entry: UUID
    at: datetime
    text: str
    item: str | None


@dataclass(frozen=True, slots=True)
class Task:
    task: str
    text: str
    lead: str | None
    lead_name: str
    helpers: tuple[str, ...]
    due_on: date | None
    item: str | None
    entry: UUID


@dataclass(frozen=True, slots=True)
class Dues:
    paid: int
    of: int
    amount: int | None
    unpaid: tuple[str, ...]
    remark: str


@dataclass(frozen=True, slots=True)
class Notebooks:
    count: int
    of: int | None


@dataclass(frozen=True, slots=True)
class Condition:
    about: str
    fine: bool
    remark: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Praise, or a reminder."""

    person: str | None
    whom: str
    reason: str


@dataclass(frozen=True, slots=True)
class UsedPaper:
    paper: str
    title: str
    item: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    person: str | None
    request: str
    answer: str
    answered_by: str | None


@dataclass(frozen=True, slots=True)
class NoteTaken:
    entry: UUID
    at: datetime
    text: str
    item: str | None


@dataclass(frozen=True, slots=True)
class ProposedScore:
    table: str
    version: str
    judged: Mapping[str, Any]
    machine: Mapping[str, Any] | None
    digest: str
    at: datetime


@dataclass(frozen=True, slots=True)
class AdoptedMinutes:
    digest: str
    vote: str | None
    changes: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Results:
    """What was noted, concluded, agreed and adopted. Of figures told twice the latest stands."""

    speeches: tuple[Speech, ...]
    answers: tuple[Answer, ...]
    notes: tuple[NoteTaken, ...]
    conclusions: tuple[Conclusion, ...]
    tasks: Mapping[str, Task]
    papers: tuple[UsedPaper, ...]
    dues: Dues | None
    notebooks: Notebooks | None
    conditions: tuple[Condition, ...]
    praised: tuple[Remark, ...]
    reminded: tuple[Remark, ...]
    score_proposed: ProposedScore | None
    minutes_adopted: AdoptedMinutes | None
