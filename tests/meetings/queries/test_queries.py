from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chibo.meetings.models import Meeting
from chibo.meetings.operations.appending import append_entries
from chibo.meetings.operations.convening import cancel
from chibo.meetings.queries.attendance import attendance_of, excused_in_a_row
from chibo.meetings.queries.journal import entries_apart, meeting_state
from chibo.meetings.queries.months import months_of
from chibo.meetings.queries.questions import must_questions, open_questions
from chibo.meetings.queries.roster import roster_differences
from chibo.membership.models import Duty, Standing, Stay
from tests.factories import a_branch, a_member, a_secretary
from tests.meetings.factories import (
    AFTERWARDS,
    EVE,
    HALF_PAST_SEVEN,
    a_convened_meeting,
    a_planned_meeting,
    an_entry,
    minutes_later,
)

pytestmark = pytest.mark.django_db

YEAR_END = date(2026, 12, 31)


@pytest.fixture
def branch():
    return a_branch()


@pytest.fixture
def secretary(branch):
    return a_secretary(branch)


def hold(branch, secretary, month, states, *, day=3):
    """Hold the monthly meeting of ``month``; the others are here."""
    planned_at = datetime(month.year, month.month, day, 12, 30, tzinfo=UTC)
    meeting = a_convened_meeting(
        branch, secretary, month=month, planned_at=planned_at, at=planned_at - timedelta(days=2)
    )
    told = [
        an_entry(meeting, secretary, "opened", at=planned_at),
        *(
            an_entry(
                meeting, secretary, "marked", at=planned_at,
                person=str(member.pk), state=state, reason="Ốm",
            )
            for member, state in states.items()
        ),
        an_entry(meeting, secretary, "rest_present", at=planned_at),
        an_entry(meeting, secretary, "closed", at=planned_at + timedelta(minutes=90)),
    ]  # fmt: skip
    append_entries(meeting, told, actor=secretary, at=planned_at + timedelta(hours=3))
    meeting.refresh_from_db()
    return meeting


def test_attendance_is_listed_in_the_order_of_names(branch, secretary):
    for name in ("Trần Thị Dung", "Lê Văn Đông", "Bùi Văn An"):
        a_member(branch, name)
    meeting = hold(branch, secretary, date(2026, 12, 1), {})

    assert [one.name for one in attendance_of(meeting)] == [
        "Bùi Văn An", "Trần Thị Dung", "Lê Văn Đông", "Bùi Xuân Niềm",
    ]  # fmt: skip


def test_a_third_and_a_fourth_excused_absence_in_a_row_are_seen(branch, secretary):
    often, thrice, ended, exempt = (
        a_member(branch, name) for name in ("An Một", "An Hai", "An Ba", "An Bốn")
    )
    Stay.objects.filter(member=exempt).update(valid_until=date(2026, 10, 1))
    Stay.objects.create(
        member=exempt, branch=branch, standing=Standing.OFFICIAL, duty=Duty.EXEMPT,
        valid_from=date(2026, 10, 1), valid_until=date(2026, 11, 1),
    )  # fmt: skip
    Stay.objects.create(
        member=exempt, branch=branch, standing=Standing.OFFICIAL, valid_from=date(2026, 11, 1)
    )
    months = {
        8: [often, ended, exempt],
        9: [often, thrice, ended, exempt],
        10: [often, thrice, ended],  # the fourth was exempt
        11: [often, thrice, exempt],
    }
    for month, away in months.items():
        hold(branch, secretary, date(2026, month, 1), dict.fromkeys(away, "excused"))
    cancel(a_planned_meeting(branch, secretary), reason="Bão", actor=secretary, at=EVE)

    rows = excused_in_a_row(branch, on=YEAR_END)

    assert [(row.name, row.times, row.since, row.strength) for row in rows] == [
        ("An Một", 4, date(2026, 8, 1), "notice"),
        ("An Bốn", 3, date(2026, 8, 1), "warning"),
        ("An Hai", 3, date(2026, 9, 1), "warning"),
    ]
    assert excused_in_a_row(branch, on=date(2026, 10, 31))[0].times == 3


def test_who_left_the_branch_is_not_named(branch, secretary):
    gone = a_member(branch, "An Một", until=date(2026, 12, 1))
    for month in (9, 10, 11):
        hold(branch, secretary, date(2026, month, 1), {gone: "excused"})

    assert excused_in_a_row(branch, on=date(2026, 11, 30)) != []
    assert excused_in_a_row(branch, on=YEAR_END) == []


