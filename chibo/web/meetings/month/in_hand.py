"""Which month a branch is working on. Pure."""

from collections.abc import Sequence
from datetime import date

from chibo.kernel.days import first_of_month, next_month
from chibo.meetings.lifecycle import State
from chibo.meetings.queries.months import MonthOfBranch
from chibo.rulebook.shapes import MeetingWindow


def month_in_hand(months: Sequence[MonthOfBranch], window: MeetingWindow, *, on: date) -> date:
    """Return the first day of the month that the branch has in hand on the day ``on``.

    This month until its meeting is sealed; without a meeting, until the last
    day on which it could be held in the window. Then the next.
    """
    this = first_of_month(on)
    monthly = next((one.monthly for one in months if one.month == this), None)
    if monthly is not None:
        return next_month(this) if monthly.state == State.SEALED else this
    return this if on.day <= window.last_day else next_month(this)
