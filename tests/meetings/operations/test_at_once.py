"""Two people, or two devices, in the same moment: exactly one goes first."""

import pytest

from chibo.audit.models import AuditEntry
from chibo.meetings.errors import MeetingAlreadyPlanned, MeetingMovedOn
from chibo.meetings.models import JournalEntry, Meeting
from chibo.meetings.operations.appending import append_entries
from chibo.meetings.operations.convening import cancel, convene
from chibo.meetings.operations.projecting import rebuild_projections
from tests.at_once import at_once
from tests.factories import a_branch, a_member, a_secretary
from tests.meetings.factories import (
    EVE,
    HALF_PAST_SEVEN,
    a_convened_meeting,
    a_planned_meeting,
    a_prepared_meeting,
    an_entry,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def secretary():
    return a_secretary(a_branch())


@pytest.fixture
def branch(secretary):
    return secretary.member.stays.get().branch


def test_a_month_planned_twice_at_once_is_planned_once(branch, secretary):
    def plan():
        return a_planned_meeting(branch, secretary)

    with pytest.raises(MeetingAlreadyPlanned):
        at_once(plan, plan)

    assert Meeting.objects.count() == 1


def test_of_convening_and_cancelling_at_once_the_first_stands(branch, secretary):
    meeting = a_prepared_meeting(branch, secretary)
    seen_on_a_tablet = Meeting.objects.get(pk=meeting.pk)

    with pytest.raises(MeetingMovedOn):
        at_once(
            lambda: cancel(meeting, reason="Bão", actor=secretary, at=EVE),
            lambda: convene(seen_on_a_tablet, actor=secretary, at=EVE),
        )

    meeting.refresh_from_db()
    assert (meeting.state, meeting.roster.count()) == ("cancelled", 0)


def test_the_same_entry_sent_twice_at_once_is_stored_once(branch, secretary):
    meeting = a_convened_meeting(branch, secretary)
    opened = an_entry(meeting, secretary, "opened", seq=1)

    def send():
        return append_entries(meeting, [opened], actor=secretary, at=HALF_PAST_SEVEN)

    (answer,) = at_once(send, send)

    assert answer.status == "known"
    assert JournalEntry.objects.count() == 1
    assert AuditEntry.objects.filter(action="meetings.entries_appended").count() == 1


def test_two_devices_at_once_are_both_told(branch, secretary):
    members = [a_member(branch, name, with_account=True) for name in ("An Một", "An Hai")]
    meeting = a_convened_meeting(branch, secretary)

    def check_in(member):
        sign = an_entry(
            meeting, member.user, "checked_in", seq=1, role="self", person=str(member.pk)
        )
        return append_entries(meeting, [sign], actor=member.user, at=HALF_PAST_SEVEN)

    at_once(lambda: check_in(members[0]), lambda: check_in(members[1]))

    here = meeting.attendance.filter(state="present").order_by("name")
    assert [one.name for one in here] == ["An Hai", "An Một"]
    assert rebuild_projections(meeting) == {}
