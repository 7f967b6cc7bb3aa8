"""Doors for the worker. Each is a sweep over what is due and may run twice."""

import logging

from django_tasks import task

from chibo.accounts.models import User
from chibo.accounts.operations.opening import service_account
from chibo.kernel.clock import now
from chibo.quality.operations.freezing import complete_due, freeze_due

logger = logging.getLogger(__name__)


@task()
def freeze_voted_cards() -> None:
    """Freeze the cards of meetings that have voted on their score."""
    logger.info("voted cards frozen: %d", freeze_due(actor=_service(), at=now()))


@task()
def complete_cards() -> None:
    """Complete the cards whose facts to come are known or out of time."""
    logger.info("cards completed: %d", complete_due(actor=_service(), at=now()))


def _service() -> User:
    return service_account("score-cards", name="Chấm điểm sinh hoạt")
