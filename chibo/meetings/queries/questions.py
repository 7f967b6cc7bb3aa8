"""What people still have to settle about a meeting."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from chibo.meetings.models import Meeting, Question
from chibo.meetings.queries.roster import roster_differences


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """One thing to settle.

    ``weight`` "must" stops the seal. ``values`` are those of the fold's
    catalogue; of ``roster_differs`` they are the payload of the entry
    ``roster_changed`` that settles it.
    """

    key: str
    code: str
    weight: str
    subject: str
    values: Mapping[str, Any]
    entries: tuple[str, ...]
    remedy: str


def open_questions(meeting: Meeting) -> list[OpenQuestion]:
    """Return what is open: first what must be settled, then what may be, each in order of code.

    Besides what the journal asks, each person of whom membership says
    otherwise than the roster of an opened meeting.
    """
    asked = [_from_row(row) for row in _standing(meeting)]
    asked += [
        OpenQuestion(
            key=f"roster_differs:{one.member_id}:{one.change}",
            code="roster_differs",
            weight="ask",
            subject=str(one.member_id),
            values=one.payload,
            entries=(),
            remedy="change_roster",
        )
        for one in roster_differences(meeting)
    ]
    return sorted(asked, key=lambda one: (one.weight != "must", one.code, one.key))


def must_questions(meeting: Meeting) -> QuerySet[Question]:
    """Return the journal's questions that stop the seal."""
    return _standing(meeting).filter(weight="must")


def _standing(meeting: Meeting) -> QuerySet[Question]:
    return Question.objects.filter(meeting=meeting, settled_by__isnull=True).order_by("code", "key")


def _from_row(row: Question) -> OpenQuestion:
    return OpenQuestion(
        row.key, row.code, row.weight, row.subject, row.values, tuple(row.entries), row.remedy
    )
