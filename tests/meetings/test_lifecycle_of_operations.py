"""The table of the life cycle is what the operations do, from every state."""

import pytest

from chibo.meetings.errors import MeetingMovedOn
from chibo.meetings.lifecycle import Deed, State, state_after
from chibo.meetings.models import Meeting, MeetingPaper
from chibo.meetings.operations.answering import accept_excuse, answer_invitation
from chibo.meetings.operations.appending import append_entries
from chibo.meetings.operations.clerks import name_clerk
from chibo.meetings.operations.convening import cancel, convene, postpone
from chibo.meetings.operations.planning import change_plan
from chibo.meetings.operations.preparing import (
    attach_paper,
    detach_paper,
    hold_consultation,
    mark_prepared,
    write_agenda,
)
from chibo.meetings.operations.sealing import mark_sealed
from chibo.papers.models import StoredFile
from tests.factories import a_branch, a_secretary
from tests.meetings.factories import (
    AFTERWARDS,
    AGENDA,
    EVE,
    HALF_PAST_SEVEN,
    a_convened_meeting,
    an_entry,
    minutes_later,
)

pytestmark = pytest.mark.django_db


def a_file(unit, user):
    return StoredFile.objects.create(
        unit=unit, name="a.pdf", media_type="application/pdf", size=1, sha256="0" * 64,
        file="a", stored_by=user, stored_at=EVE,
    )  # fmt: skip


def told(meeting, user, *kinds):
    """Let the journal tell these kinds, a minute apart, and return the meeting as it is then."""
    entries = [
        an_entry(meeting, user, kind, at=minutes_later(minute), seq=minute + 1)
        for minute, kind in enumerate(kinds)
    ]
    append_entries(meeting, entries, actor=user, at=AFTERWARDS)
    return Meeting.objects.get(pk=meeting.pk)


DEEDS = {
    Deed.CHANGE_PLAN: lambda meeting, user: change_plan(
        meeting, title="Chuyên đề", actor=user, at=EVE
    ),
    Deed.WRITE_AGENDA: lambda meeting, user: write_agenda(meeting, AGENDA, actor=user, at=EVE),
    Deed.CONSULT: lambda meeting, user: hold_consultation(
        meeting, held_at=EVE, minutes="x", present=[user.member], actor=user, at=EVE
    ),
    Deed.ATTACH_PAPER: lambda meeting, user: attach_paper(
        meeting, a_file(meeting.branch, user), actor=user, at=EVE
    ),
    Deed.DETACH_PAPER: lambda meeting, user: detach_paper(
        MeetingPaper.objects.create(
            meeting=meeting, file=a_file(meeting.branch, user), title="a", attached_at=EVE
        ),
        actor=user,
        at=EVE,
    ),
    Deed.PREPARE: lambda meeting, user: mark_prepared(meeting, actor=user, at=EVE),
    Deed.CONVENE: lambda meeting, user: convene(meeting, actor=user, at=EVE),
    Deed.ANSWER: lambda meeting, user: answer_invitation(
        meeting, user.member, "coming", actor=user, at=EVE
    ),
    Deed.DECIDE_EXCUSE: lambda meeting, user: accept_excuse(
        meeting, user.member, actor=user, at=EVE
    ),
    Deed.NAME_CLERK: lambda meeting, user: name_clerk(
        meeting, user.member, effective_from=EVE, actor=user, at=EVE
    ),
    Deed.POSTPONE: lambda meeting, user: postpone(
        meeting, planned_at=HALF_PAST_SEVEN, reason="Lũ", actor=user, at=EVE
    ),
    Deed.CANCEL: lambda meeting, user: cancel(meeting, reason="Lũ", actor=user, at=EVE),
    Deed.SEAL: lambda meeting, user: mark_sealed(meeting, actor=user, at=AFTERWARDS),
}


@pytest.fixture
def secretary():
    return a_secretary(a_branch())


@pytest.fixture
def meeting(secretary):
    """A convened meeting whose secretary asks to be excused, so that every deed has its matter."""
    meeting = a_convened_meeting(secretary.member.stays.get().branch, secretary)
    answer_invitation(
        meeting, secretary.member, "asks_excuse", reason="Ốm", actor=secretary, at=EVE
    )
    return meeting


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("deed", DEEDS)
def test_an_operation_leads_where_the_table_says_or_is_refused(meeting, secretary, deed, state):
    Meeting.objects.filter(pk=meeting.pk).update(state=state.value)
    meeting.refresh_from_db()

    if state_after(state, deed) is None:
        with pytest.raises(MeetingMovedOn):
            DEEDS[deed](meeting, secretary)
    else:
        DEEDS[deed](meeting, secretary)

    meeting.refresh_from_db()
    assert meeting.state == (state_after(state, deed) or state)


@pytest.mark.parametrize(
    ("deed", "before", "since"),
    [
        (Deed.OPEN, [], ["opened"]),
        (Deed.CLOSE, ["opened"], ["closed"]),
        (Deed.CLOSE, [], ["opened", "closed"]),
        (Deed.GO_ON, ["opened", "closed"], ["resumed"]),
    ],
)
def test_the_journal_leads_where_the_table_says(meeting, secretary, deed, before, since):
    stood = told(meeting, secretary, *before) if before else meeting

    leads_to = told(meeting, secretary, *before, *since)

    assert leads_to.state == state_after(State(stood.state), deed)


@pytest.mark.parametrize("before", [["opened"], ["opened", "closed"]])
def test_taking_back_the_opening_leads_where_the_table_says(meeting, secretary, before):
    stood = told(meeting, secretary, *before)
    undone = [
        an_entry(
            meeting, secretary, "corrected", at=minutes_later(10), seq=10 + place,
            target=str(entry.pk), action="void", reason="Nhầm",
        )
        for place, entry in enumerate(meeting.entries.all())
    ]  # fmt: skip

    append_entries(meeting, undone, actor=secretary, at=AFTERWARDS)

    meeting.refresh_from_db()
    assert meeting.state == state_after(State(stood.state), Deed.TAKE_BACK_OPENING)


def test_every_deed_of_the_table_is_somebodys_operation_or_told_by_the_journal():
    told_by_journal = {Deed.OPEN, Deed.CLOSE, Deed.GO_ON, Deed.TAKE_BACK_OPENING}

    assert set(DEEDS) | told_by_journal == set(Deed)
