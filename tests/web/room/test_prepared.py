"""Devices over HTTP: prepared, given their key, listed, revoked."""

import base64
import json
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from chibo.meetings.models import JournalEntry, MeetingClerk
from chibo.sync.models import PreparedDevice
from chibo.sync.operations.erasing import erase_keys
from tests.sync.factories import TABLET, ids, pack_of, send, told
from tests.web.room.factories import a_branch_with, a_meeting_today

pytestmark = pytest.mark.django_db

QUESTIONS, LOOK = 9, 14
KEY = base64.b64encode(bytes(range(32))).decode()
BROWSER = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Safari/537.36"


@pytest.fixture
def evening(client):
    branch, secretary, members = a_branch_with(4)
    meeting = a_meeting_today(branch, secretary)
    since = timezone.now() - timedelta(hours=1)
    MeetingClerk.objects.create(meeting=meeting, member=members[0], effective_from=since)
    client.force_login(secretary)
    return meeting, secretary, members


def prepare(client, meeting, **changed):
    body = json.dumps({"device": TABLET, "key": KEY} | changed)
    address = reverse("room:prepare", args=[meeting.pk])
    return client.post(
        address, body, content_type="application/json", headers={"user-agent": BROWSER}
    )


def key_of(client, meeting, device=TABLET):
    return client.get(reverse("room:key", args=[meeting.pk, device]))


def revoke(client, meeting, prepared):
    address = reverse("room:revoke", args=[meeting.pk, prepared.pk])
    return client.post(address, {"form_id": str(uuid4())})


def listed(client, meeting):
    return client.get(reverse("room:devices", args=[meeting.pk]))


def test_a_device_is_prepared_and_gets_its_key_back(client, evening):
    meeting, *_people = evening

    made = prepare(client, meeting)

    assert made.status_code == 201
    assert made.json()["keeps_until"] == pack_of(client, meeting).json()["keeps_until"]
    assert key_of(client, meeting).json() == {"key": KEY}
    assert PreparedDevice.objects.get().name == "Android · Chrome"


@pytest.mark.parametrize(
    "changed",
    [{"key": ""}, {"key": "%%%"}, {"key": 7}, {"key": KEY[:-8]}, {"key": "ê"}, {"device": None}],
)
def test_what_cannot_be_kept_is_refused_in_a_sentence(client, evening, changed):
    meeting, *_people = evening

    response = prepare(client, meeting, **changed)

    assert response.status_code == 400
    assert response.json()["reason"].endswith(".")


def test_another_account_finds_no_key(client, evening):
    meeting, _secretary, members = evening
    prepare(client, meeting)
    client.force_login(members[0].user)

    assert key_of(client, meeting).status_code == 404
    assert key_of(client, meeting, "unknown").status_code == 404


def test_after_the_meeting_is_over_nothing_is_prepared(client, evening):
    meeting, *_people = evening
    type(meeting).objects.filter(pk=meeting.pk).update(state="sealed")

    assert prepare(client, meeting).status_code == 409


def test_a_revoked_device_gets_nothing_but_hands_in_what_it_still_has(client, evening):
    meeting, secretary, _members = evening
    prepare(client, meeting)
    send(client, meeting, told(meeting, secretary, "opened", 1, device="another"))
    revoke(client, meeting, PreparedDevice.objects.get())
    own = told(meeting, secretary, "note", 1, text="Còn trong máy")

    answer = send(client, meeting, own, cursor="", device=TABLET, waiting=0)

    assert (answer["revoked"], answer["entries"]) == (True, [])
    assert not {"texts", "differences"} & set(answer)
    assert answer["answers"][0]["status"] == "stored"
    assert JournalEntry.objects.count() == 2
    assert key_of(client, meeting).status_code == 410
    assert pack_of(client, meeting, device=TABLET).status_code == 410
    assert pack_of(client, meeting, device="another").status_code == 200
    assert prepare(client, meeting).status_code == 410


def test_a_device_whose_days_are_over_is_told_so(client, evening):
    meeting, *_people = evening
    prepare(client, meeting)
    long_ago = timezone.now() - timedelta(days=20)
    type(meeting).objects.filter(pk=meeting.pk).update(planned_at=long_ago)
    PreparedDevice.objects.update(keeps_until=long_ago + timedelta(days=15))

    assert send(client, meeting, cursor="", device=TABLET)["revoked"]
    assert key_of(client, meeting).status_code == 410


