from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from chibo.audit.models import AuditEntry
from chibo.membership.models import PostKind, Stay
from chibo.resolutions.errors import TaskMovedOn, WordsMissing, WrongDay, WrongFigure
from chibo.resolutions.models import Task, TaskReport
from chibo.resolutions.operations.reporting import finish_task, report_task
from tests.factories import a_member, a_post, an_officer
from tests.resolutions.factories import DECEMBER_10, JANUARY_4, a_staffed_branch, a_task

pytestmark = pytest.mark.django_db


def test_the_lead_reports_on_the_own_task():
    branch, _secretary, dung = a_staffed_branch()
    task = a_task(branch, lead=dung)

    report_task(task, " Đã gặp 3 hộ ", percent=40, actor=dung.user, at=DECEMBER_10)

    report = TaskReport.objects.get()
    assert (report.text, report.percent, report.is_for_the_lead, report.by, report.at) == (
        "Đã gặp 3 hộ",
        40,
        False,
        dung.user,
        DECEMBER_10,
    )
    assert AuditEntry.objects.get().facts == {"percent": 40, "is_for_the_lead": False}


def test_the_secretary_reports_for_a_lead_without_a_telephone():
    branch, secretary, dung = a_staffed_branch()
    task = a_task(branch, lead=dung)

    report = report_task(task, "Đã gặp 3 hộ", percent=100, actor=secretary, at=DECEMBER_10)

    task.refresh_from_db()
    assert (report.is_for_the_lead, report.by, task.state) == (True, secretary, "open")


def test_nobody_else_reports():
    branch, _secretary, dung = a_staffed_branch()
    task = a_task(branch, lead=dung)
    others = [
        a_member(branch, "Lê An", with_account=True).user,
        a_post(branch, PostKind.OFFICER, name="Hồ Bốn"),
        an_officer(branch.parent),
    ]

    for other in others:
        with pytest.raises(PermissionDenied):
            report_task(task, "Tôi viết", percent=1, actor=other, at=DECEMBER_10)

    assert not TaskReport.objects.exists()


def test_a_lead_who_left_the_branch_leaves_the_task_behind():
    branch, _secretary, dung = a_staffed_branch()
    task = a_task(branch, lead=dung)
    Stay.objects.filter(member=dung).update(valid_until=date(2026, 12, 10))

    with pytest.raises(PermissionDenied):
        report_task(task, "Đã gặp", percent=1, actor=dung.user, at=DECEMBER_10)


@pytest.mark.parametrize(
    ("text", "percent", "refusal"),
    [("  ", 10, WordsMissing), ("Xong", 101, WrongFigure), ("Xong", -1, WrongFigure)],
)
def test_a_report_needs_words_and_a_percent(text, percent, refusal):
    branch, _secretary, dung = a_staffed_branch()
    task = a_task(branch, lead=dung)

    with pytest.raises(refusal):
        report_task(task, text, percent=percent, actor=dung.user, at=DECEMBER_10)

    assert not TaskReport.objects.exists()


@pytest.mark.parametrize(
    ("finished_on", "state"),
    [(date(2026, 12, 25), "done"), (date(2026, 12, 26), "done_late")],
)
def test_a_task_done_on_its_last_day_is_on_time_and_a_day_later_late(finished_on, state):
    branch, _secretary, dung = a_staffed_branch()
    task = a_task(branch, lead=dung)

    done = finish_task(task, "Xong", finished_on=finished_on, actor=dung.user, at=JANUARY_4)

    task.refresh_from_db()
    assert (done.state, task.state, task.finished_on) == (state, state, finished_on)
    assert TaskReport.objects.get().percent == 100


@pytest.mark.parametrize("day", [date(2026, 11, 2), date(2026, 12, 11)])
def test_a_task_is_not_done_before_it_was_agreed_nor_tomorrow(day):
    branch, _secretary, dung = a_staffed_branch()
    task = a_task(branch, lead=dung)

    with pytest.raises(WrongDay):
        finish_task(task, "Xong", finished_on=day, actor=dung.user, at=DECEMBER_10)

    assert (Task.objects.get().state, TaskReport.objects.count()) == ("open", 0)


def test_of_two_people_finishing_at_once_the_second_is_refused():
    branch, secretary, dung = a_staffed_branch()
    task = a_task(branch, lead=dung)
    seen_by_the_secretary = Task.objects.get()
    day = date(2026, 12, 9)
    finish_task(task, "Xong", finished_on=day, actor=dung.user, at=DECEMBER_10)

    with pytest.raises(TaskMovedOn):
        finish_task(seen_by_the_secretary, "Xong", finished_on=day, actor=secretary, at=DECEMBER_10)

    assert TaskReport.objects.count() == 1


def test_a_task_that_the_sweep_removed_meanwhile_takes_no_report():
    branch, _secretary, dung = a_staffed_branch()
    task = a_task(branch, lead=dung)
    Task.objects.all().delete()

    with pytest.raises(TaskMovedOn):
        report_task(task, "Đã gặp", percent=1, actor=dung.user, at=DECEMBER_10)
