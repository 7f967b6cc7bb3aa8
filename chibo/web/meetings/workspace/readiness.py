"""What a meeting already has and what is still missing before its members are invited."""

from dataclasses import dataclass

from chibo.kernel.days import day_of
from chibo.meetings.lifecycle import State
from chibo.meetings.models import Meeting
from chibo.meetings.queries.prepared import prepared_for
from chibo.meetings.queries.steps_done import StepsDone, steps_done
from chibo.rulebook import keys
from chibo.rulebook.book import RuleBook
from chibo.rulebook.queries import rules_in_force
from chibo.web.meetings.workspace.steps import Deadlines


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
    there = prepared_for(meeting, on=day)
    return Readiness(
        meeting=meeting,
        items=there.items,
        minutes=there.minutes,
        members=there.members,
        papers=there.papers,
        least_minutes=book[keys.MINIMUM_MINUTES].for_meeting(meeting.kind, members=there.to_count),
        deadlines=deadlines_in(book),
        consults=there.consults,
        is_consulted=there.is_consulted,
        done=done or steps_done([meeting.pk])[meeting.pk],
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


def deadlines_in(book: RuleBook) -> Deadlines:
    """Return what these rules say about the month of a branch."""
    return Deadlines(
        window=book[keys.MEETING_WINDOW],
        papers_days=book[keys.PAPERS_DAYS_BEFORE],
        documents_days=book[keys.DOCUMENTS_DAYS_AFTER],
    )
