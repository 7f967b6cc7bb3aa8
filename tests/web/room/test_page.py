"""The room as the server gives it: a shell that tells of nobody, and the texts of its pack."""

import re
from datetime import timedelta

import pytest
from django.contrib import messages
from django.urls import reverse
from django.utils import timezone

from chibo.meetings.operations.appending import append_entries
from chibo.resolutions.content import Draft
from chibo.resolutions.operations.drafting import NOT_BEGUN, draft_resolution, put_to_the_meeting
from chibo.web.pwa.shells import HEADER
from tests.factories import a_branch, a_secretary
from tests.web.room.factories import a_branch_with, a_meeting_today
from tests.web.room.test_entries import an_entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def evening(client):
    branch, secretary, members = a_branch_with(5)
    meeting = a_meeting_today(branch, secretary)
    client.force_login(secretary)
    return meeting, secretary, members


def record(meeting, secretary, *told):
    entries = [
        an_entry(meeting, secretary, kind, number=number, **payload)
        for number, (kind, payload) in enumerate(told, start=1)
    ]
    answers = append_entries(meeting, entries, actor=secretary, at=timezone.now())
    assert [answer.status for answer in answers] == ["stored"] * len(entries)


def page_of(client, meeting):
    return client.get(reverse("room:page", args=[meeting.pk]))


def texts_of(client, meeting):
    return client.get(reverse("room:pack", args=[meeting.pk]), {"format": "1"}).json()["texts"]


def test_the_shell_tells_of_nobody_and_may_be_kept(client, evening):
    meeting, secretary, members = evening
    record(meeting, secretary, ("opened", {}), ("rest_present", {}))

    page = page_of(client, meeting)

    shown = page.content.decode()
    names = [secretary.name, meeting.place, *(member.full_name for member in members)]
    assert [name for name in names if name in shown] == []
    assert page[HEADER]


def test_the_shell_of_two_people_is_the_same_but_for_its_token(client, evening):
    meeting, secretary, members = evening
    meeting.clerks.create(member=members[0], effective_from=timezone.now() - timedelta(minutes=1))

    def shown(person):
        client.force_login(person)
        return re.sub(r'value="\w{64}"', "", page_of(client, meeting).content.decode())

    assert shown(secretary) == shown(members[0].user)


def test_a_message_to_a_person_waits_for_another_page(client, evening, rf):
    meeting, secretary, _members = evening
    request = rf.get("/")
    request.session, request.user = client.session, secretary
    store = messages.storage.default_storage(request)
    store.add(messages.SUCCESS, "Đã giao cho đồng chí Bùi Thị An")
    response = page_of(client, meeting)
    store.update(response)
    client.cookies.update(response.cookies)

    assert "Bùi Thị An" not in page_of(client, meeting).content.decode()


def test_every_form_of_the_shell_tells_what_it_records(client, evening):
    meeting, _secretary, _members = evening

    shown = page_of(client, meeting).content.decode()

    hall = shown[shown.index('id="hall"') :]
    forms = re.findall(r"<form\b[^>]*>", hall)
    assert len(forms) > 15
    assert [form for form in forms if not re.search("data-(kind|scans)", form)] == []


@pytest.mark.parametrize("number", [5, 40])
def test_the_shell_asks_as_much_for_five_as_for_forty(client, django_assert_num_queries, number):
    branch, secretary, _members = a_branch_with(number)
    meeting = a_meeting_today(branch, secretary)
    client.force_login(secretary)

    with django_assert_num_queries(4):
        page_of(client, meeting)


def test_a_clerk_by_name_enters_and_a_neighbour_does_not(client, evening):
    meeting, _secretary, members = evening
    client.force_login(members[0].user)
    before = page_of(client, meeting).status_code

    now = timezone.now() - timedelta(minutes=1)
    meeting.clerks.create(member=members[0], effective_from=now)
    client.force_login(members[0].user)
    after = page_of(client, meeting).status_code
    client.force_login(a_secretary(a_branch("Chi bộ 2"), name="Người Lạ"))
    stranger = page_of(client, meeting).status_code

    assert (before, after, stranger) == (404, 200, 404)


def test_the_minutes_put_to_the_meeting_change_their_digest_with_every_word(client, evening):
    meeting, secretary, _members = evening
    before = texts_of(client, meeting)["minutes"]["digest"]
    record(meeting, secretary, ("opened", {}))

    after = texts_of(client, meeting)["minutes"]["digest"]
    append_entries(
        meeting,
        [an_entry(meeting, secretary, "minutes_adopted", number=2, digest=after)],
        actor=secretary,
        at=timezone.now(),
    )

    assert before != after
    assert texts_of(client, meeting)["minutes"]["digest"] == after


def test_the_pack_carries_the_digest_of_the_resolution_put(client, evening):
    meeting, secretary, _members = evening
    at = timezone.now()
    draft = Draft(title="Lãnh đạo nhiệm vụ tháng", direction_text="Hoàn thành đường ngõ.")
    resolution = draft_resolution(meeting, draft, began_with=NOT_BEGUN, actor=secretary, at=at)
    before = texts_of(client, meeting)["resolution"]

    put = put_to_the_meeting(resolution, began_with=resolution.revision, actor=secretary, at=at)

    assert (before, texts_of(client, meeting)["resolution"]["digest"]) == (None, put.digest)
