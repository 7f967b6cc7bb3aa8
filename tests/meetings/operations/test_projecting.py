"""Projections follow the journal, and can always be told anew without a difference."""

from functools import partial
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from chibo.meetings.agenda import AgendaLine
from chibo.meetings.models import (
    AgendaTime,
    Attendance,
    JournalEntry,
    Meeting,
    Question,
    Speech,
    VoteResult,
)
from chibo.meetings.operations.answering import accept_excuse, answer_invitation
from chibo.meetings.operations.appending import append_entries
from chibo.meetings.operations.preparing import write_agenda
from chibo.meetings.operations.projecting import rebuild_projections
from tests.factories import a_branch, a_member, a_secretary
from tests.meetings.factories import (
    AFTERWARDS,
    EVE,
    HALF_PAST_SEVEN,
    a_convened_meeting,
    an_entry,
    minutes_later,
)

pytestmark = pytest.mark.django_db

TABLES = (Attendance, Speech, VoteResult, AgendaTime, Question)


def a_meeting_of(number):
    """Return a convened meeting of so many members, its secretary and its members."""
    branch = a_branch()
    secretary = a_secretary(branch)
    others = [
        a_member(branch, f"Nguyễn Văn {index:03d}", with_account=index == 0)
        for index in range(number - 1)
    ]
    return a_convened_meeting(branch, secretary), secretary, [secretary.member, *others]


def an_evening(meeting, secretary, members):
    """Return the entries of a whole evening, in order of their hours."""
    keys = [str(member.pk) for member in members]
    item = str(meeting.agenda.first().pk)
    told = [
        (0, "opened", {}),
        (1, "marked", {"person": keys[1], "state": "excused", "reason": "Ốm"}),
        (2, "rest_present", {}),
        (5, "item_started", {"item": item}),
        (15, "spoke", {"person": keys[2], "item": item, "kind": "discussion", "gist": "Nước sạch"}),
        (35, "item_ended", {"item": item}),
        (40, "vote_opened", {"vote": "v1", "matter": "resolution", "question": "Nghị quyết"}),
        (42, "vote_closed", {"vote": "v1", "matter": "resolution", "base": keys, "for": 3,
                             "against": 0, "not_voted": 1, "carried": True}),
        (50, "note", {"text": "Hết giờ"}),
        (90, "closed", {}),
    ]  # fmt: skip
    return [
        an_entry(meeting, secretary, kind, at=minutes_later(minute), seq=seq, **payload)
        for seq, (minute, kind, payload) in enumerate(told, start=1)
    ]


def test_an_evening_is_told_by_its_rows():
    meeting, secretary, members = a_meeting_of(4)

    append_entries(meeting, an_evening(meeting, secretary, members), actor=secretary, at=AFTERWARDS)

    meeting.refresh_from_db()
    assert (meeting.state, meeting.opened_at, meeting.closed_at) == (
        "closed", HALF_PAST_SEVEN, minutes_later(90),
    )  # fmt: skip
    assert list(Attendance.objects.order_by("pk").values_list("name", "state", "reason")) == [
        ("Nguyễn Văn 000", "excused", "Ốm"),
        ("Nguyễn Văn 001", "present", ""),
        ("Nguyễn Văn 002", "present", ""),
        ("Bùi Xuân Niềm", "present", ""),
    ]
    assert list(Speech.objects.values_list("member", "kind", "gist")) == [
        (members[2].pk, "discussion", "Nước sạch")
    ]
    assert list(VoteResult.objects.values_list("matter", "base", "in_favour", "carried")) == [
        ("resolution", 4, 3, True)
    ]
    assert list(
        AgendaTime.objects.order_by("pk").values_list("planned_minutes", "seconds_used")
    ) == [
        (30, 1800),
        (60, 0),
    ]
    assert list(Question.objects.values_list("code", "weight")) == []


def test_what_was_told_entry_by_entry_is_what_is_told_at_once():
    meeting, secretary, members = a_meeting_of(4)

    for entry in an_evening(meeting, secretary, members):
        append_entries(meeting, [entry], actor=secretary, at=AFTERWARDS)

    assert rebuild_projections(meeting) == {}


@given(order=st.permutations(range(10)), cut=st.integers(0, 10))
@settings(max_examples=15, deadline=None)
def test_rows_do_not_depend_on_the_order_of_arrival(order, cut):
    meeting, secretary, members = a_meeting_of(4)
    evening = an_evening(meeting, secretary, members)
    shuffled = [evening[place] for place in order]

    append_entries(meeting, shuffled[:cut], actor=secretary, at=AFTERWARDS)
    append_entries(meeting, shuffled[cut:], actor=secretary, at=AFTERWARDS)

    assert rebuild_projections(meeting) == {}
    meeting.refresh_from_db()
    assert meeting.state == "closed"
    JournalEntry.objects.all().delete()


