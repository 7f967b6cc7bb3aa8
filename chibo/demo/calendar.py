"""The days of the demo, all counted from the day for which it is built."""

from dataclasses import dataclass
from datetime import date, datetime, time

from chibo.kernel.days import ORGANISATION_ZONE, first_of_month, next_month, previous_month

MONTHS_OF_HISTORY = 4


def at_eight(day: date) -> datetime:
    """Return eight in the morning of that day on the organisation's clock."""
    return datetime.combine(day, time(8), tzinfo=ORGANISATION_ZONE)


@dataclass(frozen=True, slots=True)
class Calendar:
    """What happened when; ``today`` is the day for which the demo is built."""

    today: date

    @property
    def founded_on(self) -> date:
        """The units stand from this day on."""
        return date(self.today.year - 6, 7, 1)

    @property
    def term_began_on(self) -> date:
        """The committees of the present term were elected."""
        return date(self.today.year - 1, 6, 15)

    @property
    def set_up_on(self) -> date:
        """The rosters were entered: a month before the history that is told begins."""
        return self.month(MONTHS_OF_HISTORY + 1)

    @property
    def now(self) -> datetime:
        """The demo stands still on the morning of its day: whatever is later has not happened."""
        return self.at(self.today, 7)

    def month(self, months_ago: int) -> date:
        """Return the first day of a month; 0 is the running one, -1 the next."""
        day = first_of_month(self.today)
        for _month in range(months_ago):
            day = previous_month(day)
        return next_month(day) if months_ago < 0 else day

    def at(self, day: date, hour: int = 8, minute: int = 0) -> datetime:
        """Return an instant of that day on the organisation's clock."""
        return datetime.combine(day, time(hour, minute), tzinfo=ORGANISATION_ZONE)
