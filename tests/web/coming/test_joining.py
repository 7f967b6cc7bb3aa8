from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from chibo.audit.models import AuditEntry
from chibo.meetings.models import Meeting, RosterLine
from chibo.meetings.operations.appending import append_entries
from tests.web.room.factories import a_branch_with, a_meeting_today
from tests.web.room.test_entries import an_entry

pytestmark = pytest.mark.django_db
ROOM = "https://hop.example.vn/chi-bo?pwd=abc123"


@pytest.fixture
def evening(client):
    branch, secretary, members = a_branch_with(5)
    meeting = a_meeting_today(branch, secretary)
    meeting.mode, meeting.mode_reason, meeting.mode_approved_by = "mixed", "Ở xa", "Đảng ủy"
    meeting.video_url = ROOM
    meeting.save()
    client.force_login(members[0].user)
    return meeting, secretary, members[0]


def page_of(client, meeting):
    return client.get(reverse("coming:join", args=[meeting.pk]))


def shown(client, meeting):
    return page_of(client, meeting).content.decode()


def set_room(client, meeting, address):
    told = {"address": address, "form_id": str(uuid4())}
    return client.post(reverse("coming:set_room", args=[meeting.pk]), told)


def test_on_the_day_an_invited_member_has_one_button_into_the_room(client, evening):
    meeting, _secretary, _member = evening

    page = shown(client, meeting)

    assert page.count("remote_joined") == 1
    assert ROOM in page


def test_before_the_day_the_address_is_not_told(client, evening):
    meeting, _secretary, _member = evening
    later = timezone.now() + timedelta(days=2)
    Meeting.objects.filter(pk=meeting.pk).update(planned_at=later)

    assert ROOM not in shown(client, meeting)


def test_after_the_close_the_address_is_not_told(client, evening):
    meeting, _secretary, _member = evening
    Meeting.objects.filter(pk=meeting.pk).update(state="closed")

    assert ROOM not in shown(client, meeting)


def test_who_is_not_invited_is_not_told_the_address(client, evening):
    meeting, _secretary, member = evening
    RosterLine.objects.filter(meeting=meeting, member=member).delete()

    assert ROOM not in shown(client, meeting)


def test_a_meeting_in_person_has_no_room(client, evening):
    meeting, _secretary, _member = evening
    Meeting.objects.filter(pk=meeting.pk).update(mode="in_person")

    assert page_of(client, meeting).status_code == 404


def test_who_joined_sees_how_to_leave_and_who_left_how_to_join(client, evening):
    meeting, _secretary, member = evening
    own = {"role": "self", "person": str(member.pk)}

    def tells(kind, number):
        entry = an_entry(meeting, member.user, kind, number=number, **own)
        append_entries(meeting, [entry], actor=member.user, at=timezone.now())
        return 'data-shows="in" hidden' in shown(client, meeting)

    assert not tells("remote_joined", 1)
    assert tells("remote_left", 2)


def test_the_secretary_writes_the_address_on_the_day_and_the_record_names_no_secret(
    client, evening
):
    meeting, secretary, _member = evening
    client.force_login(secretary)

    assert set_room(client, meeting, " https://khac.example.vn/j/1?pwd=xyz ").status_code == 302

    meeting.refresh_from_db()
    assert meeting.video_url == "https://khac.example.vn/j/1?pwd=xyz"
    told = AuditEntry.objects.get(action="meetings.video_room_set").facts
    assert told == {"host": "khac.example.vn"}


@pytest.mark.parametrize(
    "address",
    [
        "http://hop.example.vn/1",
        "javascript:alert(1)",
        "hop.example.vn/1",
        "https://hop.example.vn@xau.example/1",
        "https://" + "a" * 600 + ".vn",
        "https://hop.example.vn/ hai",
    ],
)
def test_an_address_that_is_none_is_refused_and_what_was_typed_stays(client, evening, address):
    meeting, secretary, _member = evening
    client.force_login(secretary)

    answer = set_room(client, meeting, address)

    assert answer.status_code == 409
    meeting.refresh_from_db()
    assert meeting.video_url == ROOM


def test_a_meeting_that_is_over_takes_no_address(client, evening):
    meeting, secretary, _member = evening
    client.force_login(secretary)
    Meeting.objects.filter(pk=meeting.pk).update(state="closed")

    assert set_room(client, meeting, "https://khac.example.vn/").status_code == 409
