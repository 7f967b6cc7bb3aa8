"""The six steps of a branch's month: where it stands, what is late. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from chibo.kernel.days import day_of, local
from chibo.meetings.lifecycle import State
from chibo.meetings.models import Meeting
from chibo.meetings.queries.steps_done import StepsDone
from chibo.rulebook.shapes import MeetingWindow


@dataclass(frozen=True, slots=True)
class Deadlines:
    """What the rules of the branch say about its month.

    ``papers_days`` are calendar days from the papers to the meeting,
    ``documents_days`` from the meeting to its final documents.
    """

    window: MeetingWindow
    papers_days: int
    documents_days: int


@dataclass(frozen=True, slots=True)
class MonthStep:
    """One of the six; ``state`` is "done", "now", "late" or empty, ``url`` may be empty."""

    label: str
    note: str
    state: str
    url: str


_NAMES = ("plan", "prepare", "convene", "hold", "finish", "review")
_REACHED = {
    State.PLANNED: 1,
    State.PREPARED: 2,
    State.CONVENED: 3,
    State.IN_SESSION: 3,
    State.CLOSED: 4,
    State.SEALED: 5,
}


def steps_of(
    month: date,
    meeting: Meeting | None,
    deadlines: Deadlines,
    done: StepsDone,
    *,
    is_ready: bool,
    on: date,
    urls: Mapping[str, str],
) -> list[MonthStep]:
    """Return the six steps of the month that begins on ``month``, as they stand on the day ``on``.

    ``is_ready`` says that everything is prepared, though nobody was invited
    yet; ``done``, when the first two steps were. ``urls`` lead to the page of a
    step by its name: "plan", "prepare", "convene", "hold", "finish", "review".
    """
    reached = _REACHED[State(meeting.state)] if meeting else 0
    if reached == 1 and is_ready:
        reached = 2
    due = _due_days(month, meeting, deadlines)
    notes = list(_notes(meeting, deadlines, due, done, is_ready=reached > 1))
    labels = _labels()
    return [
        MonthStep(
            labels[name],
            notes[place],
            _state(place, reached, is_late=on > due[name]),
            urls.get(name, ""),
        )
        for place, name in enumerate(_NAMES)
    ]


def convening_due(meeting: Meeting, deadlines: Deadlines) -> date:
    """Return the last day on which invitations and papers go out in time."""
    return day_of(meeting.planned_at) - timedelta(days=deadlines.papers_days)


def _state(place: int, reached: int, *, is_late: bool) -> str:
    if place < reached:
        return "done"
    if place > reached:
        return ""
    return "late" if is_late else "now"


def _due_days(month: date, meeting: Meeting | None, rules: Deadlines) -> dict[str, date]:
    """The last day of each step; the review has no day of ours, so the far end of the calendar."""
    if meeting is None:
        last = month + timedelta(days=rules.window.last_day - 1)
        return dict.fromkeys(_NAMES, date.max) | {"plan": last}
    held = day_of(meeting.planned_at)
    papers = convening_due(meeting, rules)
    finished = held + timedelta(days=rules.documents_days)
    return {
        "plan": held,
        "prepare": papers,
        "convene": papers,
        "hold": held,
        "finish": finished,
        "review": date.max,
    }


def _notes(
    meeting: Meeting | None,
    rules: Deadlines,
    due: Mapping[str, date],
    done: StepsDone,
    *,
    is_ready: bool,
) -> Iterator[str]:
    if meeting is None:
        window = {"first": rules.window.first_day, "last": rules.window.last_day}
        yield _("meeting on day %(first)s–%(last)s") % window
        yield from ("",) * 5
        return
    yield _told(done.planned_at)
    is_open = meeting.state in {State.PLANNED, State.PREPARED}
    yield _told(done.prepared_at) if is_ready else _until(due["prepare"])
    yield _until(due["convene"]) if is_open else _told(meeting.convened_at)
    yield f"{local(meeting.planned_at):%d/%m, %H:%M}"
    yield "" if meeting.state == State.SEALED else _until(due["finish"])
    yield ""


def _until(day: date) -> str:
    return _("by %(day)s") % {"day": f"{day:%d/%m}"}


def _told(at: datetime | None) -> str:
    return f"{local(at):%d/%m}" if at else ""


def _labels() -> dict[str, str]:
    return {
        "plan": pgettext("step of the month", "Plan"),
        "prepare": pgettext("step of the month", "Prepare"),
        "convene": pgettext("step of the month", "Convene"),
        "hold": pgettext("step of the month", "Hold"),
        "finish": pgettext("step of the month", "Finish"),
        "review": pgettext("step of the month", "Review above"),
    }
