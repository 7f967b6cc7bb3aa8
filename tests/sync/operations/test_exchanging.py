"""A device sends what it has and hears what others recorded: over HTTP, in any order."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from chibo.meetings.models import JournalEntry
from chibo.meetings.operations.appending import append_entries
from tests.factories import a_post
from tests.meetings.factories import code_at
from tests.sync.factories import TABLET, TELEPHONE, ids, pack_of, send, told
from tests.web.room.factories import a_branch_with, a_meeting_today

pytestmark = pytest.mark.django_db

# As it was before devices exchanged: of these, seven store the sign.
CHECK_IN = {"sqlite": 16, "postgresql": 15}


@pytest.fixture
def evening(client):
    branch, secretary, members = a_branch_with(5)
    meeting = a_meeting_today(branch, secretary)
    client.force_login(secretary)
    return meeting, secretary, members


def test_a_device_hears_what_another_recorded_since_its_pack(client, evening):
    meeting, secretary, members = evening
    deputy = a_post(meeting.branch, "deputy", name="Hồ Sỹ Minh")
    cursor = pack_of(client, meeting).json()["cursor"]
    opened = told(meeting, deputy, "opened", 1, device=TELEPHONE)
    append_entries(meeting, [opened], actor=deputy, at=timezone.now())
    own = told(meeting, secretary, "marked", 1, person=str(members[0].pk), state="absent")

    answer = send(client, meeting, own, cursor=cursor, device=TABLET)

    assert [one["status"] for one in answer["answers"]] == ["stored"]
    assert ids(answer["entries"]) == {opened["id"], own["id"]}
    assert (answer["state"], answer["revoked"]) == ("in_session", False)
    assert answer["cursor"] != cursor
    assert set(answer["texts"]) == {"resolution", "score", "minutes"}
    assert answer["differences"][0]["payload"]["change"] == "added"  # the deputy came later


def test_without_a_cursor_it_is_answered_as_ever_and_nothing_more_is_asked(
    client, evening, django_assert_num_queries
):
    meeting, _secretary, members = evening
    client.force_login(members[0].user)
    send(client, meeting)

    sign = {"person": str(members[0].pk), "code": code_at(meeting, timezone.now())}
    own = told(meeting, members[0].user, "checked_in", 1, **sign)
    with django_assert_num_queries(CHECK_IN[connection.vendor]):
        answer = send(client, meeting, own | {"role": "self"})

    assert set(answer) == {"answers", "server_time"}


def test_a_member_who_asks_with_a_cursor_hears_nothing_of_others(client, evening):
    meeting, secretary, members = evening
    note = told(meeting, secretary, "note", 1, text="Việc nội bộ")
    append_entries(meeting, [note], actor=secretary, at=timezone.now())
    client.force_login(members[0].user)

    answer = send(client, meeting, cursor="")

    assert set(answer) == {"answers", "server_time"}


def test_what_was_stamped_early_and_stored_late_is_heard(client, evening):
    """A request reads the clock, waits for the meeting's row, and is overtaken for a minute."""
    meeting, secretary, _members = evening
    at = timezone.now()
    first = told(meeting, secretary, "opened", 1, device=TELEPHONE)
    append_entries(meeting, [first], actor=secretary, at=at)
    heard = send(client, meeting, cursor="", device=TABLET)
    waited = told(meeting, secretary, "note", 2, device=TELEPHONE, text="Chờ lâu")
    append_entries(meeting, [waited], actor=secretary, at=at - timedelta(minutes=10))

    answer = send(client, meeting, cursor=heard["cursor"], device=TABLET)

    assert waited["id"] in ids(answer["entries"])
    assert answer["whole"]


def test_who_has_heard_all_hears_only_the_last_seconds_again(client, evening):
    meeting, secretary, _members = evening
    at = timezone.now()
    old = told(meeting, secretary, "opened", 1, at=at - timedelta(minutes=20))
    append_entries(meeting, [old], actor=secretary, at=at - timedelta(minutes=20))
    new = told(meeting, secretary, "note", 2, text="Mới")
    cursor = send(client, meeting, new, cursor="")["cursor"]

    answer = send(client, meeting, cursor=cursor)

    assert (ids(answer["entries"]), answer["whole"]) == ({new["id"]}, False)


def test_after_a_restored_backup_the_device_is_told_all_that_stands(client, evening):
    meeting, secretary, _members = evening
    at = timezone.now()
    old = told(meeting, secretary, "opened", 1, at=at - timedelta(minutes=20))
    append_entries(meeting, [old], actor=secretary, at=at - timedelta(minutes=20))
    cursor = send(client, meeting, told(meeting, secretary, "note", 2, text="x"), cursor="")[
        "cursor"
    ]
    JournalEntry.objects.all().delete()

    answer = send(client, meeting, cursor=cursor)

    assert (answer["entries"], answer["whole"]) == ([], True)


@pytest.mark.parametrize("cursor", ["", "x", ".", "9" * 30, "12.", "-1.ab", "١٢.ab", "1.2.3"])
def test_a_cursor_that_is_not_understood_is_that_of_one_who_knows_nothing(client, evening, cursor):
    meeting, secretary, _members = evening
    opened = told(meeting, secretary, "opened", 1)
    append_entries(meeting, [opened], actor=secretary, at=timezone.now())

    answer = send(client, meeting, cursor=cursor)

    assert ids(answer["entries"]) == {opened["id"]}


@pytest.mark.parametrize("cursor", [None, 7, [], {}])
def test_a_cursor_that_is_no_text_is_none(client, evening, cursor):
    meeting, *_people = evening

    assert set(send(client, meeting, cursor=cursor)) == {"answers", "server_time"}


def test_a_device_learns_that_the_plan_it_holds_is_no_longer_the_plan(client, evening):
    meeting, _secretary, _members = evening
    pack = pack_of(client, meeting).json()

    same = send(client, meeting, cursor=pack["cursor"], device=TABLET)
    meeting.check_in_secret = "ANOTHERSECRETOFTHEHALL"  # convened anew
    meeting.save()
    anew = send(client, meeting, cursor=pack["cursor"], device=TABLET)
    moved = meeting.planned_at + timedelta(hours=1)
    type(meeting).objects.filter(pk=meeting.pk).update(planned_at=moved)
    later = send(client, meeting, cursor=pack["cursor"], device=TABLET)

    assert same["plan_mark"] == pack["plan_mark"]
    assert len({pack["plan_mark"], anew["plan_mark"], later["plan_mark"]}) == 3
    assert pack_of(client, meeting).json()["plan_mark"] == later["plan_mark"]
