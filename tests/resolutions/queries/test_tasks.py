from datetime import date

import pytest

from chibo.meetings.lifecycle import State
from chibo.membership.models import PostKind
from chibo.resolutions.models import Task
from chibo.resolutions.queries.tasks import (
    carried_over,
    open_tasks,
    overdue_tasks,
    tasks_between,
    tasks_of,
    tasks_of_last_meeting,
    visible_tasks,
)
from tests.factories import (
    a_branch,
    a_member,
    a_post,
    a_secretary,
    an_administrator,
    an_officer,
)
from tests.resolutions.factories import (
    DECEMBER_3,
    DECEMBER_10,
    JANUARY_4,
    NOVEMBER_3,
    a_held_meeting,
    a_staffed_branch,
    a_task,
)

pytestmark = pytest.mark.django_db

DAY = date(2026, 12, 10)


def _keys(tasks):
    return [task.key for task in tasks]


@pytest.fixture
def branch():
    branch, _secretary, dung = a_staffed_branch()
    meeting = a_held_meeting(branch, at=NOVEMBER_3, state=State.CLOSED)
    told = {"meeting": meeting, "lead": dung}
    late = date(2026, 12, 9)
    a_task(branch, key="undated", due_on=None, **told)
    a_task(branch, key="open", **told)
    a_task(branch, key="overdue", due_on=late, **told)
    a_task(branch, key="today", due_on=DAY, **told)
    a_task(branch, key="done", state="done", finished_on=DAY, **told)
    a_task(branch, key="dropped", state="dropped", dropped_on=DAY, drop_reason="Trùng", **told)
    a_task(branch, key="gone", state="dropped", withdrawn_at=DECEMBER_10, **told)
    a_task(branch, key="new", agreed_on=date(2026, 12, 11), **told)
    a_task(a_branch("Chi bộ khác"), key="elsewhere")
    return branch


def test_open_tasks_of_a_day_stand_first_due_first_and_undated_last(branch):
    assert _keys(open_tasks(branch, on=DAY)) == ["overdue", "today", "open", "undated"]


def test_the_day_before_what_was_settled_later_was_still_open(branch):
    assert _keys(open_tasks(branch, on=date(2026, 12, 9))) == [
        "overdue",
        "today",
        "open",
        "done",
        "dropped",
        "undated",
    ]


def test_a_task_is_overdue_the_day_after_its_day(branch):
    assert _keys(overdue_tasks(branch, on=DAY)) == ["overdue"]
    assert _keys(overdue_tasks(branch, on=date(2026, 12, 11))) == ["overdue", "today"]


def test_tasks_due_between_two_days_leave_out_the_second(branch):
    found = tasks_between(branch, begins=date(2026, 12, 9), ends=date(2026, 12, 25))

    assert _keys(found) == ["overdue", "today"]


def test_a_member_has_the_open_tasks_that_he_leads(branch):
    other = a_member(branch, "Lê An")
    a_task(branch, key="his", lead=other)

    assert _keys(tasks_of(other, on=DAY)) == ["his"]


def test_open_tasks_of_before_are_carried_over_and_those_of_the_evening_are_not(branch):
    meeting = a_held_meeting(branch, at=DECEMBER_10)
    a_task(branch, key="tonight", meeting=meeting, agreed_on=DAY)

    assert _keys(carried_over(meeting)) == ["overdue", "today", "open", "undated"]


def test_the_tasks_of_the_last_monthly_meeting_are_those_of_any_state(branch):
    thematic = a_held_meeting(branch, at=DECEMBER_3, kind="thematic", state=State.CLOSED)
    a_task(branch, key="of the thematic", meeting=thematic)
    meeting = a_held_meeting(branch, at=JANUARY_4)

    found = _keys(tasks_of_last_meeting(meeting))

    assert sorted(found) == ["done", "dropped", "new", "open", "overdue", "today", "undated"]


def test_a_first_meeting_has_no_tasks_of_before():
    meeting = a_held_meeting(a_branch())

    assert _keys(tasks_of_last_meeting(meeting)) == []


def test_tasks_exist_for_the_people_of_the_branch_and_for_nobody_else(branch):
    inside = [
        a_post(branch, PostKind.DEPUTY, name="Lê Phó"),
        a_member(branch, "Lê An", with_account=True).user,
    ]
    outside = [
        an_officer(branch.parent),
        a_secretary(a_branch("Chi bộ bên", under=branch.parent), name="Võ Bên"),
        an_administrator(),
    ]
    here = set(Task.objects.filter(branch=branch).values_list("key", flat=True))

    assert [set(_keys(visible_tasks(user, on=DAY))) for user in inside] == [here, here]
    assert [_keys(visible_tasks(user, on=DAY)) for user in outside] == [[], [], []]


@pytest.mark.parametrize("number", [1, 3])
def test_a_list_of_tasks_with_leads_is_one_question(number, django_assert_num_queries):
    branch, _secretary, dung = a_staffed_branch()
    for _one in range(number):
        meeting = a_held_meeting(branch, at=NOVEMBER_3, kind="extraordinary")
        a_task(branch, lead=dung, meeting=meeting)

    with django_assert_num_queries(1):
        assert [task.lead.full_name for task in open_tasks(branch, on=DAY)] == [
            "Trần Thị Dung"
        ] * number
