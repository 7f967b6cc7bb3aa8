"""How long a device keeps a meeting, and from when on it warns that it will erase it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from chibo.kernel.days import begin_of_day, day_of
from chibo.rulebook import keys
from chibo.rulebook.book import RuleBook

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Keeping:
    warns_from: datetime
    until: datetime


def keeping_of(planned_at: datetime, book: RuleBook) -> Keeping:
    """Return both hours for a meeting of that day, as ``book`` counts whole days after it."""
    evening = day_of(planned_at)
    ends = evening + _DAY * (1 + book[keys.DEVICE_KEEPS_DAYS])
    return _until(ends, evening, book)


def keeping_at(planned_at: datetime, book: RuleBook, at: datetime) -> Keeping:
    """Return both hours for a device that opens the meeting at this hour.

    Who records after the days are over, as from paper, keeps it until the end of the next day.
    """
    by_rule = keeping_of(planned_at, book)
    if at < by_rule.until:
        return by_rule
    return _until(day_of(at) + 2 * _DAY, day_of(at), book)


def _until(ends: date, earliest: date, book: RuleBook) -> Keeping:
    warns = max(earliest + _DAY, ends - _DAY * book[keys.DEVICE_WARNS_DAYS])
    return Keeping(warns_from=begin_of_day(warns), until=begin_of_day(ends))
