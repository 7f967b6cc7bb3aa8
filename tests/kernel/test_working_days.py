from datetime import date

import pytest

from chibo.kernel.days import months_later
from chibo.kernel.working_days import last_working_day, working_days_between

TET = {date(2026, 2, day) for day in range(16, 21)}


@pytest.mark.parametrize(
    ("begins", "number", "ends"),
    [
        (date(2026, 11, 20), 1, date(2026, 11, 23)),  # from a Friday over the weekend
        (date(2026, 11, 21), 1, date(2026, 11, 23)),  # begun on a Saturday
        (date(2026, 2, 13), 1, date(2026, 2, 23)),  # over Tết
        (date(2026, 2, 13), 0, date(2026, 2, 13)),
    ],
)
def test_weekends_and_holidays_are_not_counted(begins, number, ends):
    assert last_working_day(begins, number, holidays=TET) == ends
    assert working_days_between(begins, ends, holidays=TET) == number


def test_what_is_over_is_counted_backwards():
    assert working_days_between(date(2026, 11, 24), date(2026, 11, 20), holidays=()) == -2


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2025, 12, 3), 12, date(2026, 12, 3)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 12, 31), 2, date(2026, 2, 28)),
        (date(2026, 1, 15), 0, date(2026, 1, 15)),
    ],
)
def test_months_end_on_the_same_day_or_on_the_last_of_a_shorter_month(day, months, then):
    assert months_later(day, months) == then
