"""What the committees decide once, before the months are told: terms, rules, the score table."""

from datetime import date, datetime
from importlib import resources

from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.demo.data import read_data
from chibo.demo.places import places
from chibo.demo.world import World
from chibo.papers.operations.terms import begin_term
from chibo.quality.facts.registry import provided_facts
from chibo.rulebook.keys import MEETING_WINDOW
from chibo.rulebook.models import CriteriaTable
from chibo.rulebook.operations.rules import set_rule
from chibo.rulebook.operations.tables import publish_table, put_in_force


def decide(world: World) -> None:
    """Begin the terms, set the days of meetings and put the score table in force, in both trees.

    The demo's own committees decide: the table is the one of another ward.
    """
    at = world.calendar.at(world.calendar.set_up_on, 16)
    for committee in world.population.staff:
        _begin_term(world, committee, at)
    for told in (places().town.committee, places().office.committee):
        _decide_rules(world, told.short_name, at)
    world.say(_("The committees have decided on meetings and scores"))


def _begin_term(world: World, committee: str, at: datetime) -> None:
    began_on = world.calendar.term_began_on
    begin_term(
        world.units[committee],
        f"Nhiệm kỳ {began_on.year} – {began_on.year + 5}",
        valid_from=began_on,
        actor=_secretary(world, committee),
        at=at,
    )


def _decide_rules(world: World, committee: str, at: datetime) -> None:
    told, actor, day = read_data("decisions"), _secretary(world, committee), at.date()
    set_rule(
        MEETING_WINDOW,
        told["meeting_window"]["value"],
        unit=world.units[committee],
        valid_from=day,
        source=_dated(told["meeting_window"]["decision"], day),
        actor=actor,
        at=at,
    )
    put_in_force(
        _published(told["table"]["file"], actor, at),
        unit=world.units[committee],
        valid_from=day,
        decision=_dated(told["table"]["decision"], day),
        actor=actor,
        at=at,
    )


def _published(name: str, actor: User, at: datetime) -> CriteriaTable:
    """Return the table of this file; the same text published again is the same table."""
    text = (resources.files("chibo.rulebook") / "criteria" / name).read_text(encoding="utf-8")
    return publish_table(text, provided=provided_facts(), actor=actor, at=at)


def _secretary(world: World, committee: str) -> User:
    staff = world.population.staff[committee]
    return world.account_of(next(one.person for one in staff if one.kind == "secretary"))


def _dated(decision: str, day: date) -> str:
    return f"{decision}, ngày {day:%d/%m/%Y}"
