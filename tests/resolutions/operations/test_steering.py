from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from chibo.resolutions.errors import (
    NotAdopted,
    TaskMovedOn,
    WordsMissing,
    WrongDay,
    WrongFigure,
)
from chibo.resolutions.models import Target, Task, TaskExtension
from chibo.resolutions.operations.reporting import finish_task
from chibo.resolutions.operations.steering import (
    ask_report,
    drop_task,
    extend_task,
    reopen_task,
    set_target_result,
)
from tests.resolutions.factories import (
    DECEMBER_10,
    a_draft,
    a_held_meeting,
    a_staffed_branch,
    a_task,
    an_adopted_resolution,
)

pytestmark = pytest.mark.django_db

LATER = date(2027, 1, 10)
DECEMBER_26 = datetime(2026, 12, 26, 2, 0, tzinfo=UTC)


def test_more_time_given_in_time_keeps_the_task_on_time():
    branch, secretary, dung = a_staffed_branch()
    task = a_task(branch, lead=dung)

    extend_task(task, due_on=LATER, reason="Mưa lũ", actor=secretary, at=DECEMBER_10)

    task.refresh_from_db()
    assert (task.due_on, task.on_time_until) == (LATER, LATER)
    assert list(TaskExtension.objects.values_list("from_day", "to_day", "reason")) == [
        (date(2026, 12, 25), LATER, "Mưa lũ")
    ]


def test_more_time_given_too_late_does_not_make_it_on_time():
    branch, secretary, dung = a_staffed_branch()
    task = a_task(branch, lead=dung)
    extend_task(task, due_on=LATER, reason="Mưa lũ", actor=secretary, at=DECEMBER_26)

    done = finish_task(
        task, "Xong", finished_on=date(2026, 12, 26), actor=dung.user, at=DECEMBER_26
    )

    assert (done.due_on, done.on_time_until, done.state) == (
        LATER,
        date(2026, 12, 25),
        "done_late",
    )


@pytest.mark.parametrize("day", [date(2026, 12, 25), date(2026, 12, 9)])
def test_more_time_ends_later_and_not_in_the_past(day):
    branch, secretary, _dung = a_staffed_branch()
    task = a_task(branch)

    with pytest.raises(WrongDay):
        extend_task(task, due_on=day, reason="Mưa", actor=secretary, at=DECEMBER_10)

    assert not TaskExtension.objects.exists()


def test_a_task_without_a_day_can_be_given_one():
    branch, secretary, _dung = a_staffed_branch()
    task = a_task(branch, due_on=None)

    extended = extend_task(task, due_on=LATER, reason="Định hạn", actor=secretary, at=DECEMBER_10)

    assert (extended.due_on, extended.on_time_until) == (LATER, LATER)


def test_nothing_is_extended_dropped_or_reopened_without_a_reason():
    branch, secretary, _dung = a_staffed_branch()
    task, dropped = a_task(branch), a_task(branch)
    drop_task(dropped, reason="Trùng việc", actor=secretary, at=DECEMBER_10)

    with pytest.raises(WordsMissing):
        extend_task(task, due_on=LATER, reason=" ", actor=secretary, at=DECEMBER_10)
    with pytest.raises(WordsMissing):
        drop_task(task, reason="", actor=secretary, at=DECEMBER_10)
    with pytest.raises(WordsMissing):
        reopen_task(dropped, reason="", actor=secretary, at=DECEMBER_10)

    assert list(Task.objects.order_by("pk").values_list("state", "due_on")) == [
        ("open", date(2026, 12, 25)),
        ("dropped", date(2026, 12, 25)),
    ]


def test_a_dropped_task_bears_its_day_and_reason_until_it_is_taken_up_again():
    branch, secretary, _dung = a_staffed_branch()
    task = a_task(branch)
    drop_task(task, reason="Cấp trên giao đơn vị khác", actor=secretary, at=DECEMBER_10)
    task.refresh_from_db()
    dropped = (task.state, task.dropped_on, task.drop_reason)

    reopen_task(task, reason="Giao lại", actor=secretary, at=DECEMBER_10)

    task.refresh_from_db()
    assert dropped == ("dropped", date(2026, 12, 10), "Cấp trên giao đơn vị khác")
    assert (task.state, task.dropped_on, task.drop_reason) == ("open", None, "")


