"""``chibo build_demo``: fill the empty database of this home with the demo."""

import gc
from datetime import date
from time import monotonic
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.utils.translation import gettext as _
from django_tasks import task_backends
from django_tasks.backends.dummy import DummyBackend

from chibo.console.day_argument import day_argument
from chibo.console.demo_home import BuiltDemo, demo_version, write_marker
from chibo.console.halves import tell_in_two
from chibo.demo.building import TooEarly, build_demo
from chibo.demo.places import ALL_BRANCHES
from chibo.demo.telling import tell

_COLLECT_RARELY = (100_000, 50, 50)
"""Much is made and little of it goes in circles; Python would look for circles all the time."""


class Command(BaseCommand):
    help = "Fill an empty database with the demo. `demo` calls this; alone it serves benchmarks."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--seed", type=int, required=True)
        parser.add_argument("--today", type=day_argument, required=True)
        parser.add_argument("--branches", type=int, default=ALL_BRANCHES)
        parser.add_argument("--all", action="store_true", dest="with_articles")

    def handle(
        self,
        *args: Any,
        seed: int,
        today: date,
        branches: int,
        with_articles: bool,
        **options: Any,
    ) -> None:
        del args, options
        began = monotonic()

        def say(line: str) -> None:
            self.stdout.write(f"{monotonic() - began:5.1f} s  {line}")
            self.stdout.flush()

        _write_without_waiting()
        call_command("migrate", verbosity=0, interactive=False)
        say(_("The tables are made"))
        _ring_no_bells()
        gc.freeze()
        gc.set_threshold(*_COLLECT_RARELY)
        telling = tell_in_two if connection.vendor == "sqlite" else tell
        try:
            built = build_demo(
                seed=seed,
                today=today,
                say=say,
                branches=branches,
                telling=telling,
                with_articles=with_articles,
            )
        except PermissionError as refusal:
            raise CommandError(
                _("This database has accounts. The demo is built in an empty one only.")
            ) from refusal
        except TooEarly as refusal:
            raise CommandError(str(refusal)) from refusal
        connection.close()  # the last connection folds the journal file into the database
        marker = BuiltDemo(
            seed=seed,
            today=today,
            version=demo_version(),
            with_articles=with_articles,
            accounts=built.accounts,
        )
        write_marker(settings.HOME, marker)
        say(_("The demo is built"))


def _write_without_waiting() -> None:
    """Let SQLite not wait for the disk: a build that is cut off is thrown away whole."""
    if connection.vendor == "sqlite":
        options = connection.settings_dict["OPTIONS"]
        options["init_command"] += "PRAGMA synchronous=OFF;"
        connection.close()


def _ring_no_bells() -> None:
    """Let deeds fill no queue: the building itself runs every sweep at its end."""
    task_backends["default"] = DummyBackend("default", {})
