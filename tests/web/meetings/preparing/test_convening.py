from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.urls import reverse

from chibo.kernel.days import local
from chibo.meetings.models import Meeting, RosterLine
from tests.factories import a_branch, a_member, a_secretary
from tests.meetings.factories import (
    a_convened_meeting,
    a_planned_meeting,
    a_prepared_meeting,
)
from tests.web.meetings.factories import a_committee_member, send, shown

pytestmark = pytest.mark.django_db

LATER = {"on": "2026-12-05", "hour": "19:30", "place": "Nhà văn hóa", "reason": "Mưa bão"}


@pytest.fixture
def meeting(branch, secretary):
    a_member(branch, "Nguyễn Thị Liên")
    return a_prepared_meeting(branch, secretary)


def state(meeting):
    return Meeting.objects.get(pk=meeting.pk).state


def test_one_button_invites_all_members(client, meeting):
    led_to = send(client, "meetings:send_invitations", meeting.pk)

    assert led_to.url == reverse("meetings:invitation", args=[meeting.pk])
    assert (state(meeting), RosterLine.objects.count()) == ("convened", 2)


def test_a_planned_meeting_with_an_agenda_is_convened_by_the_same_button(client, branch, secretary):
    meeting = a_planned_meeting(branch, secretary)
    send(client, "meetings:take_template", meeting.pk)

    send(client, "meetings:send_invitations", meeting.pk)

    assert state(meeting) == "convened"


def test_without_an_agenda_nobody_is_invited_and_the_page_says_why(client, branch, secretary):
    meeting = a_planned_meeting(branch, secretary)

    refused = send(client, "meetings:send_invitations", meeting.pk)

    assert (refused.status_code, state(meeting)) == (409, "planned")
    assert not refused.context["may_convene"]


def test_pressing_twice_invites_once(client, meeting):
    form_id = str(uuid4())

    answers = [
        send(client, "meetings:send_invitations", meeting.pk, form_id).url for _tap in range(2)
    ]

    assert answers[0] == answers[1]


def test_who_comes_too_late_with_an_old_page_sees_the_new_state(client, meeting):
    send(client, "meetings:send_invitations", meeting.pk)

    refused = send(client, "meetings:send_invitations", meeting.pk)

    assert refused.status_code == 409
    assert not refused.context["is_before"]


def test_inviting_late_is_possible_and_is_said(client, meeting, set_clock):
    set_clock(datetime(2026, 12, 3, 1, 0, tzinfo=UTC))

    told = client.get(reverse("meetings:convening", args=[meeting.pk])).context["checks"]
    page = client.post(
        reverse("meetings:send_invitations", args=[meeting.pk]),
        {"form_id": str(uuid4())},
        follow=True,
    )

    assert [check.title for check in told][-1] == "Gửi giấy mời, tài liệu muộn hơn quy định"
    assert [message.level_tag for message in page.context["messages"]] == ["warning"]


def test_a_committee_member_prepares_but_does_not_invite(client, branch, meeting):
    client.force_login(a_committee_member(branch))

    assert reverse("meetings:send_invitations", args=[meeting.pk]) not in shown(
        client, "meetings:convening", meeting.pk
    )
    assert send(client, "meetings:send_invitations", meeting.pk).status_code == 404


def test_the_list_says_what_is_missing(client, branch, meeting):
    a_committee_member(branch)

    checks = client.get(reverse("meetings:convening", args=[meeting.pk])).context["checks"]

    assert [check.kind for check in checks] == ["good", "wait", "wait", "wait"]


def test_a_convened_meeting_is_postponed_and_invited_anew(client, branch, secretary):
    meeting = a_convened_meeting(branch, secretary)

    led_to = send(client, "meetings:postpone", meeting.pk, **LATER)

    meeting.refresh_from_db()
    assert led_to.url == reverse("meetings:convening", args=[meeting.pk])
    assert (meeting.state, meeting.postponed_reason) == ("prepared", "Mưa bão")
    assert local(meeting.planned_at).isoformat() == "2026-12-05T19:30:00+07:00"


def test_postponing_out_of_the_window_asks_for_a_reason(client, meeting):
    refused = send(client, "meetings:postpone", meeting.pk, **(LATER | {"on": "2026-12-09"}))

    page = refused.content.decode()
    assert refused.status_code == 409
    assert ('name="window_reason"' in page, 'value="Mưa bão"' in page) == (True, True)


@pytest.mark.parametrize(
    ("name", "fields"), [("postpone", LATER | {"reason": ""}), ("cancel", {"reason": ""})]
)
def test_nothing_is_moved_without_a_reason(client, meeting, name, fields):
    assert send(client, f"meetings:{name}", meeting.pk, **fields).status_code == 422
    assert state(meeting) == "prepared"


def test_a_cancelled_meeting_says_why_and_offers_nothing_more(client, meeting):
    send(client, "meetings:cancel", meeting.pk, reason="Dịch bệnh")

    page = client.get(reverse("meetings:detail", args=[meeting.pk]))
    assert state(meeting) == "cancelled"
    assert "Dịch bệnh" in page.content.decode()
    assert page.context["next_step"] is None


def test_who_was_secretary_until_yesterday_invites_nobody(client, branch, meeting):
    client.force_login(a_secretary(a_branch("Chi bộ 3"), name="Khác", until=date(2026, 11, 27)))

    assert send(client, "meetings:send_invitations", meeting.pk).status_code == 404
    assert state(meeting) == "prepared"
