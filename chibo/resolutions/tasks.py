"""Doors for the worker. Each is a sweep over what is due and may run twice."""

import logging

from django_tasks import task

from chibo.accounts.operations.opening import service_account
from chibo.kernel.clock import now
from chibo.resolutions.operations.following import follow_due_journals

logger = logging.getLogger(__name__)


@task()
def follow_journals() -> None:
    """Let resolutions and tasks follow every journal that has grown."""
    service = service_account("follow-journals", name="Theo dõi nghị quyết")
    at = now()
    logger.info("journals followed: %d", follow_due_journals(actor=service, at=at))
