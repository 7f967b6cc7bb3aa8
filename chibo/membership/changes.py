"""From which state each change of a member is possible, and what it needs. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from chibo.membership.change_kinds import ChangeKind
from chibo.membership.states import Duty, Standing


@dataclass(frozen=True, slots=True)
class Step:
    """From which duties a change is possible, and whether it needs a decision or a letter.

    ``with_letter``: only with an open letter of transfer (True), only
    without one (False), or either (None).
    """

    duties: frozenset[Duty]
    needs_decision: bool = True
    with_letter: bool | None = None
    of_probationary_only: bool = False


_AT_HOME = frozenset({Duty.ACTIVE, Duty.EXEMPT, Duty.AWAY})
_ALL = frozenset(Duty)

STEPS: Mapping[ChangeKind, Step] = {
    ChangeKind.CEREMONY_HELD: Step(_ALL, needs_decision=False, of_probationary_only=True),
    ChangeKind.RECOGNISED: Step(_ALL - {Duty.SUSPENDED}, of_probationary_only=True),
    ChangeKind.EXEMPTED: Step(frozenset({Duty.ACTIVE, Duty.AWAY})),
    ChangeKind.WENT_AWAY: Step(frozenset({Duty.ACTIVE, Duty.EXEMPT}), needs_decision=False),
    ChangeKind.SUSPENDED: Step(_AT_HOME),
    ChangeKind.RESUMED: Step(
        frozenset({Duty.EXEMPT, Duty.AWAY, Duty.SUSPENDED}), needs_decision=False
    ),
    ChangeKind.INTRODUCED: Step(frozenset({Duty.ACTIVE, Duty.AWAY}), with_letter=False),
    ChangeKind.CAME_BACK: Step(frozenset({Duty.TEMPORARILY_ELSEWHERE}), needs_decision=False),
    ChangeKind.TRANSFER_BEGUN: Step(_AT_HOME, with_letter=False),
    ChangeKind.TRANSFERRED: Step(_AT_HOME, needs_decision=False, with_letter=True),
    ChangeKind.TRANSFER_WITHDRAWN: Step(_AT_HOME, needs_decision=False, with_letter=True),
    ChangeKind.LEFT: Step(_ALL),
    ChangeKind.REMOVED: Step(_ALL),
    ChangeKind.EXPELLED: Step(_ALL),
    ChangeKind.DECEASED: Step(_ALL, needs_decision=False),
}

ASKS_FOR_A_DECISION = frozenset(
    {kind for kind, step in STEPS.items() if step.needs_decision}
    | {ChangeKind.RESTORED, ChangeKind.TAKEN_IN}
)


def is_possible(
    kind: ChangeKind, *, standing: Standing, duty: Duty, has_transfer_letter: bool
) -> bool:
    """Whether somebody on a roster as this can be changed so.

    >>> now = {"standing": Standing.OFFICIAL, "has_transfer_letter": False}
    >>> is_possible(ChangeKind.EXEMPTED, duty=Duty.ACTIVE, **now)
    True
    >>> is_possible(ChangeKind.RESUMED, duty=Duty.ACTIVE, **now)
    False
    """
    step = STEPS.get(kind)
    return (
        step is not None
        and duty in step.duties
        and step.with_letter in {None, has_transfer_letter}
        and not (step.of_probationary_only and standing != Standing.PROBATIONARY)
    )
