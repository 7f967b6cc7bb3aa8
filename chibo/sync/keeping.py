"""How long a device keeps a meeting, and from when on it warns that it will erase it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from chibo.kernel.days import begin_of_day, day_of
from chibo.rulebook import keys
from chibo.rulebook.book import RuleBook


@dataclass(frozen=True, slots=True)
class Keeping:
    warns_from: datetime
    until: datetime


def keeping_of(planned_at: datetime, book: RuleBook) -> Keeping:
    """Return both hours for a meeting of that day, as ``book`` counts whole days after it."""
    day = day_of(planned_at)
    ends = day + timedelta(days=1 + book[keys.DEVICE_KEEPS_DAYS])
    warns = max(day + timedelta(days=1), ends - timedelta(days=book[keys.DEVICE_WARNS_DAYS]))
    return Keeping(warns_from=begin_of_day(warns), until=begin_of_day(ends))
