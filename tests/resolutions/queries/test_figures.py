from datetime import date
from decimal import Decimal

import pytest

from chibo.meetings.lifecycle import State
from chibo.resolutions.models import Target
from chibo.resolutions.operations.steering import set_target_result
from chibo.resolutions.progress import Ratio
from chibo.resolutions.queries.figures import targets_met, tasks_done
from tests.factories import a_branch
from tests.resolutions.factories import (
    DECEMBER_3,
    DECEMBER_10,
    JANUARY_4,
    NOVEMBER_3,
    a_draft,
    a_held_meeting,
    a_staffed_branch,
    a_task,
    an_adopted_resolution,
)

pytestmark = pytest.mark.django_db

JANUARY = date(2027, 1, 4)


def test_the_rates_of_a_branch_count_its_earlier_tasks_due_up_to_the_day():
    branch, _secretary, dung = a_staffed_branch()
    november = a_held_meeting(branch, at=NOVEMBER_3, state=State.CLOSED)
    a_held_meeting(branch, at=DECEMBER_3, state=State.CLOSED)
    january = a_held_meeting(branch, at=JANUARY_4)
    told = {"meeting": november, "lead": dung}
    open_one = a_task(branch, **told)
    done = a_task(branch, state="done", finished_on=date(2026, 12, 20), **told)
    late = a_task(branch, state="done_late", finished_on=date(2026, 12, 28), **told)
    dropped = a_task(branch, state="dropped", dropped_on=JANUARY, drop_reason="Trùng", **told)
    a_task(branch, state="done", finished_on=date(2026, 11, 9), due_on=date(2026, 11, 9), **told)
    a_task(branch, state="dropped", withdrawn_at=DECEMBER_10, **told)
    a_task(branch, meeting=january, agreed_on=date(2027, 1, 3))
    a_task(a_branch("Chi bộ khác"))

    found = tasks_done(january, on=JANUARY)

    lists = [found.due, found.done, found.done_on_time, found.missing, found.dropped]
    assert [[task.id for task in tasks] for tasks in lists] == [
        [open_one.pk, done.pk, late.pk],
        [done.pk, late.pk],
        [done.pk],
        [open_one.pk],
        [dropped.pk],
    ]
    assert (found.since, found.done_of_due, found.due[0].lead) == (
        date(2026, 12, 3),
        Ratio(2, 3),
        "Trần Thị Dung",
    )


def test_the_targets_of_adopted_resolutions_before_are_counted_and_may_be_exceeded():
    branch, secretary, _dung = a_staffed_branch()
    an_adopted_resolution(a_held_meeting(branch, at=NOVEMBER_3), secretary)
    set_target_result(
        Target.objects.get(),
        Decimal(250),
        measured_on=date(2026, 12, 9),
        actor=secretary,
        at=DECEMBER_10,
    )
    an_adopted_resolution(a_held_meeting(branch, at=DECEMBER_3), secretary)
    january = a_held_meeting(branch, at=JANUARY_4)
    a_draft(january, secretary)

    found = targets_met(january, on=JANUARY)

    assert (found.met_of_due, found.exceeded_of_due, len(found.unmeasured)) == (
        Ratio(1, 2),
        Ratio(1, 2),
        1,
    )


@pytest.mark.parametrize("number", [1, 3])
def test_the_rates_are_two_questions_whatever_the_number_of_tasks(
    number, django_assert_num_queries
):
    branch, _secretary, _dung = a_staffed_branch()
    november = a_held_meeting(branch, at=NOVEMBER_3, state=State.CLOSED)
    january = a_held_meeting(branch, at=JANUARY_4)
    for _one in range(number):
        a_task(branch, meeting=november)

    with django_assert_num_queries(2):
        assert tasks_done(january, on=JANUARY).done_of_due == Ratio(0, number)
