"""Doors for the worker. Each is a sweep over what is due and may run twice."""

import logging

from django_tasks import task

from chibo.kernel.clock import now
from chibo.sync.operations.erasing import erase_keys, forget_devices

logger = logging.getLogger(__name__)


@task()
def erase_device_keys() -> None:
    """Erase keys in escrow that nobody needs any more, and devices long forgotten."""
    at = now()
    logger.info("keys of devices erased: %d, devices: %d", erase_keys(at=at), forget_devices(at=at))
