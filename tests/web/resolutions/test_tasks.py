"""Tasks on the page: by date, overdue first; reported, finished, extended, dropped."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from chibo.resolutions.models import Task, TaskReport
from tests.factories import a_branch, a_member, a_secretary
from tests.records.factories import an_evening
from tests.web.records.factories import a_task_of, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def evening(client):
    evening = an_evening()
    client.force_login(evening.secretary)
    return evening


@pytest.fixture
def task(evening):
    return a_task_of(evening)


def another(task, text, due_on, *, lead=None):
    """A second task beside the first, due on another day."""
    fields = {
        field.attname: getattr(task, field.attname)
        for field in Task._meta.concrete_fields
        if not field.primary_key
    }
    return Task.objects.create(
        **{**fields, "key": text, "text": text, "due_on": due_on, "on_time_until": due_on}
        | ({"lead_id": lead.pk} if lead else {})
    )


def test_tasks_stand_by_date_with_overdue_ones_first(client, evening, task):
    another(task, "Việc quá hạn", date(2026, 12, 1))
    another(task, "Việc hôm nay", date(2026, 12, 4))
    another(task, "Việc chưa có hạn", None)

    page = client.get(reverse("resolutions:branch_tasks", args=[evening.branch.pk]))

    assert [(one.task.text, one.kind) for one in page.context["tasks"]] == [
        ("Việc quá hạn", "bad"),
        ("Việc hôm nay", "wait"),
        ("Vận động hai hộ hiến đất", "info"),
        ("Việc chưa có hạn", "plain"),
    ]


def test_a_person_sees_the_own_tasks_only(client, evening, task):
    mine = another(task, "Việc của tôi", date(2026, 12, 20), lead=evening.secretary.member)

    page = client.get(reverse("resolutions:own_tasks"))

    assert [one.task for one in page.context["tasks"]] == [mine]


def test_the_list_asks_the_same_questions_for_one_task_and_for_three(client, evening, task):
    address = reverse("resolutions:branch_tasks", args=[evening.branch.pk])
    client.get(address)
    counts = []

    for texts in ((), ("Hai", "Ba")):
        for text in texts:
            another(task, text, date(2026, 12, 9))
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(address)
        counts.append(len(asked))

    assert counts == [8, 8]


def test_a_report_is_kept_with_its_percent(client, task):
    answer = send(
        client,
        "resolutions:report",
        task.pk,
        **{"report-text": "Một hộ đồng ý", "report-percent": "50"},
    )

    kept = TaskReport.objects.get()
    assert (answer.status_code, kept.text, kept.percent) == (302, "Một hộ đồng ý", 50)


def test_a_report_sent_twice_is_kept_once(client, task):
    address = reverse("resolutions:report", args=[task.pk])
    form = {"form_id": str(uuid4()), "report-text": "Một hộ đồng ý", "report-percent": "50"}

    answers = [client.post(address, form).status_code for _tap in range(2)]

    assert (answers, TaskReport.objects.count()) == ([302, 302], 1)


@pytest.mark.parametrize("percent", ["101", "-1", "nửa"])
def test_a_wrong_percent_is_shown_again(client, task, percent):
    answer = send(
        client,
        "resolutions:report",
        task.pk,
        **{"report-text": "Một hộ đồng ý", "report-percent": percent},
    )

    assert (answer.status_code, TaskReport.objects.count()) == (422, 0)
    assert answer.context["report"]["text"].value() == "Một hộ đồng ý"


def test_a_task_is_finished_once(client, task):
    fields = {"finish-text": "Cả hai hộ hiến đất", "finish-finished_on": "2026-12-04"}

    answers = [
        send(client, "resolutions:finish", task.pk, **fields).status_code for _tap in range(2)
    ]

    task.refresh_from_db()
    assert (answers, task.state) == ([302, 409], "done")


def test_more_time_needs_a_later_day_and_a_reason(client, task):
    def extend(day, reason):
        fields = {"extend-due_on": day, "extend-reason": reason}
        return send(client, "resolutions:extend", task.pk, **fields).status_code

    answers = [extend("2026-12-20", "Mưa"), extend("2027-01-10", ""), extend("2027-01-10", "Mưa")]

    task.refresh_from_db()
    assert (answers, task.due_on) == ([409, 422, 302], date(2027, 1, 10))


def test_a_task_is_dropped_with_a_reason_and_taken_up_again(client, task):
    answers = [
        send(client, "resolutions:drop", task.pk, **{"drop-reason": ""}).status_code,
        send(client, "resolutions:drop", task.pk, **{"drop-reason": "Hộ chuyển đi"}).status_code,
        send(client, "resolutions:reopen", task.pk, **{"reopen-reason": "Nhầm"}).status_code,
    ]

    task.refresh_from_db()
    assert (answers, task.state) == ([422, 302, 302], "open")


def test_the_lead_reports_and_decides_nothing(client, evening, task):
    lead = a_member(evening.branch, "Đinh Văn Khoa", with_account=True)
    Task.objects.update(lead=lead)
    client.force_login(lead.user)

    page = client.get(reverse("resolutions:task", args=[task.pk]))
    report = {"report-text": "Đang làm", "report-percent": "10"}

    assert (page.context["may_report"], page.context["may_steer"]) == (True, False)
    assert send(client, "resolutions:report", task.pk, **report).status_code == 302
    assert send(client, "resolutions:drop", task.pk, **{"drop-reason": "x"}).status_code == 404


def test_tasks_do_not_exist_for_the_branch_next_door(client, evening, task):
    client.force_login(a_secretary(a_branch("Chi bộ 2", under=evening.branch.parent)))

    answers = [
        client.get(reverse("resolutions:task", args=[task.pk])).status_code,
        client.get(reverse("resolutions:branch_tasks", args=[evening.branch.pk])).status_code,
        send(client, "resolutions:finish", task.pk).status_code,
    ]

    assert answers == [404, 404, 404]


def test_who_left_the_committee_steers_no_more(client, evening, task):
    post = evening.secretary.member.posts.get()
    post.valid_until = date(2026, 12, 4)
    post.save(update_fields=["valid_until"])

    answer = send(client, "resolutions:drop", task.pk, **{"drop-reason": "Hộ chuyển đi"})

    task.refresh_from_db()
    assert (answer.status_code, task.state) == (404, "open")
