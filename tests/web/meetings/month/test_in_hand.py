from datetime import UTC, date, datetime

import pytest

from chibo.meetings.models import Meeting
from chibo.meetings.queries.months import MonthOfBranch
from chibo.rulebook.shapes import MeetingWindow
from chibo.web.meetings.month.in_hand import month_in_hand

WINDOW = MeetingWindow(first_day=3, last_day=5)
DECEMBER = date(2026, 12, 1)


def a_meeting(state):
    held = datetime(2026, 12, 3, 12, 30, tzinfo=UTC)
    return Meeting(month=DECEMBER, kind="regular", state=state, planned_at=held)


@pytest.mark.parametrize(
    ("state", "on", "month"),
    [
        (None, date(2026, 12, 5), DECEMBER),
        (None, date(2026, 12, 6), date(2027, 1, 1)),
        ("closed", date(2026, 12, 28), DECEMBER),
        ("sealed", date(2026, 12, 6), date(2027, 1, 1)),
        ("cancelled", date(2026, 12, 2), DECEMBER),
        ("cancelled", date(2026, 12, 9), date(2027, 1, 1)),
    ],
)
def test_a_month_is_in_hand_until_its_meeting_is_sealed_or_its_days_are_over(state, on, month):
    months = [MonthOfBranch(DECEMBER, (a_meeting(state),))] if state else []

    assert month_in_hand(months, WINDOW, on=on) == month
