"""A member on probation is recognised as an official member after a year."""

from collections.abc import Iterator
from datetime import datetime

from chibo.demo.population import PlannedBranch
from chibo.demo.rosters import is_official_on, particulars_on
from chibo.demo.world import World
from chibo.membership.models import Duty, Standing
from chibo.membership.operations.enrolling import change_particulars
from chibo.membership.operations.standing import change_standing


def recognition(world: World, branch: PlannedBranch) -> Iterator[datetime]:
    """Recognise those whose probation ended after the roster was entered."""
    began, today = world.calendar.set_up_on, world.calendar.today
    due = [
        (person.official_on, person.card_number, person)
        for person in branch.people
        if person.official_on and not is_official_on(person, began) and person.official_on <= today
    ]
    for on, _card, person in sorted(due, key=lambda line: line[:2]):
        at = world.calendar.at(on, 10)
        yield at
        member, unit, secretary = (
            world.member(person),
            world.unit_of(branch),
            world.secretary_of(branch),
        )
        change_standing(
            member,
            branch=unit,
            standing=Standing.OFFICIAL,
            duty=Duty(person.duty),
            place=person.place,
            on=on,
            actor=secretary,
            at=at,
        )
        change_particulars(
            member, particulars_on(person, on), branch=unit, on=on, actor=secretary, at=at
        )
