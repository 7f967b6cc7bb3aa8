"""How a member comes: by the code of the hall, or to the video room of an online meeting."""

from datetime import timedelta

import pytest

from chibo.kernel.days import day_of
from chibo.meetings.models import JournalEntry, MeetingKind
from chibo.meetings.operations.appending import append_entries
from chibo.meetings.operations.convening import convene, postpone
from tests.factories import a_branch, a_committee, a_member, a_secretary
from tests.meetings.factories import (
    EVE,
    HALF_PAST_SEVEN,
    a_convened_meeting,
    a_prepared_meeting,
    an_entry,
    code_at,
    minutes_later,
)

pytestmark = pytest.mark.django_db
ONLINE = {
    "mode": "mixed",
    "mode_reason": "Đảng viên đi làm xa",
    "mode_approved_by": "Đảng ủy phường",
}


@pytest.fixture
def branch():
    return a_branch()


@pytest.fixture
def secretary(branch):
    return a_secretary(branch)


@pytest.fixture
def member(branch):
    return a_member(branch, "Nguyễn Thị Liên", with_account=True)


def comes(meeting, member, kind="checked_in", *, at=HALF_PAST_SEVEN, received_at=None, **payload):
    entry = an_entry(meeting, member.user, kind, at=at, role="self", **payload)
    entry["payload"] |= {"person": str(member.pk)}
    [answer] = append_entries(meeting, [entry], actor=member.user, at=received_at or at)
    return answer.status


def test_the_code_of_the_hall_lets_a_member_in_and_is_not_kept(branch, secretary, member):
    meeting = a_convened_meeting(branch, secretary)

    status = comes(meeting, member, means="typed", code=code_at(meeting, HALF_PAST_SEVEN))

    assert status == "stored"
    assert JournalEntry.objects.get().payload == {"person": str(member.pk), "means": "typed"}
    assert meeting.attendance.get(member=member).strength == "own"


@pytest.mark.parametrize("code", ["", "AAAAAA", "0O1I0O", "A" * 41, 7, None])
def test_without_the_right_code_nobody_checks_in(branch, secretary, member, code):
    meeting = a_convened_meeting(branch, secretary)

    assert comes(meeting, member, code=code) == "refused"
    assert not JournalEntry.objects.exists()


@pytest.mark.parametrize("means", ["code", "typed", "card"])
def test_whatever_means_a_telephone_names_it_needs_the_code(branch, secretary, member, means):
    meeting = a_convened_meeting(branch, secretary)

    assert comes(meeting, member, means=means, code="") == "refused"


def test_the_code_of_another_meeting_opens_no_door(branch, secretary, member):
    meeting = a_convened_meeting(branch, secretary)
    elsewhere = a_branch("Chi bộ 2")
    other = a_convened_meeting(elsewhere, a_secretary(elsewhere, name="Người Khác"))

    assert comes(meeting, member, code=code_at(other, HALF_PAST_SEVEN)) == "refused"


def test_a_coming_noted_without_a_network_counts_when_it_arrives_and_not_two_days_later(
    branch, secretary, member
):
    meeting = a_convened_meeting(branch, secretary)
    other = a_member(branch, "Lê Văn Đông", with_account=True)

    in_the_night = comes(meeting, member, received_at=HALF_PAST_SEVEN + timedelta(hours=4))
    too_late = comes(meeting, other, received_at=HALF_PAST_SEVEN + timedelta(hours=48))

    assert (in_the_night, too_late) == ("stored", "refused")


def test_the_code_of_the_beginning_is_worth_nothing_an_hour_later(branch, secretary, member):
    meeting = a_convened_meeting(branch, secretary)
    noted = code_at(meeting, HALF_PAST_SEVEN)

    assert comes(meeting, member, at=minutes_later(60), code=noted) == "refused"


def test_who_went_out_comes_in_again_by_the_code_and_by_nothing_else(branch, secretary, member):
    meeting = a_convened_meeting(branch, secretary)
    comes(meeting, member)
    comes(meeting, member, "left", at=minutes_later(10))

    assert comes(meeting, member, "rejoined", at=minutes_later(20)) == "refused"
    assert comes(meeting, member, at=minutes_later(20)) == "stored"


def test_a_card_is_recorded_by_the_clerk_and_by_nobody_else(branch, secretary, member):
    meeting = a_convened_meeting(branch, secretary)
    card = {"person": str(member.pk), "means": "card"}

    def shown_to(user):
        entry = an_entry(meeting, user, "checked_in", role="card", **card)
        return append_entries(meeting, [entry], actor=user, at=HALF_PAST_SEVEN)[0].status

    assert (shown_to(member.user), shown_to(secretary)) == ("refused", "stored")


def test_a_meeting_put_off_has_other_codes(branch, secretary):
    meeting = a_convened_meeting(branch, secretary)
    before = meeting.check_in_secret
    later = HALF_PAST_SEVEN + timedelta(days=1)
    meeting = postpone(meeting, planned_at=later, reason="Mưa lũ", actor=secretary, at=EVE)

    again = convene(meeting, actor=secretary, at=EVE).meeting

    assert "" not in (before, again.check_in_secret)
    assert before != again.check_in_secret


def test_branches_that_meet_together_sit_before_one_screen():
    commune = a_committee()
    inviting, joining = a_branch("Chi bộ 1", under=commune), a_branch("Chi bộ 2", under=commune)
    first, second = a_secretary(inviting), a_secretary(joining, name="Người Hai")
    joint = a_prepared_meeting(inviting, first, kind=MeetingKind.JOINT)
    joined = a_prepared_meeting(joining, second, kind=MeetingKind.JOINT, joined_to=joint)

    secrets = {
        convene(one, actor=who, at=EVE).meeting.check_in_secret
        for one, who in ((joined, second), (joint, first))
    }

    assert len(secrets) == 1
    assert "" not in secrets


def test_a_member_joins_an_online_meeting_without_a_code_and_leaves_it(branch, secretary, member):
    meeting = a_convened_meeting(branch, secretary, **ONLINE)

    joined = comes(meeting, member, "remote_joined", at=minutes_later(1))
    left = comes(meeting, member, "remote_left", at=minutes_later(50))

    told = meeting.attendance.get(member=member)
    assert (joined, left, told.state, told.is_remote) == ("stored", "stored", "present", True)
    assert day_of(told.came_at) == day_of(HALF_PAST_SEVEN)


def test_nobody_joins_a_meeting_in_person_from_home(branch, secretary, member):
    meeting = a_convened_meeting(branch, secretary)

    assert comes(meeting, member, "remote_joined") == "refused"
    assert not JournalEntry.objects.exists()
