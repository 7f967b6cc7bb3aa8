from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from chibo.kernel.lists import list_of
from chibo.meetings.models import Meeting
from chibo.organization.models import Unit
from chibo.resolutions.models import Target, Task
from tests.resolutions.factories import (
    DECEMBER_3,
    NOVEMBER_3,
    a_held_meeting,
    a_staffed_branch,
    a_task,
    an_adopted_resolution,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def branch():
    return a_staffed_branch()[0]


def listed(branch, rows, *names):
    return Unit.objects.values_list(list_of(rows, *names), flat=True).get(pk=branch.pk)


def test_a_list_holds_the_values_as_fields_give_them_in_the_order_of_the_question(branch):
    a_held_meeting(branch, at=NOVEMBER_3)
    a_held_meeting(branch, at=DECEMBER_3)
    meetings = Meeting.objects.order_by("-planned_at")

    found = listed(branch, meetings, "planned_at", "month", "opened_at", "branch__name")

    assert [one["planned_at"] for one in found] == [DECEMBER_3, NOVEMBER_3]
    assert found[0]["month"] == date(2026, 12, 1)
    assert found[0]["branch__name"] == branch.name


def test_no_rows_are_an_empty_list_and_nothing_stays_none(branch):
    a_task(branch)

    assert listed(branch, Meeting.objects.none(), "title") == []
    assert listed(branch, Task.objects.all(), "finished_on") == [{"finished_on": None}]


def test_several_lists_come_in_one_question(branch, django_assert_num_queries):
    a_task(branch)
    listed(branch, Task.objects.all(), "id")  # Django asks once whether the database knows JSON

    with django_assert_num_queries(1):
        tasks, meetings = Unit.objects.values_list(
            list_of(Task.objects.all(), "id"), list_of(Meeting.objects.all(), "title")
        ).get(pk=branch.pk)

    assert (len(tasks), len(meetings)) == (1, 1)


def test_instants_survive_to_the_last_figure(branch):
    at = datetime(2026, 12, 3, 12, 30, 15, 123456, tzinfo=UTC)
    a_held_meeting(branch, at=at)

    assert listed(branch, Meeting.objects.all(), "planned_at") == [{"planned_at": at}]


def test_decimals_survive_to_the_last_figure():
    branch, secretary, _dung = a_staffed_branch()
    an_adopted_resolution(a_held_meeting(branch), secretary)
    Target.objects.update(planned=Decimal("1234567.89"))

    assert listed(branch, Target.objects.all(), "planned") == [{"planned": Decimal("1234567.89")}]