def test_rows_that_were_changed_by_hand_are_found_and_told_anew():
    meeting, secretary, members = a_meeting_of(4)
    append_entries(meeting, an_evening(meeting, secretary, members), actor=secretary, at=AFTERWARDS)
    Attendance.objects.filter(member=members[1]).update(state="present")
    Speech.objects.all().delete()
    VoteResult.objects.filter(vote="v1").update(vote="v2")
    Meeting.objects.update(closed_at=None)

    looked = rebuild_projections(meeting, write=False)
    written = rebuild_projections(meeting)

    assert looked == written == {"Attendance": 1, "Speech": 1, "VoteResult": 2, "Meeting": 1}
    assert rebuild_projections(meeting) == {}
    assert Attendance.objects.get(member=members[1]).state == "excused"


def test_the_command_looks_or_mends_and_then_finds_no_difference():
    meeting, secretary, members = a_meeting_of(4)
    append_entries(meeting, an_evening(meeting, secretary, members), actor=secretary, at=AFTERWARDS)
    Speech.objects.all().delete()

    for flags in (["--check"], []):
        with pytest.raises(CommandError, match="1 of 1 meetings differed"):
            call_command("rebuild", *flags, stdout=StringIO())
    quiet = StringIO()
    call_command("rebuild", stdout=quiet)

    assert quiet.getvalue() == "1 meetings tell what their journals tell\n"
    assert Speech.objects.count() == 1


def test_an_undone_entry_takes_its_row_away():
    meeting, secretary, members = a_meeting_of(4)
    evening = an_evening(meeting, secretary, members)
    append_entries(meeting, evening, actor=secretary, at=AFTERWARDS)

    undo = an_entry(
        meeting, secretary, "corrected", seq=11, at=minutes_later(91),
        target=evening[4]["id"], action="void", reason="Ghi nhầm",
    )  # fmt: skip
    append_entries(meeting, [undo], actor=secretary, at=AFTERWARDS)

    assert not Speech.objects.exists()
    assert rebuild_projections(meeting) == {}


def test_a_settled_question_keeps_its_reason_and_stops_nothing():
    meeting, secretary, members = a_meeting_of(4)
    evening = an_evening(meeting, secretary, members)[:1]
    evening.append(an_entry(meeting, secretary, "closed", seq=2, at=minutes_later(90)))
    append_entries(meeting, evening, actor=secretary, at=AFTERWARDS)
    asked = Question.objects.get(subject=str(members[1].pk))

    settled = an_entry(
        meeting, secretary, "settled", seq=3, at=minutes_later(95),
        question=asked.key, reason="Không liên lạc được",
    )  # fmt: skip
    append_entries(meeting, [settled], actor=secretary, at=AFTERWARDS)

    asked.refresh_from_db()
    assert (asked.code, asked.settled_reason) == ("still_expected_at_close", "Không liên lạc được")
    assert str(asked.settled_by) == settled["id"]
    assert rebuild_projections(meeting) == {}


def test_before_the_first_entry_there_is_nothing_to_project():
    meeting, secretary, members = a_meeting_of(4)
    answer_invitation(meeting, members[1], "asks_excuse", reason="Ốm", actor=secretary, at=EVE)

    assert [table.objects.count() for table in TABLES] == [0, 0, 0, 0, 0]
    assert rebuild_projections(meeting) == {}


def test_a_change_of_roster_or_agenda_after_the_first_check_in_is_followed():
    meeting, secretary, members = a_meeting_of(4)
    sign = an_entry(meeting, secretary, "marked", person=str(members[0].pk), state="present")
    append_entries(meeting, [sign], actor=secretary, at=HALF_PAST_SEVEN)

    answer_invitation(meeting, members[1], "asks_excuse", reason="Ốm", actor=secretary, at=EVE)
    accept_excuse(meeting, members[1], actor=secretary, at=EVE)
    write_agenda(meeting, [AgendaLine(title="Một việc", minutes=20)], actor=secretary, at=EVE)

    assert Attendance.objects.get(member=members[1]).state == "excused"
    assert list(AgendaTime.objects.values_list("title", flat=True)) == ["Một việc"]
    assert rebuild_projections(meeting) == {}


