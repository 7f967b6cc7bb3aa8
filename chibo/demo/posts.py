"""Appoint the committees of the branches and the people of the committees above."""

from datetime import date

from django.utils.translation import gettext as _

from chibo.demo.electing import Elected
from chibo.demo.population import PlannedBranch
from chibo.demo.thuan_hoa import written
from chibo.demo.world import World
from chibo.membership.models import PostKind
from chibo.membership.operations.posts import appoint


def fill_posts(world: World) -> None:
    for branch in world.population.branches:
        if branch.is_written:
            _appoint_former_secretary(world, branch)
        for chosen in branch.elected:
            _appoint(world, chosen, branch.short_name, since=world.calendar.term_began_on)
    for committee, staff in world.population.staff.items():
        for chosen in staff:
            _appoint(world, chosen, committee, since=world.calendar.term_began_on)
    world.say(_("The committees are elected"))


def _appoint_former_secretary(world: World, branch: PlannedBranch) -> None:
    former = next(p for p in branch.people if p.full_name == written().former_secretary)
    _appoint(
        world,
        Elected(PostKind.SECRETARY, former),
        branch.short_name,
        since=world.calendar.founded_on,
        until=world.calendar.term_began_on,
    )


def _appoint(
    world: World, chosen: Elected, unit: str, *, since: date, until: date | None = None
) -> None:
    appoint(
        world.member(chosen.person),
        PostKind(chosen.kind),
        unit=world.units[unit],
        on=since,
        until=until,
        actor=world.administrator,
        at=world.calendar.at(world.calendar.set_up_on, 14),
    )
