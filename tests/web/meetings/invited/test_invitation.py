from datetime import date

import pytest
from django.urls import reverse

from chibo.meetings.queries.invitation import invitation_text
from chibo.resolutions.queries.notes import open_task_notes_for
from chibo.web.meetings.invited.invitation_document import invitation_document, printed_line
from tests.factories import a_member
from tests.meetings.factories import EVE, a_convened_meeting, a_prepared_meeting
from tests.resolutions.factories import a_task

pytestmark = pytest.mark.django_db


def test_the_texts_to_copy_are_a_generic_one_and_one_with_details(client, branch, secretary):
    meeting = a_convened_meeting(branch, secretary, place="Hội trường phường")

    page = client.get(reverse("meetings:invitation", args=[meeting.pk]))

    short, long = page.context["short_text"], page.context["invitation"].text
    assert (f"/meetings/{meeting.pk}/" in short, "Hội trường phường" in short) == (True, False)
    assert "Hội trường phường" in long


@pytest.mark.parametrize(("form", "begins"), [("pdf", b"%PDF-"), ("docx", b"PK")])
def test_invitations_are_printed_for_who_has_no_account(client, branch, secretary, form, begins):
    a_member(branch, "Nguyễn Thị Liên")
    meeting = a_convened_meeting(branch, secretary)

    answer = client.get(reverse("meetings:printed", args=[meeting.pk, form]), {"to": "paper"})

    assert answer.content.startswith(begins)
    assert answer["Content-Disposition"] == f'attachment; filename="giay-moi-2026-12-03.{form}"'


def test_an_unknown_form_of_print_does_not_exist(client, branch, secretary):
    meeting = a_convened_meeting(branch, secretary)

    assert client.get(reverse("meetings:printed", args=[meeting.pk, "odt"])).status_code == 404


def test_before_convening_there_is_no_invitation(client, branch, secretary):
    meeting = a_prepared_meeting(branch, secretary)

    assert client.get(reverse("meetings:invitation", args=[meeting.pk])).status_code == 404


def test_a_printed_invitation_names_the_tasks_on_which_the_meeting_looks_back(branch, secretary):
    a_task(branch, lead=a_member(branch, "Lê Văn An"), text="Thu quỹ", due_on=date(2026, 11, 20))
    meeting = a_convened_meeting(branch, secretary)

    tasks = [printed_line(note) for note in open_task_notes_for(meeting)]
    printed = invitation_document(
        invitation_text(meeting), "Lê Văn An", authority="T/M CHI BỘ", at=EVE, tasks=tasks
    )

    assert tasks == ["đ/c Lê Văn An: Thu quỹ (hạn 20/11/2026)"]
    assert tasks[0] in str(printed.blocks)
