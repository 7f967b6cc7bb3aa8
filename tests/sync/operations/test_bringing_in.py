"""The file of a device that cannot send any more is brought in by hand."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from chibo.audit.models import AuditEntry
from chibo.meetings.models import JournalEntry, MeetingClerk
from chibo.meetings.operations.appending import append_entries
from chibo.membership.models import Post
from chibo.sync.operations.bringing_in import bring_in
from tests.factories import a_post
from tests.sync.factories import told
from tests.web.room.factories import a_branch_with, a_meeting_today

pytestmark = pytest.mark.django_db

NOW = timezone.now()


@pytest.fixture
def evening():
    branch, secretary, members = a_branch_with(4)
    clerk = members[0].user
    clerk_since = NOW - timedelta(hours=1)
    meeting = a_meeting_today(branch, secretary, at=NOW)
    MeetingClerk.objects.create(meeting=meeting, member=members[0], effective_from=clerk_since)
    return meeting, secretary, clerk


def statuses(answers):
    return [answer.status for answer in answers]


def last_deed():
    return AuditEntry.objects.filter(action="meetings.entries_appended").order_by("-pk").first()


def test_the_secretary_brings_in_what_a_clerk_recorded_and_the_record_names_both(evening):
    meeting, secretary, clerk = evening
    entries = [told(meeting, clerk, "opened", 1, at=NOW), told(meeting, clerk, "closed", 2, at=NOW)]

    answers = bring_in(meeting, entries, actor=secretary, at=NOW)

    assert statuses(answers) == ["stored", "stored"]
    assert set(JournalEntry.objects.values_list("actor", flat=True)) == {clerk.pk}
    deed = last_deed()
    assert (deed.actor_name, deed.facts["recorded_by"]) == (secretary.name, clerk.name)
    meeting.refresh_from_db()
    assert meeting.state == "closed"


def test_the_same_file_twice_is_known_and_leaves_no_second_entry_of_the_record(evening):
    meeting, secretary, clerk = evening
    entries = [told(meeting, clerk, "opened", 1, at=NOW)]

    bring_in(meeting, entries, actor=secretary, at=NOW)
    deed = last_deed()
    again = bring_in(meeting, entries, actor=secretary, at=NOW + timedelta(minutes=1))

    assert statuses(again) == ["known"]
    assert last_deed() == deed


def test_what_the_clerk_recorded_before_being_named_is_refused_as_if_the_clerk_had_sent_it(evening):
    meeting, secretary, clerk = evening
    early = told(meeting, clerk, "note", 1, at=NOW - timedelta(hours=2), text="Sớm")
    in_time = told(meeting, clerk, "note", 2, at=NOW, text="Đúng giờ")

    answers = bring_in(meeting, [early, in_time], actor=secretary, at=NOW)

    assert statuses(answers) == ["refused", "stored"]
    assert clerk.name in answers[0].reason


def test_who_led_on_the_day_of_the_deed_is_taken_though_the_term_ended_since(evening):
    meeting, secretary, _clerk = evening
    deputy = a_post(meeting.branch, "deputy", name="Hồ Sỹ Minh")
    Post.objects.filter(member__user=deputy).update(valid_until=NOW.date() + timedelta(days=1))
    entry = told(meeting, deputy, "note", 1, at=NOW, text="Trước khi thôi chức")
    after = told(meeting, deputy, "note", 2, at=NOW + timedelta(days=2), text="Sau khi thôi")

    answers = bring_in(meeting, [entry, after], actor=secretary, at=NOW + timedelta(days=3))

    assert statuses(answers) == ["stored", "refused"]


def test_a_clerk_brings_in_the_own_file_and_nothing_of_others(evening):
    meeting, secretary, clerk = evening
    own = told(meeting, clerk, "opened", 1, at=NOW)
    other = told(meeting, secretary, "note", 1, at=NOW, text="Của bí thư")

    answers = bring_in(meeting, [other, own], actor=clerk, at=NOW)

    assert statuses(answers) == ["refused", "stored"]
    assert answers[0].reason
    assert "recorded_by" not in last_deed().facts


def test_what_a_person_says_for_the_own_part_is_brought_in_by_nobody_else(evening):
    meeting, secretary, clerk = evening
    deputy = a_post(meeting.branch, "deputy", name="Hồ Sỹ Minh")
    entries = [
        told(meeting, clerk, "checked_in", 1, at=NOW, person=str(clerk.member.pk))
        | {"role": "self"},
        told(meeting, deputy, "countersigned", 1, at=NOW, entries=[]),
        told(meeting, clerk, "note", 2, at=NOW, text="x") | {"role": "system"},
        told(meeting, clerk, "note", 3, at=NOW, text="x") | {"role": ["clerk"]},
    ]

    answers = bring_in(meeting, entries, actor=secretary, at=NOW)

    assert statuses(answers) == ["refused"] * 4
    assert JournalEntry.objects.count() == 0


def test_a_service_account_is_nobody_whose_file_is_brought_in(evening):
    meeting, secretary, clerk = evening
    type(clerk).objects.filter(pk=clerk.pk).update(is_service=True)
    entry = told(meeting, clerk, "note", 1, at=NOW, text="x") | {"role": "system"}

    assert statuses(bring_in(meeting, [entry], actor=secretary, at=NOW)) == ["refused"]


@pytest.mark.parametrize("actor", ["999999", "²", "x" * 500, "9" * 40, None, {}, ["7"]])
def test_an_entry_of_nobody_is_refused_and_keeps_no_other_back(evening, actor):
    meeting, secretary, clerk = evening
    strange = told(meeting, clerk, "note", 1, at=NOW, text="x") | {"actor": actor}
    sound = told(meeting, clerk, "opened", 2, at=NOW)

    answers = bring_in(meeting, [strange, 7, sound], actor=secretary, at=NOW)

    assert statuses(answers) == ["refused", "refused", "stored"]


def test_entries_of_several_recorders_are_answered_in_the_order_of_the_file(evening):
    meeting, secretary, clerk = evening
    known = told(meeting, secretary, "opened", 1, at=NOW)
    append_entries(meeting, [known], actor=secretary, at=NOW)
    entries = [
        told(meeting, clerk, "note", 1, at=NOW, text="một"),
        known,
        told(meeting, clerk, "marked", 2, at=NOW, person="999999", state="absent"),
        told(meeting, secretary, "note", 2, at=NOW, text="hai"),
    ]

    answers = bring_in(meeting, entries, actor=secretary, at=NOW)

    assert statuses(answers) == ["stored", "known", "refused", "stored"]
    assert [answer.id for answer in answers] == [entry["id"] for entry in entries]


def test_a_member_who_does_not_record_brings_in_nothing(evening):
    meeting, _secretary, clerk = evening
    MeetingClerk.objects.all().delete()

    with pytest.raises(PermissionDenied):
        bring_in(meeting, [], actor=clerk, at=NOW)
