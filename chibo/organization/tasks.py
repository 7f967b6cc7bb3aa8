"""Doors for the worker. Each is a sweep over what is due and may run twice."""

import logging

from django_tasks import task

from chibo.kernel.clock import now
from chibo.kernel.days import day_of
from chibo.organization.queries.soundness import wrong_units

logger = logging.getLogger(__name__)


@task()
def bring_units_into_effect() -> None:
    """Write on the units what was decided for this day."""
    from chibo.organization.operations.coming_into_effect import bring_into_effect

    logger.info("changes of units in effect: %d", bring_into_effect(at=now()))


@task()
def check_units() -> None:
    """Prove that the tree is sound and its copies say what the placements say; tell what is not."""
    wrong = wrong_units(on=day_of(now()))
    for one in wrong:
        logger.error("unit %d: %s", *one)
    logger.info("wrong units: %d", len(wrong))
