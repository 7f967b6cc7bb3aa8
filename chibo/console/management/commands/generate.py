"""``chibo generate``: fill an empty PostgreSQL database with a country of any size."""

import gc
from datetime import date
from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from chibo.console.day_argument import day_argument
from chibo.demo.nation.generating import generate_nation
from chibo.demo.nation.loading import NotLoadable
from chibo.demo.world import PIN
from chibo.kernel.days import day_of

SEED = 2026


class Command(BaseCommand):
    help = "Fill an empty, migrated PostgreSQL database with invented units and members."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--branches", type=int, required=True)
        parser.add_argument("--seed", type=int, default=SEED)
        parser.add_argument("--today", type=day_argument, help="the country's day, YYYY-MM-DD")

    def handle(
        self, *args: Any, branches: int, seed: int, today: date | None, **options: Any
    ) -> None:
        del args, options
        began = monotonic()

        def say(line: str) -> None:
            self.stdout.write(f"{monotonic() - began:5.1f} s  {line}")
            self.stdout.flush()

        if branches < 1:
            raise CommandError(_("A country has at least one branch."))
        gc.disable()  # much is made, nothing of it goes in circles, and the process ends soon
        day = today or day_of(timezone.now())
        try:
            made = generate_nation(branches=branches, seed=seed, today=day, say=say)
        except NotLoadable as refusal:
            raise CommandError(str(refusal)) from refusal
        say(_("The country stands"))
        for one in made.accounts:
            self.stdout.write(f"  {one.code}  {PIN}  {one.name}, {one.title}")
