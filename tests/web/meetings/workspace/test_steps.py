from datetime import UTC, date, datetime

import pytest

from chibo.meetings.models import Meeting
from chibo.rulebook.shapes import MeetingWindow
from chibo.web.meetings.workspace.steps import Deadlines, steps_of

WINDOW = MeetingWindow(first_day=3, last_day=5)
RULES = Deadlines(window=WINDOW, papers_days=1, documents_days=2)
DECEMBER = date(2026, 12, 1)


def a_meeting(state):
    return Meeting(
        month=DECEMBER,
        kind="regular",
        state=state,
        planned_at=datetime(2026, 12, 3, 12, 30, tzinfo=UTC),
        convened_at=datetime(2026, 12, 1, 3, 0, tzinfo=UTC) if state == "convened" else None,
    )


def steps(meeting, on, *, is_ready=False):
    return steps_of(DECEMBER, meeting, RULES, is_ready=is_ready, on=on, urls={})


@pytest.mark.parametrize(
    ("state", "on", "states"),
    [
        (None, date(2026, 12, 1), ["now", "", "", "", "", ""]),
        (None, date(2026, 12, 6), ["late", "", "", "", "", ""]),
        ("planned", date(2026, 12, 2), ["done", "now", "", "", "", ""]),
        ("planned", date(2026, 12, 3), ["done", "late", "", "", "", ""]),
        ("prepared", date(2026, 12, 2), ["done", "done", "now", "", "", ""]),
        ("convened", date(2026, 12, 3), ["done", "done", "done", "now", "", ""]),
        ("convened", date(2026, 12, 4), ["done", "done", "done", "late", "", ""]),
        ("closed", date(2026, 12, 5), ["done", "done", "done", "done", "now", ""]),
        ("closed", date(2026, 12, 6), ["done", "done", "done", "done", "late", ""]),
        ("sealed", date(2026, 12, 30), ["done", "done", "done", "done", "done", "now"]),
    ],
)
def test_each_state_stands_at_its_step_and_is_late_after_its_day(state, on, states):
    meeting = a_meeting(state) if state else None

    assert [step.state for step in steps(meeting, on)] == states


def test_what_is_ready_waits_only_for_the_invitations():
    told = steps(a_meeting("planned"), date(2026, 12, 2), is_ready=True)

    assert [step.state for step in told] == ["done", "done", "now", "", "", ""]


def test_the_notes_say_until_when_and_when():
    told = steps(a_meeting("convened"), date(2026, 12, 2))

    assert [step.note for step in told] == ["", "", "01/12", "03/12, 19:30", "hạn 05/12", ""]
