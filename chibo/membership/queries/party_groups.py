"""How a branch is divided into Party groups on a day."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from chibo.kernel.periods import in_force
from chibo.membership.models import Member, PartyGroup, PartyGroupPlace, Stay, StayKind
from chibo.membership.queries.rosters import roster_of
from chibo.organization.models import Unit


@dataclass(frozen=True, slots=True)
class GroupOfDay:
    """A group with those in it that day, in the Vietnamese order of names."""

    group: PartyGroup
    leader: Member | None
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Division:
    """The groups of a branch on a day, and its members at home who are in none."""

    groups: tuple[GroupOfDay, ...]
    in_none: tuple[Member, ...]


def division_of(branch: Unit, *, on: date) -> Division:
    """Return who is in which group of ``branch`` that day; two questions.

    A place counts as long as the member is at home in the branch.
    """
    groups = PartyGroup.objects.filter(in_force(on), branch=branch).order_by("name", "pk")
    places = {
        place.member_id: place
        for place in PartyGroupPlace.objects.filter(in_force(on), group__branch=branch)
    }
    home = [stay.member for stay in at_home(branch, on=on)]
    told = tuple(_told(group, home, places) for group in groups)
    placed = {member.pk for one in told for member in one.members}
    return Division(told, tuple(member for member in home if member.pk not in placed))


def at_home(branch: Unit, *, on: date) -> QuerySet[Stay]:
    """Return the home stays of the branch that day: only these are divided into groups."""
    return roster_of(branch, on=on).filter(kind=StayKind.HOME)


def _told(group: PartyGroup, home: list[Member], places: dict[int, PartyGroupPlace]) -> GroupOfDay:
    members = tuple(
        member for member in home if member.pk in places and places[member.pk].group_id == group.pk
    )
    leader = next((member for member in members if places[member.pk].is_leader), None)
    return GroupOfDay(group, leader, members)
