"""Doors for the worker. Each is a sweep over what is due and may run twice."""

import logging

from django_tasks import task

from chibo.accounts.operations.opening import service_account
from chibo.ballots.operations.ending import end_told_ballots, erase_sealed
from chibo.kernel.clock import now

logger = logging.getLogger(__name__)


@task()
def end_ballots() -> None:
    """Delete the envelopes of votes that ended in the room, and all rows of sealed meetings."""
    service = service_account("end-ballots", name="Kết thúc bỏ phiếu điện tử")
    at = now()
    logger.info("ballots ended: %d", end_told_ballots(actor=service, at=at))
    logger.info("meetings without ballots now: %d", erase_sealed())
