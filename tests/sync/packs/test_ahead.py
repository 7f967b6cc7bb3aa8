"""Who leads and who writes, as a device knows it before the opening."""

import pytest

from chibo.meetings.models import RosterLine
from chibo.meetings.operations.clerks import name_clerk
from chibo.membership.models import PostKind
from chibo.sync.evening import read_evening
from chibo.sync.packs.ahead import ahead_pack
from tests.factories import a_post
from tests.web.room.factories import a_branch_with, a_meeting_today

pytestmark = pytest.mark.django_db


def before_the_opening(meeting):
    return ahead_pack(read_evening(meeting, at=meeting.planned_at))


def test_the_secretary_leads_and_the_clerk_named_before_writes():
    branch, secretary, members = a_branch_with(4)
    meeting = a_meeting_today(branch, secretary)
    name_clerk(
        meeting,
        members[1],
        effective_from=meeting.planned_at,
        actor=secretary,
        at=meeting.planned_at,
    )

    ahead = before_the_opening(meeting)

    assert ahead == {"chair": str(secretary.member.pk), "clerk": str(members[1].pk)}


def test_where_the_secretary_is_excused_the_deputy_leads_and_no_clerk_is_guessed():
    branch, secretary, _members = a_branch_with(4)
    deputy = a_post(branch, PostKind.DEPUTY, name="Hồ Sỹ Minh")
    meeting = a_meeting_today(branch, secretary)
    RosterLine.objects.filter(meeting=meeting, member=secretary.member).update(
        answer="asks_excuse",
        answered_at=meeting.planned_at,
        excuse_accepted_at=meeting.planned_at,
    )

    assert before_the_opening(meeting) == {"chair": str(deputy.member.pk), "clerk": None}
