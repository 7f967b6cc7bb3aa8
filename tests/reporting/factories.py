"""Months of branches for tests, held through operations and journal. Never surprising."""

from datetime import UTC, date, datetime

from chibo.meetings.journal.rates import WHOLE, rates_of
from chibo.meetings.lifecycle import HELD
from chibo.meetings.models import Meeting
from chibo.meetings.operations.sealing import mark_sealed
from chibo.meetings.queries.journal import frame_of, meeting_state
from chibo.reporting.models import BranchMonth, UnitMonth
from chibo.reporting.operations.refreshing import refresh_months
from tests.evenings import Evening, key_of
from tests.factories import a_branch, a_member, a_secretary
from tests.meetings.factories import AFTERWARDS, EVE, a_convened_meeting

DECEMBER = date(2026, 12, 1)
NOVEMBER_1 = datetime(2026, 11, 1, 2, 0, tzinfo=UTC)
NOVEMBER_4 = datetime(2026, 11, 4, 12, 30, tzinfo=UTC)
SIXTH = datetime(2026, 12, 6, 2, 0, tzinfo=UTC)


class HeldBranch(Evening):
    """A branch of seven, its secretary and six members, and its meeting of December, convened."""

    def __init__(self, ward, name="Chi bộ TDP 1", *, members=6, duties=()):
        branch = a_branch(name, under=ward)
        secretary = a_secretary(branch, name=f"Bí thư {name}")
        named = [*duties, *["active"] * (members - len(duties))]
        self.members = [
            a_member(branch, f"Đảng viên {number} {name}", duty=duty)
            for number, duty in enumerate(named)
        ]
        super().__init__(a_convened_meeting(branch, secretary, at=EVE), secretary)

    def hold(self, *, absent=(), excused=(), speakers=()):
        self.open(absent=map(key_of, absent), excused=map(key_of, excused))
        for person in speakers:
            self.tell("spoke", 20, person=key_of(person), kind="opinion")
        self.close(125)
        return self


def seal(held, *, at=AFTERWARDS):
    return mark_sealed(held.meeting, actor=held.secretary, at=at)


def refreshed(at=SIXTH):
    return refresh_months(at=at)


def row_of(branch, month=DECEMBER):
    return BranchMonth.objects.get(branch=branch, month=month)


def unit_row(unit, month=DECEMBER):
    return UnitMonth.objects.get(unit=unit, month=month)


def told_by_the_journal(branch, month=DECEMBER):
    """Count an evening from its journal, the long way: entries folded, rates taken."""
    meeting = Meeting.objects.get(branch=branch, month=month, state__in=HELD)
    state = meeting_state(meeting)
    rates = rates_of(state, frame_of(meeting).rules)[WHOLE]
    over = [state.attendance[key].state for key in rates.attendance.over]
    return {
        "expected": len(rates.attendance.over),
        "present": len(rates.attendance.counted),
        "excused": over.count("excused"),
        "absent": over.count("absent"),
        "speakers": len(rates.speaking.counted),
        "attending": len(rates.speaking.over),
    }


def counted(row):
    names = ("expected", "present", "excused", "absent", "speakers", "attending")
    return {name: getattr(row, name) for name in names}
