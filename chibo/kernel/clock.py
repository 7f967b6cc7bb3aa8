"""The present time, for the doors of the house: views, commands, tasks; never a room.

A demo may take another day for today (``CHIBO_DAY``); the hours go on as they are.
"""

from datetime import datetime, timedelta
from functools import cache

from django.conf import settings
from django.utils import timezone

from chibo.kernel.days import day_of


def now() -> datetime:
    """Return the present instant, on the day that this installation takes for today."""
    return timezone.now() + _days_apart()


@cache
def _days_apart() -> timedelta:
    """Counted once per process, so that a day goes by at midnight in a demo as well."""
    taken = settings.ENVIRONMENT.day
    return taken - day_of(timezone.now()) if taken else timedelta()
