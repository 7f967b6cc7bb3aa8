"""The states of a meeting and the deeds that lead from one to another, written down once."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal


class State(StrEnum):
    PLANNED = "planned"
    PREPARED = "prepared"
    CONVENED = "convened"
    IN_SESSION = "in_session"
    CLOSED = "closed"
    SEALED = "sealed"
    CANCELLED = "cancelled"


class Deed(StrEnum):
    """What can happen to a meeting. Opening, reopening and closing are told by the journal."""

    CHANGE_PLAN = "change_plan"
    WRITE_AGENDA = "write_agenda"
    CONSULT = "consult"
    ATTACH_PAPER = "attach_paper"
    DETACH_PAPER = "detach_paper"
    PREPARE = "prepare"
    CONVENE = "convene"
    ANSWER = "answer"
    DECIDE_EXCUSE = "decide_excuse"
    NAME_CLERK = "name_clerk"
    POSTPONE = "postpone"
    CANCEL = "cancel"
    OPEN = "open"
    CLOSE = "close"
    GO_ON = "go_on"
    TAKE_BACK_OPENING = "take_back_opening"
    SEAL = "seal"


FIRST = State.PLANNED
HELD = frozenset({State.CLOSED, State.SEALED})
INVITED = frozenset({State.CONVENED, State.IN_SESSION, State.CLOSED, State.SEALED})

_BEFORE_SESSION = (State.PLANNED, State.PREPARED, State.CONVENED)

TRANSITIONS: Mapping[Deed, Mapping[State, State]] = {
    Deed.CHANGE_PLAN: {state: state for state in (State.PLANNED, State.PREPARED)},
    Deed.WRITE_AGENDA: {state: state for state in _BEFORE_SESSION},
    Deed.CONSULT: {state: state for state in _BEFORE_SESSION},
    Deed.ATTACH_PAPER: {state: state for state in (*_BEFORE_SESSION, State.IN_SESSION)},
    # Once the members are invited they may have read it.
    Deed.DETACH_PAPER: {state: state for state in (State.PLANNED, State.PREPARED)},
    Deed.PREPARE: {State.PLANNED: State.PREPARED},
    Deed.CONVENE: {State.PREPARED: State.CONVENED},
    Deed.ANSWER: {State.CONVENED: State.CONVENED},
    Deed.DECIDE_EXCUSE: {State.CONVENED: State.CONVENED},
    # Named after the evening, for what is keyed in from paper.
    Deed.NAME_CLERK: {state: state for state in (*_BEFORE_SESSION, State.IN_SESSION, State.CLOSED)},
    # Nobody was invited yet to what is only planned: it stays so on the new day.
    Deed.POSTPONE: {
        State.PLANNED: State.PLANNED,
        State.PREPARED: State.PREPARED,
        State.CONVENED: State.PREPARED,
    },
    Deed.CANCEL: dict.fromkeys(_BEFORE_SESSION, State.CANCELLED),
    Deed.OPEN: {State.CONVENED: State.IN_SESSION},
    Deed.CLOSE: {State.CONVENED: State.CLOSED, State.IN_SESSION: State.CLOSED},
    Deed.GO_ON: {State.CLOSED: State.IN_SESSION},
    Deed.TAKE_BACK_OPENING: {
        State.IN_SESSION: State.CONVENED,
        State.CLOSED: State.CONVENED,
    },
    Deed.SEAL: {State.CLOSED: State.SEALED},
}

_TOLD: Mapping[str, State] = {
    "not_opened": State.CONVENED,
    "in_session": State.IN_SESSION,
    "closed": State.CLOSED,
}


def state_after(state: State, deed: Deed) -> State | None:
    """Return the state that ``deed`` leads to; none where it cannot happen.

    >>> state_after(State.CONVENED, Deed.POSTPONE)
    <State.PREPARED: 'prepared'>
    """
    return TRANSITIONS[deed].get(state)


def states_open_to(deed: Deed) -> frozenset[State]:
    """Return the states in which a meeting lets this be done."""
    return frozenset(TRANSITIONS[deed])


def state_as_told(state: State, phase: Literal["not_opened", "in_session", "closed"]) -> State:
    """Return the state of a meeting whose journal tells ``phase``.

    What was never convened, was cancelled or is sealed stays as it is: there
    the journal waits or speaks no more.
    """
    told = _TOLD[phase]
    follows = {TRANSITIONS[deed].get(state) for deed in _TOLD_BY_JOURNAL}
    return told if told in follows else state


_TOLD_BY_JOURNAL = (Deed.OPEN, Deed.CLOSE, Deed.GO_ON, Deed.TAKE_BACK_OPENING)
