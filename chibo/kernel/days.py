"""The organisation's day and month, in its own time zone and nowhere else."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ORGANISATION_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def day_of(at: datetime) -> date:
    """Return the calendar day of an instant, as the organisation counts days.

    >>> from datetime import UTC
    >>> day_of(datetime(2026, 12, 2, 18, 30, tzinfo=UTC))
    datetime.date(2026, 12, 3)
    """
    return local(at).date()


def local(at: datetime) -> datetime:
    """Return the same instant on the organisation's clock.

    Raises:
        ValueError: ``at`` has no time zone; an instant without one means nothing.
    """
    if at.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return at.astimezone(ORGANISATION_ZONE)


def begin_of_day(day: date) -> datetime:
    """Return the first instant of a calendar day of the organisation.

    >>> begin_of_day(date(2026, 12, 3)).isoformat()
    '2026-12-03T00:00:00+07:00'
    """
    return datetime.combine(day, time(), tzinfo=ORGANISATION_ZONE)


def first_of_month(day: date) -> date:
    return day.replace(day=1)


def next_month(day: date) -> date:
    """Return the first day of the month after ``day``.

    >>> next_month(date(2026, 12, 31))
    datetime.date(2027, 1, 1)
    """
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def previous_month(day: date) -> date:
    """Return the first day of the month before ``day``.

    >>> previous_month(date(2026, 1, 31))
    datetime.date(2025, 12, 1)
    """
    return date(day.year - (day.month == 1), (day.month - 2) % 12 + 1, 1)


def months_later(day: date, months: int) -> date:
    """Return the same day so many months later, or the last day of a shorter month.

    >>> months_later(date(2025, 3, 31), 12), months_later(date(2026, 12, 31), 2)
    (datetime.date(2026, 3, 31), datetime.date(2027, 2, 28))
    """
    years, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + years, month + 1, 1)
    last = next_month(first) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))
