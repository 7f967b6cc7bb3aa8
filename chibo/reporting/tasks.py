"""Doors for the worker. Each is a sweep over what is due and may run twice."""

import logging

from django_tasks import task

from chibo.kernel.clock import now
from chibo.reporting.operations.refreshing import refresh_months as refresh
from chibo.reporting.queries.sums import wrong_sums

logger = logging.getLogger(__name__)


@task()
def refresh_months() -> None:
    """Count the months of branches in which something happened, and sum them upward."""
    done = refresh(at=now())
    logger.info("months refreshed: %d branches, %d units", done.branches, done.units)


@task()
def check_sums() -> None:
    """Prove that every unit's month is the sum of its parts; tell the differences."""
    wrong = wrong_sums()
    for one in wrong:
        logger.error("sum of unit %d in %s: %s is %s, parts give %s", *one)
    logger.info("wrong sums: %d", len(wrong))