def test_a_task_finished_by_a_slip_is_taken_up_again_and_its_report_stays():
    branch, secretary, dung = a_staffed_branch()
    task = a_task(branch, lead=dung)
    day = date(2026, 12, 9)
    finish_task(task, "Bấm nhầm", finished_on=day, actor=dung.user, at=DECEMBER_10)

    again = reopen_task(task, reason="Bấm nhầm", actor=secretary, at=DECEMBER_10)

    assert (again.state, again.finished_on, again.reports.count()) == ("open", None, 1)


def test_an_open_task_is_not_reopened_and_a_dropped_one_not_extended():
    branch, secretary, _dung = a_staffed_branch()
    task = a_task(branch)
    with pytest.raises(TaskMovedOn):
        reopen_task(task, reason="Nhầm", actor=secretary, at=DECEMBER_10)
    drop_task(task, reason="Trùng", actor=secretary, at=DECEMBER_10)

    with pytest.raises(TaskMovedOn):
        extend_task(task, due_on=LATER, reason="Mưa", actor=secretary, at=DECEMBER_10)


def test_the_committee_sets_the_day_of_report():
    branch, secretary, _dung = a_staffed_branch()
    task = a_task(branch)

    ask_report(task, report_on=date(2026, 12, 20), actor=secretary, at=DECEMBER_10)

    assert Task.objects.get().report_on == date(2026, 12, 20)
    with pytest.raises(WrongDay):
        ask_report(task, report_on=date(2026, 12, 9), actor=secretary, at=DECEMBER_10)


def test_the_lead_gives_the_own_task_neither_time_nor_an_end():
    branch, _secretary, dung = a_staffed_branch()
    task = a_task(branch, lead=dung)

    with pytest.raises(PermissionDenied):
        extend_task(task, due_on=LATER, reason="Bận", actor=dung.user, at=DECEMBER_10)
    with pytest.raises(PermissionDenied):
        drop_task(task, reason="Bận", actor=dung.user, at=DECEMBER_10)


def _measure(target, actor, result="250", day=date(2026, 12, 9)):
    return set_target_result(target, Decimal(result), measured_on=day, actor=actor, at=DECEMBER_10)


def test_a_result_may_lie_above_the_plan():
    branch, secretary, _dung = a_staffed_branch()
    an_adopted_resolution(a_held_meeting(branch), secretary)

    target = _measure(Target.objects.get(), secretary)

    assert (target.percent, Target.objects.get().measured_on) == (
        Decimal("125.0"),
        date(2026, 12, 9),
    )


def test_a_result_is_not_below_nought_and_not_measured_before_the_meeting_or_tomorrow():
    branch, secretary, _dung = a_staffed_branch()
    an_adopted_resolution(a_held_meeting(branch), secretary)
    target = Target.objects.get()

    with pytest.raises(WrongFigure):
        _measure(target, secretary, "-1")
    for day in (date(2026, 12, 2), date(2026, 12, 11)):
        with pytest.raises(WrongDay):
            _measure(target, secretary, day=day)

    assert Target.objects.get().percent is None


def test_the_targets_of_a_draft_have_no_results():
    branch, secretary, _dung = a_staffed_branch()
    a_draft(a_held_meeting(branch), secretary)

    with pytest.raises(NotAdopted):
        _measure(Target.objects.get(), secretary)


def test_a_member_enters_no_result():
    branch, secretary, dung = a_staffed_branch()
    an_adopted_resolution(a_held_meeting(branch), secretary)

    with pytest.raises(PermissionDenied):
        _measure(Target.objects.get(), dung.user)


@pytest.mark.parametrize(
    "columns",
    [
        {"state": "done"},
        {"state": "dropped"},
        {"finished_on": date(2026, 12, 9)},
        {"state": "dropped", "dropped_on": date(2026, 12, 9)},
    ],
)
def test_the_database_itself_refuses_a_state_without_its_day_or_reason(columns):
    branch, _secretary, _dung = a_staffed_branch()
    task = a_task(branch)

    with pytest.raises(IntegrityError), transaction.atomic():
        Task.objects.filter(pk=task.pk).update(**columns)
