"""A device is prepared, its key comes back to its owner, it is revoked; a sweep erases keys."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from chibo.audit.models import AuditEntry
from chibo.meetings.models import Meeting, MeetingClerk
from chibo.meetings.operations.appending import append_entries
from chibo.membership.models import Post
from chibo.sync.errors import DeviceShut, KeyUnreadable, MeetingNotKept, NotPrepared
from chibo.sync.models import PreparedDevice
from chibo.sync.operations.erasing import erase_keys, forget_devices
from chibo.sync.operations.preparing import give_back_key, prepare_device, revoke_device
from tests.at_once import at_once
from tests.sync.factories import TABLET, told
from tests.web.room.factories import a_branch_with, a_meeting_today

KEY, OTHER_KEY = bytes(range(32)), bytes(32)
NOW = timezone.now()
pytestmark = pytest.mark.django_db


@pytest.fixture
def evening():
    branch, secretary, members = a_branch_with(4)
    return a_meeting_today(branch, secretary, at=NOW), secretary, members


def prepared_by(actor, meeting, key=KEY, *, at=NOW, device=TABLET):
    return prepare_device(meeting, device, key, name="Android · Chrome", actor=actor, at=at)


def deeds():
    found = AuditEntry.objects.filter(action__startswith="sync.").order_by("pk")
    return [one.action.removeprefix("sync.") for one in found]


def test_the_key_comes_back_as_it_was_and_lies_encrypted(evening):
    meeting, secretary, _members = evening

    prepared = prepared_by(secretary, meeting)

    stored = PreparedDevice.objects.get().escrow
    assert KEY.hex() not in stored
    assert KEY not in stored.encode()
    assert give_back_key(prepared, actor=secretary, at=NOW) == KEY
    assert deeds() == ["prepared", "key_given_back"]


def test_the_same_device_with_the_same_key_is_prepared_once(evening):
    meeting, secretary, _members = evening

    prepared_by(secretary, meeting)
    prepared_by(secretary, meeting)

    assert (PreparedDevice.objects.count(), deeds()) == (1, ["prepared"])


def test_the_same_device_with_another_key_keeps_the_one_that_it_has_now(evening):
    meeting, secretary, _members = evening
    prepared_by(secretary, meeting)

    again = prepared_by(secretary, meeting, OTHER_KEY)

    assert give_back_key(again, actor=secretary, at=NOW) == OTHER_KEY
    assert PreparedDevice.objects.count() == 1


@pytest.mark.parametrize(
    ("device", "key"),
    [("", KEY), ("x" * 81, KEY), ("a\0b", KEY), (TABLET, b""), (TABLET, KEY + b"1")],
)
def test_what_is_no_device_with_a_key_is_refused(evening, device, key):
    meeting, secretary, _members = evening

    with pytest.raises(NotPrepared):
        prepared_by(secretary, meeting, key, device=device)


def test_a_member_who_does_not_record_prepares_nothing(evening):
    meeting, _secretary, members = evening
    member = members[0]

    with pytest.raises(PermissionDenied):
        prepared_by(member.user, meeting)


@pytest.mark.parametrize("state", ["sealed", "cancelled"])
def test_a_meeting_that_is_over_is_not_prepared(evening, state):
    meeting, secretary, _members = evening
    Meeting.objects.filter(pk=meeting.pk).update(state=state)
    meeting.refresh_from_db()

    with pytest.raises(MeetingNotKept):
        prepared_by(secretary, meeting)


def test_when_its_days_are_over_it_gets_no_key_until_it_is_prepared_anew_for_a_day(evening):
    meeting, secretary, _members = evening
    prepared = prepared_by(secretary, meeting)
    later = prepared.keeps_until

    with pytest.raises(DeviceShut):
        give_back_key(prepared, actor=secretary, at=later)
    again = prepared_by(secretary, meeting, at=later)

    assert again.keeps_until == later + timedelta(days=2)
    assert give_back_key(again, actor=secretary, at=later) == KEY


def test_nobody_else_gets_the_key_not_even_who_leads(evening):
    meeting, secretary, members = evening
    clerk = members[0]
    MeetingClerk.objects.create(meeting=meeting, member=clerk, effective_from=NOW)
    prepared = prepared_by(clerk.user, meeting)

    with pytest.raises(PermissionDenied):
        give_back_key(prepared, actor=secretary, at=NOW)


def test_who_led_until_yesterday_still_gets_the_own_key(evening):
    """What was recorded in good faith must still come out; each entry is judged by its hour."""
    meeting, secretary, _members = evening
    prepared = prepared_by(secretary, meeting)
    Post.objects.filter(member__user=secretary).update(valid_until=NOW.date())
    del secretary.__dict__["_rights"]

    assert give_back_key(prepared, actor=secretary, at=NOW + timedelta(days=2)) == KEY


def test_a_key_under_an_older_key_of_the_installation_opens_until_that_is_thrown_away(
    evening, settings
):
    meeting, secretary, _members = evening
    prepared = prepared_by(secretary, meeting)
    old = settings.SECRET_KEY

    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another", [old]
    assert give_back_key(prepared, actor=secretary, at=NOW) == KEY

    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(KeyUnreadable):
        give_back_key(prepared, actor=secretary, at=NOW)


def test_a_revoked_device_has_no_key_any_more_and_cannot_be_prepared_again(evening):
    meeting, secretary, members = evening
    clerk = members[0]
    MeetingClerk.objects.create(meeting=meeting, member=clerk, effective_from=NOW)
    prepared = prepared_by(clerk.user, meeting)

    revoke_device(prepared, actor=secretary, at=NOW)
    revoke_device(prepared, actor=clerk.user, at=NOW + timedelta(hours=1))

    prepared.refresh_from_db()
    assert (prepared.escrow, prepared.revoked_by) == ("", secretary)
    assert deeds() == ["prepared", "revoked"]
    with pytest.raises(DeviceShut):
        give_back_key(prepared, actor=clerk.user, at=NOW)
    with pytest.raises(DeviceShut):
        prepared_by(clerk.user, meeting)


def test_a_clerk_does_not_revoke_the_device_of_the_secretary(evening):
    meeting, secretary, members = evening
    clerk = members[0]
    MeetingClerk.objects.create(meeting=meeting, member=clerk, effective_from=NOW)
    prepared = prepared_by(secretary, meeting)

    with pytest.raises(PermissionDenied):
        revoke_device(prepared, actor=clerk.user, at=NOW)


def sealed(meeting, *, waiting, heard=timedelta(hours=3)):
    Meeting.objects.filter(pk=meeting.pk).update(state="sealed", closed_at=NOW + timedelta(hours=2))
    PreparedDevice.objects.update(waiting=waiting, heard_at=NOW + heard)
    return erase_keys(at=NOW + timedelta(days=1))


def sent(meeting, secretary, *numbers):
    entries = [told(meeting, secretary, "note", one, at=NOW, text="x") for one in numbers]
    append_entries(meeting, entries, actor=secretary, at=NOW)


def test_after_the_seal_the_key_of_a_device_that_sent_all_is_erased(evening):
    meeting, secretary, _members = evening
    prepared_by(secretary, meeting)
    sent(meeting, secretary, 1, 2)

    assert sealed(meeting, waiting=0) == 1
    assert erase_keys(at=NOW + timedelta(days=1)) == 0


def test_a_device_that_recorded_nothing_has_nothing_left_either(evening):
    meeting, secretary, _members = evening
    prepared_by(secretary, meeting)

    assert sealed(meeting, waiting=0) == 1


@pytest.mark.parametrize("waiting", [None, 1])
def test_the_key_stays_while_something_waits_or_nobody_knows(evening, waiting):
    meeting, secretary, _members = evening
    prepared_by(secretary, meeting)
    sent(meeting, secretary, 1, 2)

    assert sealed(meeting, waiting=waiting) == 0


def test_the_key_stays_while_a_number_is_missing_or_the_device_was_not_heard_of_since(evening):
    meeting, secretary, _members = evening
    prepared_by(secretary, meeting)
    sent(meeting, secretary, 1, 3)

    with_a_hole = sealed(meeting, waiting=0)
    sent(meeting, secretary, 2)

    assert with_a_hole == 0
    assert sealed(meeting, waiting=0, heard=timedelta(hours=1)) == 0
    assert sealed(meeting, waiting=0) == 1


def test_before_the_seal_a_key_stays_until_its_days_are_over(evening):
    meeting, secretary, _members = evening
    prepared = prepared_by(secretary, meeting)

    assert erase_keys(at=prepared.keeps_until - timedelta(seconds=1)) == 0
    assert erase_keys(at=prepared.keeps_until) == 1
    assert deeds() == ["prepared"]


def test_the_sweep_keeps_the_key_of_a_meeting_that_was_postponed_meanwhile(evening):
    meeting, secretary, _members = evening
    prepared = prepared_by(secretary, meeting)
    was = prepared.keeps_until
    Meeting.objects.filter(pk=meeting.pk).update(planned_at=NOW + timedelta(days=30))

    assert erase_keys(at=was + timedelta(days=1)) == 0
    assert erase_keys(at=was + timedelta(days=40)) == 1


def test_the_row_goes_when_its_rule_says_so_and_never_with_a_key_in_it(evening):
    meeting, secretary, _members = evening
    prepared = prepared_by(secretary, meeting)
    years_later = prepared.keeps_until + timedelta(days=800)

    with_a_key = forget_devices(at=years_later)
    erase_keys(at=prepared.keeps_until)

    assert with_a_key == 0
    assert forget_devices(at=prepared.keeps_until + timedelta(days=300)) == 0
    assert forget_devices(at=years_later) == 1


@pytest.mark.django_db(transaction=True)
def test_a_device_prepared_twice_at_once_is_one(evening):
    meeting, secretary, _members = evening

    def prepare():
        return prepared_by(secretary, meeting)

    at_once(prepare, prepare)

    assert (PreparedDevice.objects.count(), deeds()) == (1, ["prepared"])
