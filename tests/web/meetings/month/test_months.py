from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from chibo.meetings.models import Meeting
from tests.factories import a_branch, a_member, an_officer
from tests.meetings.factories import a_planned_meeting

pytestmark = pytest.mark.django_db


def test_the_way_leads_to_the_months_of_the_own_branch(client, branch, secretary):
    assert client.get(reverse("meetings:own_months")).url == f"/units/{branch.pk}/meetings/"


def test_a_new_branch_is_told_how_to_begin(client, branch, secretary):
    page = client.get(reverse("meetings:months", args=[branch.pk])).content.decode()

    assert f"/units/{branch.pk}/meetings/plan/?month=2026-12" in page


def test_the_months_stand_newest_first_with_all_their_meetings(client, branch, secretary):
    a_planned_meeting(
        branch,
        secretary,
        month=date(2026, 11, 1),
        planned_at=datetime(2026, 11, 4, 12, 0, tzinfo=UTC),
    )
    a_planned_meeting(branch, secretary)
    a_planned_meeting(branch, secretary, kind="extraordinary")

    months = client.get(reverse("meetings:months", args=[branch.pk])).context["months"]

    assert [(month.label, len(month.meetings)) for month in months] == [
        ("Tháng 12/2026", 2),
        ("Tháng 11/2026", 1),
    ]


def test_a_meeting_that_was_held_stands_with_the_day_on_which_it_was(client, branch, secretary):
    meeting = a_planned_meeting(branch, secretary)
    held = datetime(2026, 12, 1, 12, 35, tzinfo=UTC)
    Meeting.objects.filter(pk=meeting.pk).update(state="closed", opened_at=held)

    page = client.get(reverse("meetings:months", args=[branch.pk])).content.decode()

    assert "19:35 · Thứ\N{NO-BREAK SPACE}Ba, 01/12/2026" in page


@pytest.mark.parametrize("who", ["member", "officer"])
def test_who_does_not_prepare_meetings_is_offered_no_plan(client, branch, who):
    person = (
        an_officer(branch.parent)
        if who == "officer"
        else a_member(branch, "Nguyễn Thị Liên", with_account=True).user
    )
    client.force_login(person)

    page = client.get(reverse("meetings:months", args=[branch.pk])).content.decode()

    assert "/plan/" not in page


def test_the_months_of_the_branch_next_door_do_not_exist(client, branch, secretary):
    neighbour = a_branch("Chi bộ 2", under=branch.parent)

    assert client.get(reverse("meetings:months", args=[neighbour.pk])).status_code == 404


@pytest.mark.parametrize("meetings", [1, 3])
def test_the_months_page_asks_the_same_few_questions(
    client, branch, secretary, django_assert_num_queries, meetings
):
    for _number in range(meetings):
        a_planned_meeting(branch, secretary, kind="extraordinary")

    # One of them asks who was before this branch.
    with django_assert_num_queries(7):
        client.get(reverse("meetings:months", args=[branch.pk]))
