"""In which step a month stands, and what of it is late. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta

from chibo.meetings.lifecycle import HELD, State
from chibo.quality.models import CardState
from chibo.reporting.models import Late, MonthStep
from chibo.rulebook.shapes import MeetingWindow

_BEFORE = {
    "": MonthStep.PLAN,
    State.PLANNED: MonthStep.PREPARE,
    State.PREPARED: MonthStep.CONVENE,
    State.CONVENED: MonthStep.HOLD,
    State.IN_SESSION: MonthStep.HOLD,
}
_WITH_THE_BRANCH = {"", CardState.DRAFT, CardState.PROPOSED, CardState.VOTED, CardState.RETURNED}


@dataclass(frozen=True, slots=True)
class Deadlines:
    """What rules of the month say: its window, and days before and after the meeting.

    ``papers_days`` from invitation and papers to the meeting, ``documents_days``
    and ``score_days`` from the meeting to its papers and its score.
    """

    window: MeetingWindow
    papers_days: int
    documents_days: int
    score_days: int


@dataclass(frozen=True, slots=True)
class Course:
    """How far a month has come.

    ``state`` is that of the monthly meeting, empty while none is planned;
    ``held_on`` is its planned day until it is held. ``is_scored``: a table is
    in force for it. ``score_due_on`` is that of the card, none without one.
    """

    month: date
    state: str = ""
    held_on: date | None = None
    is_scored: bool = False
    card_state: str = ""
    is_sent: bool = False
    score_due_on: date | None = None


def step_of(course: Course) -> MonthStep:
    """Return the step in which the month stands."""
    if course.state not in HELD:
        return _BEFORE[course.state]
    waits = course.card_state in _WITH_THE_BRANCH and (course.is_scored or course.card_state)
    if course.state == State.CLOSED or waits:
        return MonthStep.FINISH
    if course.card_state and course.card_state != CardState.FINAL:
        return MonthStep.REVIEW
    return MonthStep.DONE


def lateness(course: Course, rules: Deadlines, *, on: date) -> tuple[Late, date | None]:
    """Return what is overdue on the day ``on``, with its last day; nothing and none otherwise.

    A meeting planned for a day outside the window, with its reason, is awaited
    until that day.
    """
    for what, last in _due(course, rules):
        if on > last:
            return what, last
    return Late.NOTHING, None


def _due(course: Course, rules: Deadlines) -> list[tuple[Late, date]]:
    if course.held_on is None:
        last = course.month + timedelta(days=rules.window.last_day - 1)
        return [(Late.NOT_HELD, last)]
    held = course.held_on
    if course.state in {State.PLANNED, State.PREPARED}:
        papers = held - timedelta(days=rules.papers_days)
        return [(Late.NOT_HELD, held), (Late.NOT_CONVENED, papers)]
    if course.state not in HELD:
        return [(Late.NOT_HELD, held)]
    due = []
    if course.state == State.CLOSED:
        due.append((Late.NOT_SEALED, held + timedelta(days=rules.documents_days)))
    if course.is_scored and not course.is_sent:
        last = course.score_due_on or held + timedelta(days=rules.score_days)
        due.append((Late.SCORE_NOT_SENT, last))
    return due
