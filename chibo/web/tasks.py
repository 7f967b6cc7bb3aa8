"""Doors for the worker."""

import logging

from django_tasks import task

from chibo.kernel.clock import now
from chibo.kernel.days import day_of

logger = logging.getLogger(__name__)


@task()
def forget_sent_forms() -> None:
    """Erase which forms were sent, once no rule keeps it any more."""
    from chibo.membership.operations.forgetting import erase_past, with_home
    from chibo.rulebook.keys import SENT_FORM_DAYS
    from chibo.web.models import SentForm

    on = day_of(now())
    forms = with_home(SentForm.objects.all(), "user", on=on)
    number = erase_past(forms, SENT_FORM_DAYS, "home", "sent_at", on=on, in_days=True)
    logger.info("sent forms forgotten: %d", number)
