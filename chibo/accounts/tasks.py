"""Doors of this room for the worker."""

import logging
from datetime import timedelta

from django.conf import settings
from django_tasks import task

from chibo.kernel.clock import now

logger = logging.getLogger(__name__)


@task()
def forget_old_sign_ins() -> None:
    """Delete sessions that ended, counters of tries that count no more, codes that are past."""
    from chibo.accounts.operations.codes import forget_used_codes
    from chibo.accounts.operations.trying import forget_old_tries
    from chibo.accounts.sessions import SessionStore

    SessionStore.clear_expired()
    forget_used_codes(at=now())
    kept = timedelta(hours=settings.ENVIRONMENT.tries_forgotten_hours)
    logger.info("counters of tries forgotten: %d", forget_old_tries(before=now() - kept))
