"""Doors for the worker."""

import logging

from django_tasks import task

from chibo.kernel.clock import now
from chibo.kernel.days import day_of

logger = logging.getLogger(__name__)


@task()
def forget_old_uploads() -> None:
    """Strike out the content of uploads that nobody confirmed in time."""
    from chibo.membership.operations.uploading import strike_out_old_uploads

    struck = strike_out_old_uploads(at=now())
    logger.info("uploaded rosters struck out: %d", struck)


@task()
def forget_old_looks() -> None:
    """Delete the lines of the access list that are older than the rule of their branch keeps."""
    from chibo.membership.operations.looking import forget_looks

    forgotten = forget_looks(on=day_of(now()))
    logger.info("lines of the access list forgotten: %d", forgotten)


@task()
def forget_old_traces() -> None:
    """Erase devices, given PINs, answered corrections and uploads that no rule keeps any more."""
    from chibo.membership.operations.forgetting import forget_old_traces as forget

    for what, number in forget(on=day_of(now())).items():
        logger.info("%s forgotten: %d", what, number)


@task()
def work_on_committee_rosters() -> None:
    """Read or enter the roster files of committees that wait."""
    from chibo.membership.operations.committee_rosters import work_on_rosters

    done = work_on_rosters(at=now())
    logger.info("roster files of committees worked on: %d", done)


@task()
def keep_tallies() -> None:
    """Bring the counts of large parts of the tree up to date."""
    from chibo.membership.operations.keeping_tallies import keep_tallies as keep

    counted = keep(at=now())
    logger.info("days counted: %d", counted)
