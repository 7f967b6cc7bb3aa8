"""Working days: all but Saturdays, Sundays and the holidays of a list. Pure."""

from collections.abc import Container
from datetime import date, timedelta

_SATURDAY = 5


def is_working_day(day: date, *, holidays: Container[date]) -> bool:
    return day.weekday() < _SATURDAY and day not in holidays


def last_working_day(begins: date, number: int, *, holidays: Container[date]) -> date:
    """Return the day that is ``number`` working days after ``begins``, which is not counted.

    >>> last_working_day(date(2026, 8, 28), 2, holidays={date(2026, 9, 1), date(2026, 9, 2)})
    datetime.date(2026, 9, 3)
    """
    day, left = begins, number
    while left:
        day += timedelta(days=1)
        left -= is_working_day(day, holidays=holidays)
    return day


def working_days_between(begins: date, ends: date, *, holidays: Container[date]) -> int:
    """Return how many working days lie after ``begins`` up to and with ``ends``; below 0 backwards.

    >>> working_days_between(date(2026, 11, 20), date(2026, 11, 24), holidays=())
    2
    """
    if ends < begins:
        return -working_days_between(ends, begins, holidays=holidays)
    days = (begins + timedelta(days=passed) for passed in range(1, (ends - begins).days + 1))
    return sum(is_working_day(day, holidays=holidays) for day in days)
