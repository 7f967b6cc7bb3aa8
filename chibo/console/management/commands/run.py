"""``chibo run``: web, worker and ticker as one group that lives and ends together."""

import os
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from chibo.console.plain_http import plain_http_warning
from chibo.console.ports import refuse_taken_port
from chibo.console.supervising import supervise


class Command(BaseCommand):
    help = "Serve the application: web, worker and ticker."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)

    def handle(self, *args: Any, host: str, port: int, workers: int, **options: Any) -> None:
        del args, options
        refuse_taken_port(host, port)
        names = [*settings.ALLOWED_HOSTS, host]
        if warning := plain_http_warning(names, https=settings.SESSION_COOKIE_SECURE):
            self.stderr.write(warning)
        web = f"granian --interface wsgi chibo.wsgi:application --host {host} --port {port}"
        # One thread a worker: the views are synchronous and Python runs one at a time.
        web += f" --workers {workers} --blocking-threads 1 --no-ws --log-level warning"
        programs = {"web": web, "worker": "chibo db_worker --interval 1", "ticker": "chibo tick"}
        ended = supervise(
            {name: [sys.executable, "-m", *line.split()] for name, line in programs.items()}
        )
        if ended is not None:
            raise CommandError(
                _("The part “%(name)s” ended by itself, so everything was stopped. Start it again.")
                % {"name": ended}
            )
