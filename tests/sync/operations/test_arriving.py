"""Entries arrive late, out of order, twice and after the seal: through the door of devices."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from chibo.meetings.models import JournalEntry, Meeting
from chibo.meetings.operations.appending import append_entries
from chibo.meetings.queries.journal import meeting_state
from tests.at_once import at_once
from tests.factories import a_post
from tests.sync.factories import TABLET, TELEPHONE, ids, pack_of, send, told
from tests.web.room.factories import a_branch_with, a_meeting_today

pytestmark = pytest.mark.django_db

DAYS_AGO = timezone.now() - timedelta(hours=80)


def an_evening(client, *, at=None):
    branch, secretary, members = a_branch_with(4)
    deputy = a_post(branch, "deputy", name="Hồ Sỹ Minh")
    meeting = a_meeting_today(branch, secretary, at=at)
    client.force_login(secretary)
    return meeting, secretary, deputy, members


def statuses(answer):
    return [one["status"] for one in answer["answers"]]


def codes(meeting):
    return {question.code for question in meeting_state(meeting).questions}


def test_what_comes_later_than_the_rule_counts_and_waits_for_the_countersignature(client):
    meeting, secretary, _deputy, _members = an_evening(client, at=DAYS_AGO)
    entries = [
        told(meeting, secretary, "opened", 1, at=DAYS_AGO),
        told(meeting, secretary, "note", 2, at=DAYS_AGO + timedelta(minutes=5), text="Mưa to"),
    ]

    arrived = send(client, meeting, *entries, cursor="")
    late = meeting_state(meeting).late_entries
    asked = codes(meeting)
    signed = told(meeting, secretary, "countersigned", 3, entries=[one["id"] for one in entries])
    send(client, meeting, signed)

    assert statuses(arrived) == ["stored", "stored"]
    assert [one.hours >= 72 for one in late] == [True, True]
    assert "late_not_countersigned" in asked
    assert "late_not_countersigned" not in codes(meeting)


def test_within_the_rule_nothing_is_late(client):
    at = timezone.now() - timedelta(hours=71)
    meeting, secretary, *_others = an_evening(client, at=at)

    send(client, meeting, told(meeting, secretary, "opened", 1, at=at))

    assert meeting_state(meeting).late_entries == ()


def test_a_hole_is_seen_until_the_rest_arrives_in_any_order_and_twice(client):
    meeting, secretary, *_others = an_evening(client)
    one, two, three, four = (
        told(meeting, secretary, kind, number, **payload)
        for number, (kind, payload) in enumerate(
            [("opened", {}), *[("note", {"text": f"Ghi {n}"}) for n in range(3)]], start=1
        )
    )

    send(client, meeting, four)
    with_a_hole = meeting_state(meeting).holes
    again = send(client, meeting, two, four, one, cursor="")
    still = meeting_state(meeting).holes
    send(client, meeting, three, three, one)

    assert [hole.missing for hole in with_a_hole] == [((1, 3),)]
    assert statuses(again) == ["stored", "known", "stored"]
    assert [hole.missing for hole in still] == [((3, 3),)]
    assert meeting_state(meeting).holes == ()
    assert JournalEntry.objects.count() == 4
    assert ids(pack_of(client, meeting).json()["entries"]) == {
        entry["id"] for entry in (one, two, three, four)
    }


def test_after_the_seal_an_entry_is_kept_apart_once_and_told_to_nobody(client):
    meeting, secretary, *_others = an_evening(client)
    opened = told(meeting, secretary, "opened", 1)
    cursor = send(client, meeting, opened, cursor="")["cursor"]
    Meeting.objects.filter(pk=meeting.pk).update(state="sealed")
    late = told(meeting, secretary, "note", 2, text="Sau niêm phong")

    first = send(client, meeting, late, cursor=cursor)
    second = send(client, meeting, late, cursor=first["cursor"])

    assert (statuses(first), statuses(second)) == (["apart"], ["known"])
    assert first["answers"][0]["reason"]
    assert first["state"] == "sealed"
    assert ids(first["entries"]) | ids(second["entries"]) == {opened["id"]}
    assert JournalEntry.objects.filter(apart="after_seal").count() == 1


def test_two_devices_that_mark_one_member_differently_hear_of_each_other(client):
    meeting, secretary, deputy, members = an_evening(client)
    other = Client()
    other.force_login(deputy)
    person = str(members[0].pk)
    at = timezone.now()
    here = told(meeting, secretary, "marked", 1, at=at, person=person, state="present")
    later = at + timedelta(seconds=20)
    away = told(
        meeting, deputy, "marked", 1, device=TELEPHONE, at=later, person=person, state="absent"
    )

    theirs = send(other, meeting, away, cursor="", device=TELEPHONE)
    ours = send(client, meeting, here, cursor="", device=TABLET)
    theirs_then = send(other, meeting, cursor=theirs["cursor"], device=TELEPHONE)

    both = {here["id"], away["id"]}
    assert ids(ours["entries"]) == both
    assert ids(theirs["entries"]) | ids(theirs_then["entries"]) == both
    assert meeting_state(meeting).attendance[person].state == "absent"


@pytest.mark.django_db(transaction=True)
def test_an_entry_stored_while_another_device_looks_is_heard_at_the_next_look(client):
    meeting, secretary, deputy, _members = an_evening(client)
    other = Client()
    other.force_login(deputy)
    send(client, meeting, told(meeting, secretary, "opened", 1))
    waited = told(meeting, secretary, "note", 2, text="Chờ")
    stamped = timezone.now() - timedelta(minutes=5)

    def store():
        append_entries(meeting, [waited], actor=secretary, at=stamped)

    looked = at_once(store, lambda: send(other, meeting, cursor="", device=TELEPHONE))

    then = send(other, meeting, cursor=looked["cursor"], device=TELEPHONE)
    assert waited["id"] in ids(looked["entries"]) | ids(then["entries"])


@pytest.mark.django_db(transaction=True)
def test_two_devices_sending_at_once_are_both_heard_by_both(client):
    meeting, secretary, deputy, _members = an_evening(client)
    other = Client()
    other.force_login(deputy)
    start = pack_of(client, meeting).json()["cursor"]
    one = told(meeting, secretary, "opened", 1)
    two = told(meeting, deputy, "note", 1, device=TELEPHONE, text="Cùng lúc")
    heard = {}

    def send_one():
        heard["tablet"] = send(client, meeting, one, cursor=start, device=TABLET)

    heard["telephone"] = at_once(
        send_one, lambda: send(other, meeting, two, cursor=start, device=TELEPHONE)
    )

    for name, sender in (("tablet", client), ("telephone", other)):
        then = send(sender, meeting, cursor=heard[name]["cursor"], device=name)
        assert ids(heard[name]["entries"]) | ids(then["entries"]) == {one["id"], two["id"]}
