from uuid import uuid4

import pytest
from django.urls import reverse

from chibo.meetings.models import MeetingPaper
from chibo.papers.models import StoredFile
from tests.factories import a_branch, a_member, a_secretary
from tests.meetings.factories import a_convened_meeting, a_planned_meeting
from tests.papers.factories import PDF
from tests.web.meetings.factories import a_paper, an_upload, send, shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(branch, secretary):
    return a_planned_meeting(branch, secretary)


def test_a_paper_is_attached_and_read_by_a_member(client, branch, meeting):
    send(client, "meetings:add_paper", meeting.pk, file=an_upload(), title="Báo cáo tháng 11")
    paper = MeetingPaper.objects.get()
    client.force_login(a_member(branch, "Nguyễn Thị Liên", with_account=True).user)

    answer = client.get(reverse("meetings:paper", args=[meeting.pk, paper.pk]))

    assert (b"".join(answer.streaming_content), answer["Content-Type"]) == (PDF, "application/pdf")
    assert answer["Content-Disposition"].startswith("inline")
    assert paper.title == "Báo cáo tháng 11"


def test_a_paper_with_a_mark_of_secrecy_is_refused_and_its_name_stays(client, meeting):
    refused = send(
        client, "meetings:add_paper", meeting.pk, file=an_upload(), title="Báo cáo TUYỆT MẬT"
    )

    assert refused.status_code == 409
    assert "Báo cáo TUYỆT MẬT" in refused.content.decode()
    assert (StoredFile.objects.count(), MeetingPaper.objects.count()) == (0, 0)


def test_no_file_chosen_is_said(client, meeting):
    assert send(client, "meetings:add_paper", meeting.pk).status_code == 422


def test_a_paper_that_is_not_what_it_says_is_refused(client, meeting):
    refused = send(client, "meetings:add_paper", meeting.pk, file=an_upload(data=b"plain"))

    assert refused.status_code == 409


def test_a_paper_of_another_meeting_is_not_found_under_this_one(client, secretary, branch):
    a_member(branch)
    paper = a_paper(a_convened_meeting(branch, secretary), secretary)
    other = a_planned_meeting(branch, secretary, kind="extraordinary")

    address = reverse("meetings:paper", args=[other.pk, paper.pk])

    assert client.get(address).status_code == 404


def test_a_stranger_reads_no_paper(client, secretary, meeting):
    paper = a_paper(meeting, secretary)
    client.force_login(a_secretary(a_branch("Chi bộ thôn Tân Hòa")))

    assert client.get(reverse("meetings:paper", args=[meeting.pk, paper.pk])).status_code == 404


def test_a_paper_is_taken_away_before_anybody_is_invited(client, secretary, meeting):
    paper = a_paper(meeting, secretary)
    remove = reverse("meetings:remove_paper", args=[meeting.pk, paper.pk])

    led_to = client.post(remove, {"form_id": str(uuid4())})

    assert (led_to.status_code, MeetingPaper.objects.count()) == (302, 0)
    assert StoredFile.objects.count() == 1


def test_once_the_members_are_invited_a_paper_stays(client, branch, secretary):
    convened = a_convened_meeting(branch, secretary)
    paper = a_paper(convened, secretary)
    remove = reverse("meetings:remove_paper", args=[convened.pk, paper.pk])

    refused = client.post(remove, {"form_id": str(uuid4())})

    assert (refused.status_code, MeetingPaper.objects.count()) == (409, 1)
    assert remove not in shown(client, "meetings:papers", convened.pk)
