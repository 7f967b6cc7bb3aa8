import json
from datetime import timedelta
from uuid import UUID

import pytest
from django.urls import reverse
from django.utils import timezone

from chibo.accounts.models import User
from chibo.meetings.models import JournalEntry
from chibo.membership.models import PostKind
from tests.factories import a_branch, a_committee, a_post, a_secretary, an_officer
from tests.meetings.factories import code_at
from tests.web.room.factories import a_branch_with, a_meeting_today

pytestmark = pytest.mark.django_db


def an_entry(meeting, actor, kind, *, number=1, role="clerk", **payload):
    if (kind, role) == ("checked_in", "self") and "code" not in payload:
        payload["code"] = code_at(meeting, timezone.now())
    at = timezone.now().isoformat()
    return {
        "id": str(UUID(int=number)),
        "meeting": str(meeting.pk),
        "kind": kind,
        "device": "máy 1",
        "seq": number,
        "at": at,
        "wall": at,
        "offset": 0,
        "actor": str(actor.pk),
        "role": role,
        "payload": payload,
        "schema": 1,
    }


def send(client, meeting, *entries):
    body = json.dumps({"entries": entries})
    address = reverse("room:entries", args=[meeting.pk])
    return client.post(address, body, content_type="application/json")


@pytest.fixture
def evening(client):
    branch, secretary, members = a_branch_with(5, under=a_committee())
    meeting = a_meeting_today(branch, secretary)
    client.force_login(secretary)
    return meeting, secretary, members


def answers(response):
    return [(one["status"], bool(one["reason"])) for one in response.json()["answers"]]


def test_each_entry_has_its_answer_and_the_same_id_again_is_known(client, evening):
    meeting, secretary, _members = evening
    opened = an_entry(meeting, secretary, "opened")
    stranger = an_entry(meeting, secretary, "marked", number=2, person="999999", state="absent")

    first = send(client, meeting, opened, stranger)
    again = send(client, meeting, opened)

    assert answers(first) == [("stored", False), ("refused", True)]
    assert answers(again) == [("known", False)]
    assert JournalEntry.objects.count() == 1


def test_an_empty_batch_tells_the_time_of_the_server_and_changes_nothing(client, evening):
    meeting, _secretary, _members = evening
    before = timezone.now()

    told = send(client, meeting).json()

    measured = timezone.datetime.fromisoformat(told["server_time"])
    assert told["answers"] == []
    assert before <= measured <= before + timedelta(minutes=1)


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'{"entries": 1}', b'{"entries": [' + b"0," * 200 + b"0]}"]
)
def test_a_body_that_is_no_list_of_entries_is_refused_whole(client, evening, body):
    meeting, _secretary, _members = evening

    response = client.post(
        reverse("room:entries", args=[meeting.pk]), body, content_type="application/json"
    )

    assert response.status_code == 400
    assert JournalEntry.objects.count() == 0


def test_things_that_are_no_entries_are_refused_one_by_one(client, evening):
    meeting, secretary, _members = evening

    response = send(client, meeting, 7, {"id": "x"}, an_entry(meeting, secretary, "opened"))

    assert answers(response) == [("refused", True), ("refused", True), ("stored", False)]


def test_a_member_records_the_own_coming_and_nothing_else(client, evening):
    meeting, _secretary, members = evening
    member = members[0]
    client.force_login(member.user)
    own = an_entry(meeting, member.user, "checked_in", role="self", person=str(member.pk))
    other = an_entry(
        meeting, member.user, "checked_in", number=2, role="self", person=str(members[1].pk)
    )
    mark = an_entry(
        meeting, member.user, "marked", number=3, person=str(member.pk), state="present"
    )

    response = send(client, meeting, own, other, mark)

    assert answers(response) == [("stored", False), ("refused", True), ("refused", True)]


def test_without_the_token_of_the_page_nothing_is_taken(client, evening):
    meeting, secretary, _members = evening
    client.handler.enforce_csrf_checks = True

    response = send(client, meeting, an_entry(meeting, secretary, "opened"))

    assert response.status_code == 403
    assert JournalEntry.objects.count() == 0


def test_a_committee_above_and_a_branch_next_door_find_no_door(client, evening):
    meeting, _secretary, _members = evening
    commune = meeting.branch.parent
    neighbour = a_secretary(a_branch("Chi bộ 2", under=commune), name="Người Lạ")

    statuses = []
    for person in (an_officer(commune), neighbour):
        client.force_login(person)
        statuses.append(send(client, meeting).status_code)
        statuses.append(send(client, meeting, an_entry(meeting, person, "opened")).status_code)

    assert statuses == [404] * 4
    assert JournalEntry.objects.count() == 0


def test_a_secretary_whose_own_branch_is_another_leads_this_one(client, evening):
    meeting, _secretary, _members = evening
    home = a_branch("Chi bộ cơ quan", under=meeting.branch.parent)
    sent = a_post(meeting.branch, PostKind.DEPUTY, name="Cán bộ Biệt phái", home=home)
    client.force_login(sent)

    response = send(client, meeting, an_entry(meeting, sent, "opened"))

    assert answers(response) == [("stored", False)]


def test_with_a_printed_pin_one_checks_in_and_records_nothing_else(client, evening):
    meeting, secretary, members = evening
    person = members[0]
    User.objects.filter(pk=secretary.pk).update(has_own_pin=False)
    own = an_entry(meeting, secretary, "checked_in", role="self", person=str(secretary.member.pk))
    marked = an_entry(meeting, secretary, "marked", number=2, person=str(person.pk), state="absent")

    checked_in = send(client, meeting, own)
    together = send(client, meeting, own, marked)

    assert answers(checked_in) == [("stored", False)]
    assert (together.status_code, together.url) == (302, reverse("account_change_password"))
