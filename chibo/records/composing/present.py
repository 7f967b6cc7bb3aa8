"""Who was called to the meeting and who came, as the minutes count them. Pure."""

from dataclasses import dataclass

from chibo.kernel.vietnamese import name_order
from chibo.meetings.journal.state import MeetingState

_NEVER_CALLED = frozenset({"suspended", "temporarily_elsewhere"})


@dataclass(frozen=True, slots=True)
class Attended:
    """Keys of people in the order of names. Present, excused, absent and expected make convened."""

    convened: tuple[str, ...]
    present: tuple[str, ...]
    excused: tuple[str, ...]
    absent: tuple[str, ...]
    expected: tuple[str, ...]
    apart: tuple[str, ...]


def attended(state: MeetingState) -> Attended:
    """Return who was called, official and probationary, and what became of each.

    Suspended members and those temporarily elsewhere are apart; an exempt
    member who comes was called and is present, one who does not is apart.
    """
    ordered = sorted(state.roster, key=lambda who: (name_order(state.roster[who].name), who))
    apart = tuple(who for who in ordered if _is_apart(state, who))
    convened = tuple(who for who in ordered if who not in set(apart))
    by_state: dict[str, list[str]] = {}
    for who in convened:
        by_state.setdefault(state.attendance[who].state, []).append(who)
    return Attended(
        convened=convened,
        present=tuple(by_state.get("present", ())),
        excused=tuple(by_state.get("excused", ())),
        absent=tuple(by_state.get("absent", ())),
        expected=tuple(by_state.get("expected", ())),
        apart=apart,
    )


def _is_apart(state: MeetingState, who: str) -> bool:
    duty = state.roster[who].duty
    if duty in _NEVER_CALLED:
        return True
    return duty == "exempt" and state.attendance[who].state != "present"
