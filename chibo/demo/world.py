"""What stands so far: the stages of the building hand it on, the stories act in it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from chibo.accounts.models import User
from chibo.demo.calendar import Calendar
from chibo.demo.lives import Person
from chibo.demo.luck import Luck, draw_numbers
from chibo.demo.population import PlannedBranch, Population
from chibo.membership.models import Member
from chibo.organization.models import Unit

PIN = "482913"
"""Of every account of the demo, and printed by the command; never of a real one."""


@dataclass(slots=True)
class World:
    """The plan of the demo and the rows written for it.

    ``units`` goes by the short name of a unit, ``members`` by card number.
    ``say`` tells whoever waits how far the building is.
    """

    luck: Luck
    calendar: Calendar
    population: Population
    say: Callable[[str], None]
    units: dict[str, Unit] = field(default_factory=dict)
    members: dict[str, Member] = field(default_factory=dict)
    codes: Iterator[str] = field(init=False)
    administrator: User = field(init=False)

    def __post_init__(self) -> None:
        self.codes = draw_numbers(self.luck.about("codes"), digits=8)

    def draw_code(self) -> str:
        """Return a member code that nobody has; in place of the one that draws secrets."""
        return next(self.codes)

    def unit_of(self, branch: PlannedBranch) -> Unit:
        return self.units[branch.short_name]

    def member(self, person: Person) -> Member:
        return self.members[person.card_number]

    def account_of(self, person: Person) -> User:
        """Return the account of somebody who has one, such as a secretary."""
        user = self.member(person).user
        if user is None:
            raise LookupError(f"{person.full_name} has no account")
        return user

    def meet_again(self) -> None:
        """Know everybody in the rosters as the database now has them."""
        members = Member.objects.select_related("user")
        self.members = {member.card_number: member for member in members}

    def secretary_of(self, branch: PlannedBranch) -> User:
        """Return who acts for a branch."""
        return self.account_of(branch.holders("secretary")[0])
