"""``chibo demo``: build the demo once, print who can sign in, serve."""

import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from chibo.console.account_table import account_lines
from chibo.console.day_argument import day_argument
from chibo.console.demo_home import (
    BuiltDemo,
    demo_in,
    demo_version,
    empty_building_site,
    holds_other_data,
    move_in,
)
from chibo.console.ports import refuse_taken_port
from chibo.kernel.days import day_of, first_of_month

HOST = "127.0.0.1"
SEED = 2026


@dataclass(frozen=True, slots=True)
class Asked:
    """Which demo is asked for; without a day any of the present month."""

    seed: int
    today: date | None
    with_articles: bool = False


class Command(BaseCommand):
    help = "Build the demo once, print address and accounts, serve it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--today", type=day_argument, help="the demo's day, YYYY-MM-DD")
        parser.add_argument("--seed", type=int, default=SEED)
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--no-serve", action="store_true", help="build and print only")
        parser.add_argument("--rebuild", action="store_true", help="build anew in any case")
        parser.add_argument(
            "--all",
            action="store_true",
            dest="with_articles",
            help="Hoàng Mai, Đà Bắc and Đông Thanh too, without history",
        )

    def handle(
        self,
        *args: Any,
        today: date | None,
        seed: int,
        port: int,
        no_serve: bool,
        rebuild: bool,
        with_articles: bool,
        **options: Any,
    ) -> None:
        del args, options
        home: Path = settings.HOME
        _refuse_other_data(home)
        if not no_serve:
            refuse_taken_port(HOST, port)
        built = None if rebuild else demo_in(home)
        asked = Asked(seed, today, with_articles=with_articles)
        if built is None or not _still_wanted(built, asked):
            built = self._build(home, asked)
        call_command("collectstatic", interactive=False, verbosity=0)
        self._print(built, port)
        if not no_serve:
            if today is not None:
                os.environ["CHIBO_DAY"] = built.today.isoformat()
            # The addresses and accounts printed above stay in sight.
            os.environ.setdefault("CHIBO_LOG_LEVEL", "WARNING")
            # Everybody there is invented, and enters with what the table above says.
            os.environ.setdefault("CHIBO_SECOND_FACTOR", "false")
            call_command("run", host=HOST, port=port)

    def _build(self, home: Path, asked: Asked) -> BuiltDemo:
        """Build in a process and a folder of their own, and move in when all is done."""
        today = asked.today or day_of(timezone.now())
        self.stdout.write(_("Building the demo for %(day)s") % {"day": f"{today:%d/%m/%Y}"})
        self.stdout.flush()
        site = empty_building_site(home)
        order = ["build_demo", "--seed", str(asked.seed), "--today", today.isoformat()]
        order += ["--all"] * asked.with_articles
        surroundings = {
            **os.environ,
            "CHIBO_HOME": str(site),
            "CHIBO_SECRET_KEY": settings.SECRET_KEY,
        }
        try:
            done = subprocess.run(  # noqa: S603 -- our own interpreter and our own command
                [sys.executable, "-m", "chibo", *order], env=surroundings, check=False
            )
        except KeyboardInterrupt as cut_off:
            raise CommandError(
                _("The building was broken off. The next run begins anew."), returncode=130
            ) from cut_off
        if done.returncode:
            raise CommandError(_("The demo was not built. The lines above say why."))
        move_in(home)
        built = demo_in(home)
        assert built is not None
        return built

    def _print(self, built: BuiltDemo, port: int) -> None:
        for line in account_lines(built.accounts):
            self.stdout.write(line)
        self.stdout.write("")
        self.stdout.write(
            _("Sign in with member code and PIN at %(address)s")
            % {"address": f"http://{HOST}:{port}/"}
        )
        self.stdout.write(_("Ctrl-C ends it. Everybody here is invented."))
        self.stdout.flush()


def _refuse_other_data(home: Path) -> None:
    if settings.ENVIRONMENT.database_url:
        raise CommandError(
            _("The demo has a database of its own. Run it without CHIBO_DATABASE_URL.")
        )
    if holds_other_data(home):
        raise CommandError(
            _(
                "%(folder)s holds a database that is not the demo's; it stays untouched. "
                "Choose another folder with CHIBO_HOME."
            )
            % {"folder": home}
        )


def _still_wanted(built: BuiltDemo, asked: Asked) -> bool:
    """Whether the demo that stands is the one asked for.

    Without a day asked for, it may be of any day of the present month: what
    people did in it is not thrown away overnight.
    """
    if (built.seed, built.version) != (asked.seed, demo_version()):
        return False
    if built.with_articles != asked.with_articles:
        return False
    if asked.today is not None:
        return built.today == asked.today
    return first_of_month(built.today) == first_of_month(day_of(timezone.now()))
