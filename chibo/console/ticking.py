"""Ring what is due, once per period, however many tickers run."""

from datetime import UTC, datetime, timedelta

from django.db import IntegrityError, transaction

from chibo.console.models import JobRun
from chibo.schedule import SCHEDULE, Job


def ring_due_jobs(*, at: datetime, schedule: tuple[Job, ...] = SCHEDULE) -> list[str]:
    """Ring each job that was not rung in its present period; return their names."""
    return [job.name for job in schedule if _ring(job, at)]


def _ring(job: Job, at: datetime) -> bool:
    try:
        with transaction.atomic():
            JobRun.objects.create(name=job.name, period=period_of(at, job.every))
            job.ring()
    except IntegrityError:
        return False
    return True


def period_of(at: datetime, every: timedelta) -> datetime:
    """Return the beginning of the period that holds ``at``.

    >>> period_of(datetime(2026, 12, 3, 19, 47, tzinfo=UTC), timedelta(hours=1)).minute
    0
    """
    beginning = datetime(2000, 1, 1, tzinfo=UTC)
    return beginning + every * ((at - beginning) // every)