def test_months_are_listed_newest_first_with_what_was_cancelled(branch, secretary):
    november = hold(branch, secretary, date(2026, 11, 1), {})
    given_up = a_planned_meeting(branch, secretary)
    given_up = cancel(given_up, reason="Bão", actor=secretary, at=EVE)
    again = a_planned_meeting(branch, secretary, planned_at=HALF_PAST_SEVEN + timedelta(days=1))

    months = months_of(branch)

    assert [(one.month, one.meetings, one.monthly) for one in months] == [
        (date(2026, 12, 1), (given_up, again), again),
        (date(2026, 11, 1), (november,), november),
    ]
    assert [one.month for one in months_of(branch, since=date(2026, 12, 1))] == [date(2026, 12, 1)]


@pytest.mark.parametrize("number", [1, 3])
def test_the_months_of_a_branch_are_one_question_however_many(branch, secretary, number):
    for month in range(1, number + 1):
        a_planned_meeting(
            branch, secretary, month=date(2026, month, 1),
            planned_at=datetime(2026, month, 3, 12, 30, tzinfo=UTC),
        )  # fmt: skip

    with CaptureQueriesContext(connection) as seen:
        months_of(branch)

    assert len(seen) == 1


def test_the_state_of_a_meeting_is_four_questions_whatever_its_size(branch, secretary):
    held = hold(branch, secretary, date(2026, 12, 1), {})
    meeting = Meeting.objects.select_related("branch").get(pk=held.pk)

    with CaptureQueriesContext(connection) as seen:
        state = meeting_state(meeting)

    assert len(seen) == 4
    assert state.session.phase == "closed"


def test_at_the_opening_the_roster_is_compared_with_membership_of_that_evening(branch, secretary):
    stays, leaves, rises = (a_member(branch, name) for name in ("An Ở", "An Đi", "An Lên"))
    Stay.objects.filter(member=rises).update(standing=Standing.PROBATIONARY)
    meeting = a_convened_meeting(branch, secretary)
    Stay.objects.filter(member=leaves).update(valid_until=date(2026, 12, 3))
    Stay.objects.filter(member=rises).update(standing=Standing.OFFICIAL)
    comes = a_member(branch, "An Đến", since=date(2026, 12, 3))
    assert roster_differences(meeting) == []

    opened = an_entry(meeting, secretary, "opened", seq=1)
    append_entries(meeting, [opened], actor=secretary, at=HALF_PAST_SEVEN)
    meeting.refresh_from_db()
    found = roster_differences(meeting)

    assert stays.pk not in {one.member_id for one in found}
    assert [(one.change, one.member_id, one.name) for one in found] == [
        ("added", comes.pk, "An Đến"),
        ("changed", rises.pk, "An Lên"),
        ("dropped", leaves.pk, "An Đi"),
    ]
    asked = [one for one in open_questions(meeting) if one.code == "roster_differs"]
    assert sorted(one.subject for one in asked) == sorted(str(one.member_id) for one in found)
    assert {one.subject: one.values for one in asked} == {
        str(one.member_id): one.payload for one in found
    }

    settling = [
        an_entry(meeting, secretary, "roster_changed", seq=seq, **one.payload)
        for seq, one in enumerate(found, start=2)
    ]
    answers = append_entries(meeting, settling, actor=secretary, at=HALF_PAST_SEVEN)

    assert [answer.status for answer in answers] == ["stored"] * 3
    assert roster_differences(meeting) == []
    assert set(attendance_of(meeting).values_list("name", "standing")) == {
        ("An Ở", "official"),
        ("An Đến", "official"),
        ("An Lên", "official"),
        ("Bùi Xuân Niềm", "official"),
    }


def test_what_must_be_settled_comes_first_and_stops_the_seal(branch, secretary):
    expected = a_member(branch, "An Vắng")
    meeting = a_convened_meeting(branch, secretary)
    told = [
        an_entry(meeting, secretary, "opened", seq=1),
        an_entry(meeting, secretary, "marked", person=str(secretary.member.pk), state="present",
                 seq=2),
        an_entry(meeting, secretary, "closed", at=minutes_later(90), seq=3),
    ]  # fmt: skip
    append_entries(meeting, told, actor=secretary, at=AFTERWARDS)
    meeting.refresh_from_db()

    asked = open_questions(meeting)

    assert [(one.code, one.weight, one.subject) for one in asked] == [
        ("still_expected_at_close", "must", str(expected.pk)),
        ("few_official_members", "ask", ""),
    ]
    assert must_questions(meeting).count() == 1


def test_nothing_is_apart_in_an_ordinary_evening(branch, secretary):
    assert list(entries_apart(hold(branch, secretary, date(2026, 12, 1), {}))) == []
