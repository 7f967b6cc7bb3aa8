"""The page on which the file of a device is brought in."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from chibo.meetings.models import JournalEntry
from chibo.sync.exported_file import LARGEST_BYTES
from tests.sync.factories import told
from tests.web.room.factories import a_branch_with, a_meeting_today

pytestmark = pytest.mark.django_db


@pytest.fixture
def evening(client):
    branch, secretary, members = a_branch_with(4)
    meeting = a_meeting_today(branch, secretary)
    client.force_login(secretary)
    return meeting, secretary, members


def bring(client, meeting, content):
    sent = {"file": SimpleUploadedFile("so-ghi.json", content)} if content is not None else {}
    return client.post(reverse("room:file", args=[meeting.pk]), sent)


def a_file(meeting, *entries):
    told = {"format": 1, "meeting": str(meeting.pk), "device": "tablet", "exported_at": ""}
    return json.dumps({**told, "entries": entries}).encode()


def test_the_page_says_of_each_entry_what_became_of_it(client, evening):
    meeting, secretary, _members = evening
    content = a_file(
        meeting,
        told(meeting, secretary, "opened", 1),
        told(meeting, secretary, "marked", 2, person="999999", state="absent", reason="<b>Ốm</b>"),
        7,
    )

    page = bring(client, meeting, content)

    assert page.status_code == 200
    assert page.context["stored"] == 1
    assert [one.about for one in page.context["refused"]] == ["999999 · <b>Ốm</b>", ""]
    shown = page.content.decode()
    assert "&lt;b&gt;Ốm" in shown
    assert all(one.reason in shown for one in page.context["refused"])


def test_the_same_file_again_is_known_and_changes_nothing(client, evening):
    meeting, secretary, _members = evening
    content = a_file(meeting, told(meeting, secretary, "opened", 1))
    bring(client, meeting, content)

    again = bring(client, meeting, content)

    assert (again.context["known"], again.context["stored"]) == (1, 0)
    assert JournalEntry.objects.count() == 1


@pytest.mark.parametrize(
    "content",
    [None, b"", b"no json", b'{"entries": ' + b"[" * 5000, b" " * (LARGEST_BYTES + 1)],
    ids=["none", "empty", "text", "deep", "large"],
)
def test_a_file_that_is_none_is_answered_with_one_sentence(client, evening, content):
    meeting, *_people = evening

    page = bring(client, meeting, content)

    assert page.status_code == 422
    assert page.content.decode().count('role="alert"') == 1
    assert str(page.context["refusal"]).endswith(".")


def test_the_file_of_another_meeting_is_not_taken(client, evening):
    meeting, secretary, _members = evening
    content = a_file(meeting, told(meeting, secretary, "opened", 1))
    other = content.replace(b'"meeting": "%d"' % meeting.pk, b'"meeting": "999"', 1)

    page = bring(client, meeting, other)

    assert page.status_code == 422
    assert JournalEntry.objects.count() == 0


def test_hours_that_are_none_are_left_out(client, evening):
    meeting, secretary, _members = evening
    entry = told(meeting, secretary, "note", 1, text="x")
    hours = ["2026-13-45T99:99", "yesterday", 7, "2026-12-03T19:30:00"]

    page = bring(client, meeting, a_file(meeting, *[entry | {"at": hour} for hour in hours]))

    assert [line.at for line in page.context["lines"]] == [None] * 4


def test_a_member_finds_no_such_page(client, evening):
    meeting, _secretary, members = evening
    client.force_login(members[0].user)

    assert client.get(reverse("room:file", args=[meeting.pk])).status_code == 404
    assert bring(client, meeting, b"{}").status_code == 404
