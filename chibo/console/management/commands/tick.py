"""``chibo tick``: rings what is due, every minute."""

import logging
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections

from chibo.console.ticking import ring_due_jobs
from chibo.kernel.clock import now

logger = logging.getLogger(__name__)
SECONDS = 60


class Command(BaseCommand):
    help = "Ring what is due, every minute."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="ring once and end")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        del args, options
        while True:
            close_old_connections()
            for name in ring_due_jobs(at=now()):
                logger.info("rung: %s", name)
            if once:
                return
            time.sleep(SECONDS)
