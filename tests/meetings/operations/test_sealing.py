import pytest
from django.core.exceptions import PermissionDenied

from chibo.meetings.errors import MeetingMovedOn, QuestionsOpen
from chibo.meetings.models import Meeting
from chibo.meetings.operations.appending import append_entries
from chibo.meetings.operations.projecting import rebuild_projections
from chibo.meetings.operations.sealing import mark_sealed
from tests.factories import a_branch, a_member, a_secretary
from tests.meetings.factories import (
    AFTERWARDS,
    a_convened_meeting,
    an_entry,
    minutes_later,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary():
    return a_secretary(a_branch())


@pytest.fixture
def meeting(secretary):
    return a_convened_meeting(secretary.member.stays.get().branch, secretary)


def evening(meeting, secretary, *kinds):
    told = [
        an_entry(meeting, secretary, kind, at=minutes_later(seq), seq=seq)
        for seq, kind in enumerate(kinds, start=1)
    ]
    append_entries(meeting, told, actor=secretary, at=AFTERWARDS)


def test_a_closed_meeting_without_open_questions_is_sealed_once(meeting, secretary):
    evening(meeting, secretary, "opened", "rest_present", "closed")
    seen_on_a_tablet = Meeting.objects.get(pk=meeting.pk)

    sealed = mark_sealed(meeting, actor=secretary, at=AFTERWARDS)

    assert sealed.state == "sealed"
    assert rebuild_projections(sealed) == {}
    with pytest.raises(MeetingMovedOn):
        mark_sealed(seen_on_a_tablet, actor=secretary, at=AFTERWARDS)


def test_a_question_that_must_be_settled_stops_the_seal(meeting, secretary):
    evening(meeting, secretary, "opened", "closed")  # nobody said who was here

    with pytest.raises(QuestionsOpen):
        mark_sealed(meeting, actor=secretary, at=AFTERWARDS)

    meeting.refresh_from_db()
    assert meeting.state == "closed"


def test_only_who_leads_the_branch_seals(meeting, secretary):
    evening(meeting, secretary, "opened", "rest_present", "closed")
    member = a_member(meeting.branch, "Lê Văn Đông", with_account=True).user

    with pytest.raises(PermissionDenied):
        mark_sealed(meeting, actor=member, at=AFTERWARDS)
