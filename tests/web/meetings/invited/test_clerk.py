"""The clerk of a meeting is named on its page and finds the way to the room at home."""

from datetime import timedelta

import pytest
from django.urls import reverse

from chibo.kernel.permissions import may
from chibo.meetings.models import MeetingClerk
from tests.factories import a_branch, a_member
from tests.meetings.factories import HALF_PAST_SEVEN, a_convened_meeting
from tests.web.meetings.factories import a_committee_member, send, shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def dao(branch):
    return a_member(branch, "Lê Quang Đạo", with_account=True)


@pytest.fixture
def meeting(branch, secretary, dao):
    return a_convened_meeting(branch, secretary)


def test_the_secretary_names_who_writes_the_meeting(client, meeting, secretary, dao):
    client.force_login(secretary)

    led_to = send(client, "meetings:choose_clerk", meeting.pk, clerk=dao.pk)

    assert led_to.url == reverse("meetings:detail", args=[meeting.pk])
    assert "Lê Quang Đạo" in shown(client, "meetings:detail", meeting.pk)
    assert may(dao.user, "meetings.record_journal", meeting, on=HALF_PAST_SEVEN.date())


def test_the_clerk_finds_the_room_at_home_and_the_minutes_after_the_close(
    client, meeting, secretary, dao
):
    client.force_login(secretary)
    send(client, "meetings:choose_clerk", meeting.pk, clerk=dao.pk)
    client.force_login(dao.user)

    assert reverse("room:page", args=[meeting.pk]) in shown(client, "web:today")
    meeting.state = "closed"
    meeting.save(update_fields=["state"])
    home = shown(client, "web:today")
    assert reverse("records:minutes", args=[meeting.pk]) in home
    assert "05/12" in home  # the last day for the documents, two days after the meeting


def test_a_clerk_named_after_the_evening_may_key_in_what_was_written_on_paper(
    client, meeting, secretary, dao, monkeypatch
):
    monkeypatch.setattr("django.utils.timezone.now", lambda: HALF_PAST_SEVEN + timedelta(days=1))
    client.force_login(secretary)

    send(client, "meetings:choose_clerk", meeting.pk, clerk=dao.pk)

    assert MeetingClerk.objects.get().effective_from < HALF_PAST_SEVEN


def test_only_somebody_who_is_invited_can_be_named(client, meeting, secretary):
    elsewhere = a_member(a_branch("Chi bộ 2"), "Người Lạ")
    client.force_login(secretary)

    answer = send(client, "meetings:choose_clerk", meeting.pk, clerk=elsewhere.pk)

    assert answer.status_code == 422
    assert not MeetingClerk.objects.exists()


def test_a_member_of_the_branch_committee_does_not_name_the_clerk(client, meeting, branch, dao):
    client.force_login(a_committee_member(branch))

    assert send(client, "meetings:choose_clerk", meeting.pk, clerk=dao.pk).status_code == 404
    assert "Cử thư ký" not in shown(client, "meetings:detail", meeting.pk)
