import pytest
from django.urls import reverse

from chibo.meetings.models import Consultation
from tests.factories import a_member
from tests.meetings.factories import a_planned_meeting
from tests.web.meetings.factories import a_committee_member, send, shown

pytestmark = pytest.mark.django_db

HELD = {"on": "2026-11-26", "hour": "20:00", "place": "Nhà văn hóa"}


@pytest.fixture
def meeting(branch, secretary):
    return a_planned_meeting(branch, secretary)


def test_the_consultation_is_written_with_those_present(client, branch, secretary, meeting):
    other = a_committee_member(branch).member
    present = [secretary.member.pk, other.pk]

    led_to = send(
        client,
        "meetings:save_consultation",
        meeting.pk,
        **HELD,
        present=present,
        minutes="Thống nhất chương trình",
    )

    held = Consultation.objects.get()
    assert led_to.url == reverse("meetings:papers", args=[meeting.pk])
    assert sorted(held.present.values_list("pk", flat=True)) == sorted(present)


def test_a_consultation_of_nobody_is_refused_and_keeps_the_minutes(client, meeting):
    refused = send(
        client, "meetings:save_consultation", meeting.pk, **HELD, minutes="Thống nhất chương trình"
    )

    assert refused.status_code == 422
    assert "Thống nhất chương trình" in refused.content.decode()
    assert not Consultation.objects.exists()


def test_who_does_not_sit_in_the_committee_cannot_be_ticked(client, branch, meeting):
    member = a_member(branch, "Nguyễn Thị Liên")

    response = send(
        client, "meetings:save_consultation", meeting.pk, **HELD, present=[member.pk], minutes="x"
    )

    assert response.status_code == 422


def test_a_written_consultation_can_be_mended(client, branch, secretary, meeting):
    fields = {**HELD, "present": [secretary.member.pk]}
    send(client, "meetings:save_consultation", meeting.pk, **fields, minutes="Lần đầu")
    page = shown(client, "meetings:consultation", meeting.pk)
    send(client, "meetings:save_consultation", meeting.pk, **fields, minutes="Đã sửa")

    assert ("Lần đầu" in page, "checked" in page) == (True, True)
    assert Consultation.objects.get().minutes == "Đã sửa"


def test_a_branch_without_a_committee_is_not_led_there(client, branch, meeting):
    address = reverse("meetings:consultation", args=[meeting.pk])

    before = shown(client, "meetings:agenda", meeting.pk)
    a_committee_member(branch)
    after = shown(client, "meetings:agenda", meeting.pk)

    assert (address in before, address in after) == (False, True)
