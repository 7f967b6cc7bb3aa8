"""Who counts of an evening, from rows counted by duty and state. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

_NEVER = frozenset({"suspended", "temporarily_elsewhere"})


@dataclass(frozen=True, slots=True)
class People:
    """So many people of the roster with this duty in this state.

    ``was_here``: present for some time between opening and close.
    """

    duty: str
    state: str
    was_here: bool
    number: int


@dataclass(frozen=True, slots=True)
class Attendance:
    """Numbers of people; ``expected`` is the base of the attendance rate."""

    expected: int = 0
    present: int = 0
    excused: int = 0
    absent: int = 0


def attendance_of(
    groups: Iterable[People], *, left_out: Collection[str], without_excused: bool
) -> Attendance:
    """Return the attendance of one evening, counted as its journal's rates are.

    Who was here counts above and below the line; below it also who was awaited:
    all but the suspended, those temporarily elsewhere, the exempt, duties that
    the rule names, and the excused where the rule says so. Source: `counting`,
    and the rules `DUTIES_NOT_IN_ATTENDANCE`, `EXCUSED_NOT_IN_ATTENDANCE`.

    >>> attendance_of([People("active", "present", True, 7), People("exempt", "apart", False, 2),
    ...                People("active", "absent", False, 1)], left_out=set(), without_excused=False)
    Attendance(expected=8, present=7, excused=0, absent=1)
    """
    kept = [one for one in groups if one.duty not in _NEVER]
    here = sum(one.number for one in kept if one.was_here)
    awaited = [
        one
        for one in kept
        if not one.was_here
        and one.duty != "exempt"
        and one.duty not in left_out
        and not (without_excused and one.state == "excused")
    ]
    return Attendance(
        expected=here + sum(one.number for one in awaited),
        present=here,
        excused=sum(one.number for one in awaited if one.state == "excused"),
        absent=sum(one.number for one in awaited if one.state == "absent"),
    )
