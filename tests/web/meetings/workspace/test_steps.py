from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from chibo.meetings.models import Meeting
from chibo.meetings.queries.steps_done import StepsDone
from chibo.rulebook.shapes import MeetingWindow
from chibo.web.meetings.workspace.steps import Deadlines, steps_of
from tests.meetings.factories import a_convened_meeting

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


DONE = StepsDone(
    planned_at=datetime(2026, 11, 24, 17, 30, tzinfo=UTC),
    prepared_at=datetime(2026, 11, 29, 3, 0, tzinfo=UTC),
)


def steps(meeting, on, *, is_ready=False, done=DONE):
    return steps_of(DECEMBER, meeting, RULES, done, is_ready=is_ready, on=on, urls={})


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

    assert [step.note for step in told] == [
        "25/11",
        "29/11",
        "01/12",
        "03/12, 19:30",
        "hạn 05/12",
        "",
    ]


def test_what_is_not_yet_prepared_says_until_when_though_the_agenda_is_there():
    told = steps(a_meeting("planned"), date(2026, 11, 30))

    assert [step.note for step in told][:3] == ["25/11", "hạn 02/12", "hạn 02/12"]


def test_a_step_of_which_the_record_says_nothing_has_no_day():
    told = steps(a_meeting("convened"), date(2026, 12, 2), done=StepsDone())

    assert [step.note for step in told][:3] == ["", "", "01/12"]


@pytest.mark.django_db
def test_home_and_the_workspace_say_on_which_day_a_step_was_done(client, branch, secretary):
    meeting = a_convened_meeting(branch, secretary)

    home = client.get(reverse("web:today")).context["cards"][0].month.steps
    workspace = client.get(reverse("meetings:detail", args=[meeting.pk])).context["steps"]

    assert [step.note for step in home][:3] == ["25/11", "25/11", "01/12"]
    assert workspace == home
