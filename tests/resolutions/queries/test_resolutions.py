from datetime import date

import pytest

from chibo.meetings.lifecycle import State
from chibo.meetings.models import Meeting
from chibo.resolutions.models import Resolution
from chibo.resolutions.queries.resolutions import last_resolution_before, visible_resolutions
from tests.factories import a_branch, a_secretary, an_administrator, an_officer
from tests.resolutions.factories import (
    DECEMBER_3,
    JANUARY_4,
    NOVEMBER_3,
    a_draft,
    a_held_meeting,
    a_put_resolution,
    a_staffed_branch,
    an_adopted_resolution,
)

pytestmark = pytest.mark.django_db

DAY = date(2026, 12, 10)


def _seen(user):
    return list(visible_resolutions(user, on=DAY))


def test_a_draft_is_seen_by_the_committee_and_by_members_once_it_was_put():
    branch, secretary, dung = a_staffed_branch()
    hidden = a_draft(a_held_meeting(branch, at=JANUARY_4), secretary)
    put, _digest = a_put_resolution(a_held_meeting(branch, at=DECEMBER_3), secretary)

    assert (_seen(secretary), _seen(dung.user)) == ([hidden, put], [put])


def test_a_post_above_sees_sealed_resolutions_and_a_stranger_none():
    branch, secretary, _dung = a_staffed_branch()
    officer = an_officer(branch.parent)
    neighbour = a_secretary(a_branch("Chi bộ bên", under=branch.parent), name="Võ Bên")
    resolution = an_adopted_resolution(a_held_meeting(branch), secretary)
    before = _seen(officer)
    Meeting.objects.update(state=State.SEALED)

    assert (before, _seen(officer)) == ([], [resolution])
    assert (_seen(neighbour), _seen(an_administrator())) == ([], [])


def test_a_sealed_meeting_shows_no_draft_upwards():
    branch, secretary, _dung = a_staffed_branch()
    a_draft(a_held_meeting(branch), secretary)
    Meeting.objects.update(state=State.SEALED)

    assert _seen(an_officer(branch.parent)) == []


def test_the_last_resolution_is_the_adopted_one_of_the_latest_meeting_before():
    branch, secretary, _dung = a_staffed_branch()
    an_adopted_resolution(a_held_meeting(branch, at=NOVEMBER_3), secretary)
    last = an_adopted_resolution(a_held_meeting(branch, at=DECEMBER_3), secretary)
    meeting = a_held_meeting(branch, at=JANUARY_4)
    a_draft(meeting, secretary)

    assert last_resolution_before(meeting) == last
    assert last_resolution_before(Meeting.objects.earliest("planned_at")) is None


@pytest.mark.parametrize("number", [1, 3])
def test_a_list_of_resolutions_is_two_questions(number, django_assert_num_queries):
    branch, secretary, dung = a_staffed_branch()
    for day in range(1, number + 1):
        at = NOVEMBER_3.replace(day=day)
        meeting = a_held_meeting(branch, at=at, kind="extraordinary")
        a_put_resolution(meeting, secretary)

    with django_assert_num_queries(2):
        lines = [
            (row.branch.name, row.meeting.month) for row in visible_resolutions(dung.user, on=DAY)
        ]

    assert (len(lines), Resolution.objects.count()) == (number, number)
