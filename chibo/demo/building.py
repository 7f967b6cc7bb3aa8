"""Build the whole demo in an empty database."""

from collections.abc import Callable, Iterable
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

from chibo.demo.accounts import (
    DemoAccounts,
    open_accounts_of_members,
    open_accounts_of_posts,
    open_administrator,
    table_of_accounts,
)
from chibo.demo.articles.entering import enter_articles
from chibo.demo.calendar import Calendar
from chibo.demo.deciding import decide
from chibo.demo.luck import Luck
from chibo.demo.places import ALL_BRANCHES
from chibo.demo.population import populate
from chibo.demo.posts import fill_posts
from chibo.demo.rosters import enter_rosters
from chibo.demo.settling import open_service_accounts, settle_what_is_due
from chibo.demo.stories import STORIES
from chibo.demo.telling import Story, tell
from chibo.demo.tree import build_tree
from chibo.demo.world import World
from chibo.kernel.errors import DomainError
from chibo.kernel.remembering import remembering

EARLIEST_DAY = date(2026, 4, 1)
"""Agenda and score table of the demo hold since the month in which its rosters are entered."""


class TooEarly(DomainError):
    """The rules by which the demo meets and scores were not in force yet."""


def build_demo(
    *,
    seed: int,
    today: date,
    say: Callable[[str], None],
    branches: int = ALL_BRANCHES,
    stories: Iterable[Story] = STORIES,
    telling: Callable[[World, Iterable[Story]], None] = tell,
    with_articles: bool = False,
) -> DemoAccounts:
    """Build the town and the office by calling operations; return who can sign in.

    The same ``seed``, ``today`` and ``branches`` (of the town, at least 2)
    give the same rows and the same heads of the record in an empty database:
    no clock and no secret is drawn, only the salt of the stored PINs differs.
    ``stories`` are all of them unless fewer are wanted; ``telling`` lets them happen.
    ``with_articles`` adds the places of three more articles, without history.
    ``say`` gets one line per step. The record is written in Vietnamese
    whatever the language of whoever builds.

    Raises:
        PermissionError: the database has accounts; build in an empty one.
        TooEarly: the day is before `EARLIEST_DAY`; choose a later one.
        ValueError: fewer than 2 branches.
    """
    if today < EARLIEST_DAY:
        raise TooEarly(
            _("The rules of the demo were not in force yet. Choose a day from %(day)s on.")
            % {"day": f"{EARLIEST_DAY:%d/%m/%Y}"}
        )
    if branches < 2:  # noqa: PLR2004 -- Thuận Hòa and one that gives people to committees
        raise ValueError("the demo needs at least 2 branches of the town")
    luck = Luck(seed)
    population = populate(luck, today=today, branches=branches)
    world = World(luck, Calendar(today), population, say)
    with translation.override("vi"):
        world.administrator = open_administrator(world)
        build_tree(world)
        enter_rosters(world)
        fill_posts(world)
        open_accounts_of_posts(world)
        decide(world)
        open_service_accounts()
        with remembering():  # nobody decides a rule or moves a unit in these months
            telling(world, stories)
        open_accounts_of_members(world)
        beside = tuple(enter_articles(world)) if with_articles else ()
        settle_what_is_due(world)
        return table_of_accounts(world, beside=beside)
