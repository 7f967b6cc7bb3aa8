"""Somebody is admitted to the Party and enters the roster on that very day."""

from collections.abc import Iterator
from datetime import datetime

from chibo.demo.population import PlannedBranch
from chibo.demo.rosters import particulars_on
from chibo.demo.world import World
from chibo.membership.models import Standing
from chibo.membership.operations.enrolling import enroll_member


def newcomers(world: World, branch: PlannedBranch) -> Iterator[datetime]:
    """Enter those who were admitted after the roster was; the secretary does it."""
    set_up_on = world.calendar.set_up_on
    later = [person for person in branch.people if person.admitted_on > set_up_on]
    for person in sorted(later, key=lambda person: (person.admitted_on, person.card_number)):
        at = world.calendar.at(person.admitted_on, 9)
        yield at
        world.members[person.card_number] = enroll_member(
            particulars_on(person, person.admitted_on),
            branch=world.unit_of(branch),
            standing=Standing.PROBATIONARY,
            on=person.admitted_on,
            actor=world.secretary_of(branch),
            at=at,
        )