def test_who_opens_it_anew_after_its_days_keeps_it_until_the_next_day(client, evening):
    meeting, *_people = evening
    prepare(client, meeting)
    long_ago = timezone.now() - timedelta(days=20)
    type(meeting).objects.filter(pk=meeting.pk).update(planned_at=long_ago)
    PreparedDevice.objects.update(keeps_until=long_ago + timedelta(days=15))
    shut = send(client, meeting, cursor="", device=TABLET)["revoked"]

    pack = pack_of(client, meeting, device=TABLET).json()

    left = datetime.fromisoformat(pack["keeps_until"]) - timezone.now()
    answer = send(client, meeting, cursor="", device=TABLET)
    assert shut
    assert timedelta(days=1) <= left <= timedelta(days=2)
    assert (answer["revoked"], answer["keeps_until"]) == (False, pack["keeps_until"])
    assert prepare(client, meeting).json()["keeps_until"] == pack["keeps_until"]


def test_a_key_that_was_erased_is_not_here_and_one_that_cannot_be_read_is_waited_for(
    client, evening, settings
):
    meeting, *_people = evening
    prepare(client, meeting)
    settings.SECRET_KEY = "another"
    client.force_login(_people[0])
    unreadable = key_of(client, meeting)
    PreparedDevice.objects.update(escrow="")

    assert unreadable.status_code == 503
    assert key_of(client, meeting).status_code == 404


def test_when_the_meeting_is_postponed_its_devices_keep_it_longer(client, evening):
    meeting, *_people = evening
    prepare(client, meeting)
    in_a_month = timezone.now() + timedelta(days=30)
    type(meeting).objects.filter(pk=meeting.pk).update(planned_at=in_a_month)

    answer = send(client, meeting, cursor="", device=TABLET)

    assert answer["keeps_until"] == pack_of(client, meeting).json()["keeps_until"]
    assert PreparedDevice.objects.get().keeps_until > in_a_month
    assert erase_keys(at=in_a_month) == 0
    assert key_of(client, meeting).json() == {"key": KEY}


def test_the_device_of_another_account_with_the_same_id_is_another_device(client, evening):
    meeting, _secretary, members = evening
    prepare(client, meeting)
    revoke(client, meeting, PreparedDevice.objects.get())
    client.force_login(members[0].user)

    assert not send(client, meeting, cursor="", device=TABLET)["revoked"]
    assert prepare(client, meeting).status_code == 201


def test_the_secretary_sees_whose_device_is_how_far(client, evening):
    meeting, secretary, members = evening
    client.force_login(members[0].user)
    prepare(client, meeting)
    third = told(meeting, members[0].user, "note", 3, text="x")
    send(client, meeting, third, cursor="", device=TABLET, waiting=2)
    client.force_login(secretary)

    page = listed(client, meeting)

    (standing,) = page.context["standings"]
    assert (standing.missing, standing.missing_number) == ("1-2", 2)
    assert standing.prepared.waiting == 2
    assert members[0].full_name in page.content.decode()


@pytest.mark.parametrize("waiting", [-1, 10**9, "2", True, None, 1.5])
def test_a_number_that_is_none_is_not_taken_for_one(client, evening, waiting):
    meeting, *_people = evening
    prepare(client, meeting)

    send(client, meeting, cursor="", device=TABLET, waiting=waiting)

    assert PreparedDevice.objects.get().waiting is None
    assert PreparedDevice.objects.get().heard_at is not None


def test_a_clerk_sees_and_revokes_the_own_device_only(client, evening):
    meeting, _secretary, members = evening
    prepare(client, meeting)
    of_the_secretary = PreparedDevice.objects.get()
    client.force_login(members[0].user)
    prepare(client, meeting)
    own = PreparedDevice.objects.exclude(pk=of_the_secretary.pk).get()

    seen = listed(client, meeting).context["standings"]

    assert [one.prepared for one in seen] == [own]
    assert revoke(client, meeting, of_the_secretary).status_code == 404
    assert revoke(client, meeting, own).status_code == 302


def test_the_page_asks_the_same_with_one_device_and_with_three(
    client, evening, django_assert_num_queries
):
    meeting, *_people = evening
    listed(client, meeting)
    prepare(client, meeting)
    with django_assert_num_queries(QUESTIONS):
        listed(client, meeting)
    for number in range(2):
        prepare(client, meeting, device=f"device {number}")

    with django_assert_num_queries(QUESTIONS):
        page = listed(client, meeting)

    assert len(page.context["standings"]) == 3


def test_an_exchange_asks_the_same_with_one_entry_and_with_many(
    client, evening, django_assert_num_queries
):
    meeting, secretary, _members = evening
    prepare(client, meeting)
    send(client, meeting, told(meeting, secretary, "opened", 1))

    with django_assert_num_queries(LOOK):
        send(client, meeting, cursor="", device=TABLET)
    send(client, meeting, *[told(meeting, secretary, "note", n, text="x") for n in range(2, 9)])
    with django_assert_num_queries(LOOK):
        answer = send(client, meeting, cursor="", device=TABLET)

    assert len(ids(answer["entries"])) == 8
