"""Enter the rosters as they were when the demo was set up; later comings are stories."""

from datetime import date

from django.utils.translation import gettext as _

from chibo.demo.lives import Person
from chibo.demo.world import World
from chibo.membership.models import Duty, Standing
from chibo.membership.operations.enrolling import Particulars
from chibo.membership.operations.enrolling_rosters import Enrolment, enroll_members


def enter_rosters(world: World) -> None:
    on = world.calendar.set_up_on
    for branch in world.population.branches:
        people = [person for person in branch.people if person.admitted_on <= on]
        members = enroll_members(
            [enrolment_on(person, on) for person in people],
            branch=world.unit_of(branch),
            on=on,
            actor=world.administrator,
            at=world.calendar.at(on, 9),
        )
        numbers = (person.card_number for person in people)
        world.members.update(zip(numbers, members, strict=True))
    world.say(_("%(members)d members in the rosters") % {"members": len(world.members)})


def is_official_on(person: Person, day: date) -> bool:
    return person.official_on is not None and person.official_on <= day


def particulars_on(person: Person, day: date) -> Particulars:
    """Return what the roster said of ``person`` that day."""
    return Particulars(
        full_name=person.full_name,
        sex=person.sex,
        birth_date=person.birth_date,
        ethnic_group=person.ethnic_group,
        home_place=person.home_place,
        card_number=person.card_number,
        admitted_on=person.admitted_on,
        official_on=person.official_on if is_official_on(person, day) else None,
        occupation=person.occupation,
        phone=person.phone,
        note=person.note,
    )


def enrolment_on(person: Person, on: date) -> Enrolment:
    """Return as what ``person`` is entered that day."""
    return Enrolment(
        particulars_on(person, on),
        standing=Standing.OFFICIAL if is_official_on(person, on) else Standing.PROBATIONARY,
        duty=Duty(person.duty),
        place=person.place,
    )
