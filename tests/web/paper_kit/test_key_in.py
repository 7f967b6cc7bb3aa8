"""What came back on paper, keyed in: quickly, in any order, once."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from chibo.kernel.days import ORGANISATION_ZONE, day_of
from chibo.meetings.models import JournalEntry
from chibo.meetings.queries.journal import meeting_state
from tests.factories import a_committee
from tests.web.room.factories import a_branch_with, a_meeting_today

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 12, 3, 12, 0, tzinfo=ORGANISATION_ZONE)


@pytest.fixture
def evening(client, set_clock):
    """A meeting planned for 11:00, looked at when it is long over."""
    set_clock(NOON)
    branch, secretary, members = a_branch_with(6, under=a_committee())
    meeting = a_meeting_today(branch, secretary, at=NOON)
    set_clock(NOON + timedelta(hours=8))
    client.force_login(secretary)
    return meeting, secretary, members


def keyed(client, meeting, section, *, form_id=None, **told):
    address = reverse("paper_kit:save", args=[meeting.pk, section])
    return client.post(address, {"form_id": form_id or uuid4(), **told})


def told_by(meeting):
    meeting.refresh_from_db()
    return meeting_state(meeting)


def hours(client, meeting, opened="11:00", closed="13:05", **more):
    return keyed(client, meeting, "hours", opened=opened, closed=closed, **more)


def test_the_hours_on_the_booklet_open_and_close_the_meeting(client, evening):
    meeting, secretary, _members = evening

    hours(client, meeting, chair=str(secretary.member.pk))

    session = told_by(meeting).session
    assert (f"{session.opened_at:%H:%M}", f"{session.closed_at:%H:%M}") == ("11:00", "13:05") or (
        session.closed_at - session.opened_at == timedelta(hours=2, minutes=5)
    )
    assert session.chair == str(secretary.member.pk)


def test_everybody_is_here_but_who_was_marked_otherwise(client, evening):
    meeting, _secretary, (first, second, third, *_) = evening
    hours(client, meeting)

    keyed(
        client,
        meeting,
        "attendance",
        **{
            f"state-{first.pk}": "late",
            f"hour-{first.pk}": "11:20",
            f"state-{second.pk}": "excused",
            f"reason-{second.pk}": "Ốm",
            f"state-{third.pk}": "absent",
        },
    )

    attendance = told_by(meeting).attendance
    states = [attendance[str(one.pk)].state for one in (first, second, third)]
    assert states == ["present", "excused", "absent"]
    assert attendance[str(first.pk)].late_minutes == 20
    assert sum(one.state == "present" for one in attendance.values()) == len(attendance) - 2


def test_who_came_late_needs_an_hour_and_nothing_typed_is_lost(client, evening):
    meeting, _secretary, (first, second, *_) = evening
    hours(client, meeting)

    answer = keyed(
        client,
        meeting,
        "attendance",
        **{
            f"state-{first.pk}": "late",
            f"state-{second.pk}": "excused",
            f"reason-{second.pk}": "Đi công tác",
        },
    )

    assert answer.status_code == 422
    assert first.full_name in "".join(row.wrong for row in answer.context["rows"])
    assert "Đi công tác" in answer.content.decode()
    assert not JournalEntry.objects.filter(meeting=meeting, kind="marked").exists()


def test_the_same_sheet_sent_twice_is_one_sheet(client, evening):
    meeting, _secretary, (first, *_) = evening
    hours(client, meeting)
    form_id = uuid4()
    told = {f"state-{first.pk}": "absent"}

    keyed(client, meeting, "attendance", form_id=form_id, **told)
    before = JournalEntry.objects.filter(meeting=meeting).count()
    keyed(client, meeting, "attendance", form_id=form_id, **told)

    assert JournalEntry.objects.filter(meeting=meeting).count() == before


def test_a_vote_on_the_tellers_record_is_declared_over_the_base_of_its_hour(client, evening):
    meeting, *_ = evening
    hours(client, meeting)
    keyed(client, meeting, "attendance")

    keyed(
        client,
        meeting,
        "votes",
        matter="other",
        hour="12:30",
        question="Mức ủng hộ đồng bào vùng lũ",
        in_favour="5",
        against="1",
        no_opinion="0",
        carried="yes",
    )

    state = told_by(meeting)
    (vote,) = state.votes.values()
    assert (vote.status, vote.carried, vote.tally.in_favour, len(vote.base)) == (
        "declared",
        True,
        5,
        6,
    )
    assert [one.code for one in state.questions if one.weight == "must"] == []


def test_speeches_tasks_and_conclusions_stand_in_the_record(client, evening):
    meeting, _secretary, (first, *_) = evening
    hours(client, meeting)
    keyed(client, meeting, "attendance")
    rows = {"TOTAL_FORMS": "2", "INITIAL_FORMS": "0"}
    speech = {
        "person": str(first.pk),
        "kind": "opinion",
        "hour": "11:40",
        "gist": "Đề nghị sửa đường",
    }
    task = {"text": "Sửa đường ngõ 5", "lead": str(first.pk), "due_on": "20/12/2026"}

    keyed(
        client,
        meeting,
        "speeches",
        **{f"speeches-{name}": value for name, value in rows.items()},
        **{f"speeches-0-{name}": value for name, value in speech.items()},
        **{"speeches-1-kind": "opinion"},
    )
    keyed(
        client,
        meeting,
        "tasks",
        **{f"tasks-{name}": value for name, value in rows.items()},
        **{f"tasks-0-{name}": value for name, value in task.items()},
    )
    keyed(
        client,
        meeting,
        "outcome",
        conclusions="Thống nhất sửa đường\nGiao tổ 3 vận động",
        paid="6",
        owing="6",
        adopted="on",
    )

    results = told_by(meeting).results
    (spoken,) = results.speeches
    assert (spoken.person, spoken.gist) == (str(first.pk), "Đề nghị sửa đường")
    (given,) = results.tasks.values()
    assert (given.text, given.lead, f"{given.due_on:%d/%m}") == (
        "Sửa đường ngõ 5",
        str(first.pk),
        "20/12",
    )
    assert [one.text for one in results.conclusions] == [
        "Thống nhất sửa đường",
        "Giao tổ 3 vận động",
    ]
    assert results.minutes_adopted is not None


def test_parts_keyed_in_out_of_order_keep_their_hours(client, evening):
    meeting, _secretary, (first, *_) = evening
    hours(client, meeting)  # with the close
    keyed(client, meeting, "attendance", **{f"state-{first.pk}": "absent"})

    state = told_by(meeting)

    assert state.session.phase == "closed"
    assert day_of(state.session.closed_at) == day_of(NOON)
    assert state.attendance[str(first.pk)].state == "absent"


def test_an_hour_that_has_not_come_is_refused_with_a_sentence(client, evening, set_clock):
    meeting, *_ = evening
    set_clock(NOON + timedelta(minutes=5))

    answer = hours(client, meeting, closed="23:00")

    assert (answer.status_code, answer.context["refusal"] is not None) == (409, True)
    assert not JournalEntry.objects.filter(meeting=meeting).exists()


def test_entries_from_paper_are_late_but_not_held_against_the_branch(client, evening, set_clock):
    meeting, *_ = evening
    set_clock(NOON + timedelta(days=5))

    hours(client, meeting)

    late = told_by(meeting).late_entries
    assert {one.from_paper for one in late} == {True}


def test_a_member_without_the_right_to_record_keys_in_nothing(client, evening):
    meeting, _secretary, (first, *_) = evening
    client.force_login(first.user)

    assert hours(client, meeting).status_code == 404
    assert client.get(reverse("paper_kit:key_in", args=[meeting.pk])).status_code == 404
    assert timezone.now() > NOON
