import pytest

from chibo.meetings.lifecycle import TRANSITIONS, Deed, State, state_after, state_as_told
from chibo.meetings.models import Meeting
from chibo.meetings.models.meeting import STATE_LABELS


def test_every_deed_can_begin_somewhere_and_every_state_can_be_reached():
    reached = {after for steps in TRANSITIONS.values() for after in steps.values()}

    assert set(TRANSITIONS) == set(Deed)
    assert all(TRANSITIONS.values())
    assert reached | {State.PLANNED} == set(State)
    assert [state for state, _label in STATE_LABELS] == [state.value for state in State]


def test_what_is_sealed_or_cancelled_stays_so():
    ended = (State.SEALED, State.CANCELLED)

    assert [state_after(state, deed) for state in ended for deed in Deed] == [None] * 2 * len(Deed)


@pytest.mark.parametrize(
    ("state", "phase", "then"),
    [
        (State.CONVENED, "not_opened", State.CONVENED),
        (State.CONVENED, "in_session", State.IN_SESSION),
        (State.CONVENED, "closed", State.CLOSED),
        (State.IN_SESSION, "closed", State.CLOSED),
        (State.CLOSED, "in_session", State.IN_SESSION),  # going on makes the close void
        (State.IN_SESSION, "not_opened", State.CONVENED),  # the opening was a slip
        (State.CLOSED, "not_opened", State.CONVENED),
        (State.PLANNED, "in_session", State.PLANNED),  # waits until it is convened
        (State.PREPARED, "closed", State.PREPARED),
        (State.CANCELLED, "in_session", State.CANCELLED),
        (State.SEALED, "in_session", State.SEALED),
    ],
)
def test_the_journal_leads_a_convened_meeting_through_its_evening(state, phase, then):
    assert state_as_told(state, phase) == then


def test_a_new_meeting_is_planned():
    assert Meeting().state == State.PLANNED
