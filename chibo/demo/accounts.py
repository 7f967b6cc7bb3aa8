"""Open the accounts: everybody who acts in a story, and the cast that can sign in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.accounts.operations.opening import open_first_account
from chibo.demo.casting import Cast, cast_parts
from chibo.demo.lives import Person
from chibo.demo.next_steps import next_step
from chibo.demo.world import PIN, World
from chibo.membership.operations.posts import give_account


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """One line of the table that the command prints."""

    role: str
    name: str
    unit: str
    code: str
    pin: str
    next_step: str


@dataclass(frozen=True, slots=True)
class DemoAccounts:
    """Everybody of the demo who can sign in, in the order of the table."""

    accounts: tuple[DemoAccount, ...]


def open_administrator(world: World) -> User:
    return open_first_account(
        _("Administrator of the demo"),
        pin=PIN,
        at=world.calendar.at(world.calendar.set_up_on, 7, 30),
        has_own_pin=True,
        draw=world.draw_code,
    )


def open_accounts_of_posts(world: World) -> None:
    """Give an account to every secretary and clerk, and to whoever works above the branches.

    Only the cast gets a PIN; the others act in the stories and nobody signs in for them.
    """
    population, at = world.population, world.calendar.at(world.calendar.set_up_on, 15)
    playing = {cast.person.card_number for cast in _cast(world)}
    for branch in population.branches:
        for chosen in branch.elected:
            plays = chosen.person.card_number in playing
            acts = chosen.kind == "secretary" or chosen.person is branch.clerk
            if plays or acts:
                _give(world, chosen.person, branch.short_name, at=at, plays=plays)
    for committee, staff in population.staff.items():
        for chosen in staff:
            plays = chosen.person.card_number in playing
            _give(world, chosen.person, committee, at=at, plays=plays)


def open_accounts_of_members(world: World) -> None:
    """Give the rest of the cast their accounts on the day of the demo."""
    at, cast = world.calendar.at(world.calendar.today, 7), _cast(world)
    for played in cast:
        if world.member(played.person).user is None:
            _give(world, played.person, played.part.unit, at=at, plays=True)
    world.say(_("%(accounts)d accounts that can sign in") % {"accounts": len(cast) + 1})


def table_of_accounts(world: World, *, beside: Iterable[DemoAccount] = ()) -> DemoAccounts:
    """Return everybody who can sign in, with what there is to do next; ``beside`` the cast."""
    lines = (_line(world, played) for played in _cast(world))
    return DemoAccounts((*lines, *beside, _administrator(world)))


def _cast(world: World) -> list[Cast]:
    return list(cast_parts(world.population, today=world.calendar.today))


def _give(world: World, person: Person, unit: str, *, at: datetime, plays: bool) -> None:
    give_account(
        world.member(person),
        unit=world.units[unit],
        pin=PIN if plays else None,
        has_own_pin=True,
        actor=world.administrator,
        at=at,
        draw=world.draw_code,
    )


def _line(world: World, played: Cast) -> DemoAccount:
    part, user = played.part, world.account_of(played.person)
    first = next_step(world.units[part.unit], part.part)
    told = "; ".join(filter(None, [first, part.next_step]))
    return DemoAccount(part.role, user.name, part.unit, user.code, PIN, told)


def _administrator(world: World) -> DemoAccount:
    user = world.administrator
    return DemoAccount(
        role=_("Administrator"),
        name=user.name,
        unit=_("All units"),
        code=user.code,
        pin=PIN,
        next_step=_("Look at both trees of units"),
    )
