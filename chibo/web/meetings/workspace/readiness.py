"""What a meeting already has and what is still missing before its members are invited."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Aggregate, Count, Exists, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from chibo.kernel.days import day_of
from chibo.kernel.periods import in_force
from chibo.meetings.lifecycle import State
from chibo.meetings.models import AgendaItem, Consultation, Meeting, MeetingPaper
from chibo.meetings.queries.steps_done import StepsDone, steps_done
from chibo.membership.models import Post, PostKind, Stay
from chibo.membership.states import Standing
from chibo.rulebook import keys
from chibo.rulebook.book import RuleBook
from chibo.rulebook.queries import rules_in_force
from chibo.web.meetings.workspace.steps import Deadlines

_COUNTED = (Standing.OFFICIAL, Standing.PROBATIONARY)


@dataclass(frozen=True, slots=True)
class Readiness:
    """What is there, as figures. ``least_minutes`` is 0 where no document sets a least length."""

    meeting: Meeting
    items: int
    minutes: int
    members: int
    papers: int
    least_minutes: int
    deadlines: Deadlines
    consults: bool
    is_consulted: bool
    done: StepsDone

    @property
    def is_ready(self) -> bool:
        return bool(self.items) and (self.is_consulted or not self.consults)


def readiness_of(
    meeting: Meeting, *, book: RuleBook | None = None, done: StepsDone | None = None
) -> Readiness:
    """Return what ``meeting`` has.

    ``book`` are the rules of its day and ``done`` its first steps, where they are known.
    """
    day = day_of(meeting.planned_at)
    book = book or rules_in_force(meeting.branch, on=day)
    # With a word before each name, as a meeting has relations that are called so.
    asked = {f"there_{name}": figure for name, figure in _figures(meeting, day).items()}
    row = Meeting.objects.filter(pk=meeting.pk).values(**asked).get()
    found: dict[str, Any] = {name[len("there_") :]: value for name, value in row.items()}
    least = book[keys.MINIMUM_MINUTES].for_meeting(meeting.kind, members=found.pop("to_count"))
    return Readiness(
        meeting=meeting,
        least_minutes=least,
        deadlines=deadlines_in(book),
        done=done or steps_done([meeting.pk])[meeting.pk],
        **found,
    )


def readiness_at_home(meeting: Meeting, book: RuleBook, done: StepsDone) -> Readiness:
    """Return what home needs to know: nothing is counted once the members are invited."""
    if meeting.state in {State.PLANNED, State.PREPARED}:
        return readiness_of(meeting, book=book, done=done)
    nothing = dict.fromkeys(("items", "minutes", "members", "papers", "least_minutes"), 0)
    return Readiness(
        meeting=meeting,
        **nothing,
        deadlines=deadlines_in(book),
        consults=False,
        is_consulted=False,
        done=done,
    )


def _figures(meeting: Meeting, day: date) -> dict[str, Any]:
    """The figures of a meeting that one question to the database can answer."""
    agenda = AgendaItem.objects.filter(meeting=meeting)
    stays = Stay.objects.filter(in_force(day), branch=meeting.branch_id)
    committee = Post.objects.filter(in_force(day), unit=meeting.branch_id, kind=PostKind.COMMITTEE)
    return {
        "items": _sum(agenda, "meeting", Count("pk")),
        "minutes": _sum(agenda, "meeting", Sum("minutes")),
        "members": _sum(stays, "branch", Count("pk")),
        "to_count": _sum(stays.filter(standing__in=_COUNTED), "branch", Count("pk")),
        "papers": _sum(MeetingPaper.objects.filter(meeting=meeting), "meeting", Count("pk")),
        "consults": Exists(committee),
        "is_consulted": Exists(Consultation.objects.filter(meeting=meeting)),
    }


def _sum(rows: QuerySet[Any], of: str, what: Aggregate) -> Coalesce:
    told = rows.order_by().values(of).annotate(told=what).values("told")
    return Coalesce(Subquery(told), 0)


def deadlines_in(book: RuleBook) -> Deadlines:
    """Return what these rules say about the month of a branch."""
    return Deadlines(
        window=book[keys.MEETING_WINDOW],
        papers_days=book[keys.PAPERS_DAYS_BEFORE],
        documents_days=book[keys.DOCUMENTS_DAYS_AFTER],
    )