def statements_of(append, user):
    """Return how often ``append`` asks the database, as a request of its own."""
    user.__dict__.pop("_rights", None)
    with CaptureQueriesContext(connection) as seen:
        (answer,) = append()
    assert answer.status == "stored"
    return sum("SAVEPOINT" not in one["sql"] for one in seen.captured_queries)


@pytest.mark.parametrize("number", [4, 40])
def test_a_first_sign_costs_the_same_few_statements_in_a_meeting_of_any_size(number):
    meeting, secretary, members = a_meeting_of(number)
    member = members[1].user
    begun = [an_entry(meeting, secretary, "opened", seq=1)]
    append_entries(meeting, begun, actor=secretary, at=HALF_PAST_SEVEN)
    own_key, other_key = str(members[1].pk), str(members[2].pk)
    own = an_entry(meeting, member, "checked_in", seq=1, role="self", person=own_key)
    mark = an_entry(meeting, secretary, "marked", seq=2, person=other_key, state="present")

    costs = [
        statements_of(
            partial(append_entries, meeting, [entry], actor=user, at=HALF_PAST_SEVEN), user
        )
        for entry, user in ((own, member), (mark, secretary))
    ]

    # PostgreSQL takes the four writes in one trip.
    assert costs == ([4, 4] if connection.vendor == "postgresql" else [7, 7])
    assert rebuild_projections(meeting) == {}


@pytest.mark.parametrize("number", [4, 40])
def test_any_other_entry_costs_the_same_few_statements_in_a_meeting_of_any_size(number):
    meeting, secretary, members = a_meeting_of(number)
    begun = [an_entry(meeting, secretary, "opened", seq=1)]
    append_entries(meeting, begun, actor=secretary, at=HALF_PAST_SEVEN)
    spoke = an_entry(
        meeting, secretary, "spoke", seq=2, person=str(members[2].pk), kind="discussion"
    )

    cost = statements_of(
        partial(append_entries, meeting, [spoke], actor=secretary, at=HALF_PAST_SEVEN), secretary
    )

    assert cost == (9 if connection.vendor == "postgresql" else 10)


def test_a_sign_is_told_with_all_others_where_it_is_not_the_first_of_its_person():
    meeting, secretary, members = a_meeting_of(4)
    key = str(members[1].pk)
    told = [
        ("opened", {}),
        ("checked_in", {"person": key}),
        ("left", {"person": key}),
        ("checked_in", {"person": key}),
        ("rest_present", {}),
        ("checked_in", {"person": str(members[2].pk)}),
    ]

    for seq, (kind, payload) in enumerate(told, start=1):
        entry = an_entry(meeting, secretary, kind, at=minutes_later(seq), seq=seq, **payload)
        append_entries(meeting, [entry], actor=secretary, at=AFTERWARDS)

    stays = Attendance.objects.get(member=members[1]).intervals
    assert len(stays) == 2
    assert rebuild_projections(meeting) == {}


@pytest.mark.parametrize("number", [int, float])
def test_a_sign_is_not_the_first_of_a_person_whom_the_journal_names_by_number(number):
    meeting, secretary, members = a_meeting_of(4)
    person = members[1].pk
    told = [
        ("opened", {}),
        ("marked", {"person": number(person), "state": "absent"}),
        ("checked_in", {"person": str(person)}),
    ]

    for seq, (kind, payload) in enumerate(told, start=1):
        entry = an_entry(meeting, secretary, kind, at=minutes_later(seq), seq=seq, **payload)
        append_entries(meeting, [entry], actor=secretary, at=AFTERWARDS)

    assert Attendance.objects.get(member=members[1]).state == "absent"
    assert rebuild_projections(meeting) == {}


@given(st.data())
@settings(max_examples=15, deadline=None)
def test_signs_sent_one_by_one_leave_the_rows_that_the_whole_journal_tells(data):
    meeting, secretary, members = a_meeting_of(4)
    kinds = ["opened", "checked_in", "checked_in", "checked_in", "marked", "left", "vote_opened"]
    for seq in range(1, 9):
        kind = data.draw(st.sampled_from(kinds))
        person = str(data.draw(st.sampled_from(members)).pk)
        payload = {
            "opened": {},
            "marked": {"person": person, "state": "present"},
            "vote_opened": {"vote": "v1", "matter": "resolution", "method": "hand"},
        }.get(kind, {"person": person})
        at = minutes_later(data.draw(st.integers(0, 90)))
        entry = an_entry(meeting, secretary, kind, at=at, seq=seq, **payload)
        append_entries(meeting, [entry], actor=secretary, at=AFTERWARDS)

    assert rebuild_projections(meeting) == {}
    JournalEntry.objects.all().delete()
