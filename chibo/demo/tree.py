"""Build the two trees of units: the town and the office."""

from django.utils.translation import gettext as _

from chibo.demo.places import Committee, CommitteeOfBranches, communes_of, places
from chibo.demo.population import PlannedBranch
from chibo.demo.world import World
from chibo.organization.models import BranchType, Unit, UnitKind
from chibo.organization.operations.placing import create_unit


def build_tree(world: World) -> None:
    told, planned = places(), world.population.branches
    province = _create_committee(world, told.town.province, under=None)
    town = _create_committee(world, told.town.committee, under=province)
    for commune in communes_of(world.population.town_branches):
        _create_with_branches(world, commune, under=town)
    province = _create_committee(world, told.office.province, under=None)
    _create_with_branches(world, told.office.committee, under=province)
    world.say(
        _("%(units)d units, %(branches)d of them branches")
        % {"units": len(world.units), "branches": len(planned)}
    )


def _create_committee(world: World, told: Committee, *, under: Unit | None) -> Unit:
    unit = create_unit(
        told.name,
        kind=UnitKind(told.kind),
        parent=under,
        on=world.calendar.founded_on,
        actor=world.administrator,
        at=world.calendar.at(world.calendar.set_up_on, 8),
        short_name=told.short_name,
        official_code=told.code,
        locality=told.locality,
    )
    world.units[told.short_name] = unit
    return unit


def _create_with_branches(world: World, told: CommitteeOfBranches, *, under: Unit) -> None:
    committee = _create_committee(world, told, under=under)
    mine = [b for b in world.population.branches if b.committee.short_name == told.short_name]
    for number, branch in enumerate(mine, start=1):
        world.units[branch.short_name] = create_unit(
            f"{told.branch_name} {branch.told.name}",
            kind=UnitKind.BRANCH,
            parent=committee,
            on=world.calendar.founded_on,
            actor=world.administrator,
            at=world.calendar.at(world.calendar.set_up_on, 8, 30),
            short_name=branch.short_name,
            branch_type=_type_of(branch),
            official_code=f"{told.code.rpartition('.')[0]}.{number:03d}",
            locality=told.locality,
        )


def _type_of(branch: PlannedBranch) -> str:
    return BranchType.OFFICE if branch.around == "office" else BranchType.RESIDENTIAL
