from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.urls import reverse

from chibo.kernel.days import local
from chibo.meetings.models import Meeting
from tests.factories import a_branch, a_member, a_secretary
from tests.meetings.factories import a_convened_meeting, a_planned_meeting
from tests.web.meetings.factories import a_committee_member, send, shown

pytestmark = pytest.mark.django_db

PLAN = {
    "month": "2026-12",
    "on": "2026-12-03",
    "hour": "19:30",
    "place": "Nhà văn hóa",
    "kind": "regular",
    "form": "leading",
    "mode": "in_person",
}


def plan(client, branch, form_id=None, **changes):
    return send(client, "meetings:make_plan", branch.pk, form_id, **(PLAN | changes))


def test_a_plan_is_written_and_leads_to_the_agenda(client, branch, secretary):
    led_to = plan(client, branch)

    meeting = Meeting.objects.get()
    assert led_to.url == reverse("meetings:agenda", args=[meeting.pk])
    assert (meeting.month, meeting.place) == (date(2026, 12, 1), "Nhà văn hóa")
    assert local(meeting.planned_at).isoformat() == "2026-12-03T19:30:00+07:00"


def test_the_plan_begins_as_the_one_of_last_month(client, branch, secretary):
    a_planned_meeting(
        branch,
        secretary,
        month=date(2026, 11, 1),
        planned_at=datetime(2026, 11, 4, 12, 0, tzinfo=UTC),
        place="Nhà sinh hoạt cộng đồng",
    )

    page = client.get(reverse("meetings:plan", args=[branch.pk]), {"month": "2026-12"})

    drafted = page.context["form"].initial
    assert (drafted["on"], f"{drafted['hour']:%H:%M}", drafted["place"]) == (
        date(2026, 12, 4),
        "19:00",
        "Nhà sinh hoạt cộng đồng",
    )


def test_a_day_outside_the_window_asks_for_a_reason_and_keeps_what_was_typed(
    client, branch, secretary
):
    refused = plan(client, branch, on="2026-12-08", place="Hội trường phường")

    page = refused.content.decode()
    assert refused.status_code == 409
    assert ('name="window_reason"' in page, 'value="Hội trường phường"' in page) == (True, True)
    assert not Meeting.objects.exists()


def test_with_a_reason_the_day_outside_the_window_is_taken(client, branch, secretary):
    plan(client, branch, on="2026-12-08", window_reason="Bầu cử ngày 5")

    assert Meeting.objects.get().window_reason == "Bầu cử ngày 5"


def test_without_a_reason_nobody_is_asked_for_one(client, branch, secretary):
    assert 'name="window_reason"' not in shown(client, "meetings:plan", branch.pk)


def test_sending_the_plan_twice_plans_once(client, branch, secretary):
    form_id = str(uuid4())

    answers = [plan(client, branch, form_id).url for _tap in range(2)]

    assert answers[0] == answers[1]
    assert Meeting.objects.count() == 1


def test_a_second_meeting_of_the_month_is_refused(client, branch, secretary):
    plan(client, branch)

    assert plan(client, branch).status_code == 409
    assert Meeting.objects.count() == 1


@pytest.mark.parametrize("wrong", [{"on": "31/02/2026"}, {"hour": ""}, {"place": ""}])
def test_what_cannot_be_read_is_shown_beside_its_field(client, branch, secretary, wrong):
    response = plan(client, branch, **wrong)

    assert response.status_code == 422
    assert list(response.context["form"].errors) == list(wrong)


def test_the_plan_is_changed(client, branch, secretary):
    meeting = a_planned_meeting(branch, secretary)

    send(client, "meetings:save_plan", meeting.pk, **(PLAN | {"hour": "20:00"}))

    meeting.refresh_from_db()
    assert local(meeting.planned_at).isoformat() == "2026-12-03T20:00:00+07:00"


def test_once_people_are_invited_the_plan_stays(client, branch, secretary):
    a_member(branch, "Nguyễn Thị Liên")
    meeting = a_convened_meeting(branch, secretary)

    refused = send(client, "meetings:save_plan", meeting.pk, **(PLAN | {"hour": "20:00"}))

    assert refused.status_code == 409
    assert meeting.planned_at == Meeting.objects.get().planned_at
    assert not refused.context["may_change"]


def test_a_committee_member_may_plan_too(client, branch):
    client.force_login(a_committee_member(branch))

    assert plan(client, branch).status_code == 302


def test_after_the_term_nothing_of_planning_is_there(client, branch):
    client.force_login(a_secretary(branch, until=date(2026, 11, 27)))

    assert plan(client, branch).status_code == 404
    assert client.get(reverse("meetings:plan", args=[branch.pk])).status_code == 404


def test_the_secretary_next_door_plans_nothing_here(client, branch, secretary):
    neighbour = a_branch("Chi bộ 2", under=branch.parent)

    assert plan(client, neighbour).status_code == 404


def test_a_month_that_is_no_month_is_the_present_one(client, branch, secretary):
    page = client.get(reverse("meetings:plan", args=[branch.pk]), {"month": "soon"})

    assert page.context["draft"].month == date(2026, 11, 1)


def test_an_online_plan_below_the_share_asks_for_the_reason_and_keeps_what_was_typed(
    client, branch, secretary
):
    client.force_login(secretary)
    online = {
        "mode": "online",
        "mode_reason": "Đảng viên ở xa",
        "mode_approved_by": "Đảng ủy phường",
        "mode_ground": "special_nature",
        "members_away": "0",
        "video_url": "https://hop.example.vn/1",
    }

    refused = plan(client, branch, **online)
    taken = plan(client, branch, **online, beyond_rule_reason="Đảng ủy yêu cầu")

    page = refused.content.decode()
    assert refused.status_code == 409
    assert 'name="beyond_rule_reason"' in page
    assert "https://hop.example.vn/1" in page
    assert "trên 1/2" in page
    assert "theo danh sách có 0 đồng chí ở xa" in page
    assert taken.status_code == 302
    assert Meeting.objects.get().video_url == "https://hop.example.vn/1"


def test_the_plan_says_how_many_the_roster_knows_away(client, branch, secretary):
    client.force_login(secretary)

    page = client.get(reverse("meetings:plan", args=[branch.pk])).content.decode()

    assert "theo danh sách có 0 đồng chí ở xa" in page
    assert "beyond_rule_reason" not in page
