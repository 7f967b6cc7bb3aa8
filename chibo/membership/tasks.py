"""Doors for the worker."""

import logging

from django_tasks import task

from chibo.kernel.clock import now

logger = logging.getLogger(__name__)


@task()
def forget_old_uploads() -> None:
    """Strike out the content of uploads that nobody confirmed in time."""
    from chibo.membership.operations.importing import strike_out_old_uploads

    struck = strike_out_old_uploads(at=now())
    logger.info("uploaded rosters struck out: %d", struck)
