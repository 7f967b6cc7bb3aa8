"""A meeting is held online when more than the rule's share of the members cannot come together."""

import pytest

from chibo.audit.models import AuditEntry
from chibo.meetings.errors import ModeNeedsApproval, RemoteShareNotReached, VideoAddressWrong
from chibo.meetings.operations.planning import change_plan
from chibo.meetings.queries.remote import scattered_on
from chibo.membership.models import Duty
from tests.factories import a_branch, a_member, a_secretary
from tests.meetings.factories import DECEMBER, NOVEMBER_25, a_planned_meeting

pytestmark = pytest.mark.django_db
ONLINE = {
    "mode": "online",
    "mode_reason": "Đảng viên ở nhiều tỉnh",
    "mode_approved_by": "Đảng ủy phường",
    "mode_ground": "special_nature",
}


@pytest.fixture
def world():
    """A branch of ten who can be asked, two exempt and one suspended."""
    branch = a_branch()
    secretary = a_secretary(branch)
    members = [a_member(branch, f"Nguyễn Văn {n}") for n in range(12)]
    for member, duty in zip(members, [Duty.EXEMPT] * 2 + [Duty.SUSPENDED], strict=False):
        member.stays.update(duty=duty)
    members[5].stays.update(duty=Duty.AWAY)
    return branch, secretary


def test_exempt_and_suspended_members_are_not_counted(world):
    branch, _secretary = world

    found = scattered_on(branch, DECEMBER)

    assert (found.over, found.away, found.share.words) == (10, 1, "1/2")


@pytest.mark.parametrize(("away", "is_allowed"), [(None, False), (5, False), (6, True)])
def test_more_than_half_must_be_away(world, away, is_allowed):
    branch, secretary = world

    if is_allowed:
        assert a_planned_meeting(branch, secretary, **ONLINE, members_away=away).members_away == 6
        return
    with pytest.raises(RemoteShareNotReached) as refusal:
        a_planned_meeting(branch, secretary, **ONLINE, members_away=away)
    assert (refusal.value.told.away, refusal.value.told.over) == (away or 0, 10)


def test_with_a_reason_it_is_held_all_the_same_and_the_record_has_the_reason(world):
    branch, secretary = world

    a_planned_meeting(
        branch, secretary, **ONLINE, members_away=3, beyond_rule_reason="Đảng ủy yêu cầu"
    )

    facts = AuditEntry.objects.get(action="meetings.planned").facts
    assert facts["beyond_rule_reason"] == "Đảng ủy yêu cầu"


def test_the_ground_is_one_of_the_two_of_the_guidance(world):
    branch, secretary = world

    with pytest.raises(ModeNeedsApproval):
        a_planned_meeting(branch, secretary, **{**ONLINE, "mode_ground": ""}, members_away=9)


def test_a_plan_that_becomes_an_online_one_is_asked_as_well(world):
    branch, secretary = world
    meeting = a_planned_meeting(branch, secretary)

    with pytest.raises(RemoteShareNotReached):
        change_plan(meeting, actor=secretary, at=NOVEMBER_25, **ONLINE, members_away=2)

    meeting.refresh_from_db()
    assert meeting.mode == "in_person"


@pytest.mark.parametrize("mode", ["mixed", "by_groups"])
def test_where_members_also_come_together_no_share_is_asked(world, mode):
    branch, secretary = world

    assert a_planned_meeting(branch, secretary, **{**ONLINE, "mode": mode}).mode == mode


def test_an_address_that_is_not_encrypted_is_refused_with_the_plan(world):
    branch, secretary = world

    with pytest.raises(VideoAddressWrong):
        a_planned_meeting(branch, secretary, video_url="http://hop.example.vn/1")
