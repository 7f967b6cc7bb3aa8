from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from chibo.meetings.operations.appending import append_entries
from tests.web.room.factories import a_branch_with, a_meeting_today
from tests.web.room.test_entries import an_entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def evening(client):
    branch, secretary, members = a_branch_with(5)
    meeting = a_meeting_today(branch, secretary)
    client.force_login(members[0].user)
    return meeting, secretary, members[0]


def shown(client, meeting):
    return client.get(reverse("room:check_in", args=[meeting.pk])).content.decode()


def test_on_the_evening_a_member_has_one_button(client, evening):
    meeting, _secretary, _member = evening

    assert shown(client, meeting).count('data-kind="checked_in"') == 1


def test_who_is_recorded_as_here_sees_it_and_has_no_button(client, evening):
    meeting, _secretary, member = evening
    own = an_entry(meeting, member.user, "checked_in", role="self", person=str(member.pk))
    append_entries(meeting, [own], actor=member.user, at=timezone.now())

    page = shown(client, meeting)

    assert "notice done" in page
    assert "data-kind" not in page


def test_an_own_sign_after_the_clerks_mark_waits_for_the_clerk(client, evening):
    meeting, secretary, member = evening
    mark = an_entry(meeting, secretary, "marked", person=str(member.pk), state="absent")
    append_entries(meeting, [mark], actor=secretary, at=timezone.now())
    own = an_entry(meeting, member.user, "checked_in", number=2, role="self", person=str(member.pk))
    append_entries(meeting, [own], actor=member.user, at=timezone.now())

    assert "notice warning" in shown(client, meeting)


def test_before_the_day_of_the_meeting_nobody_checks_in(client, evening):
    meeting, _secretary, _member = evening
    later = timezone.now() + timedelta(days=2)
    type(meeting).objects.filter(pk=meeting.pk).update(planned_at=later)

    assert "data-kind" not in shown(client, meeting)
