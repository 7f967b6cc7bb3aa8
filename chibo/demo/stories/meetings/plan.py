"""One meeting of one branch on its way: when its deeds fall due, and what stands of it so far."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from chibo.accounts.models import User
from chibo.demo.calendar import MONTHS_OF_HISTORY, Calendar
from chibo.demo.electing import Elected
from chibo.demo.population import PlannedBranch
from chibo.demo.stories.meetings.habits import Habits, draw_minutes, habits_of
from chibo.demo.stories.meetings.people import Turnout
from chibo.demo.stories.meetings.words import words_kind
from chibo.demo.world import World
from chibo.meetings.journal.lines import RosterLine
from chibo.meetings.models import MONTHLY_KINDS, Meeting, MeetingKind
from chibo.membership.models import Member
from chibo.organization.models import Unit
from chibo.quality.proposal import Proposal

_HOURS = {"residential": (19, 30), "office": (14, 0)}
_KEYED_IN = (6, 30)
"""At this hour of the next morning the paper of the evening is keyed in."""


@dataclass(slots=True)
class MeetingPlan:
    """The plan and, as the story goes on, the meeting with its roster and who comes.

    ``digest`` is that of the resolution put to the meeting, empty where none was;
    ``proposal`` the score put to it. ``minutes_digest`` is that of the minutes it
    adopts, ``read_digest`` that of the text read to confirm it, ``verdict`` what the
    committee above made of the score.
    """

    world: World
    branch: PlannedBranch
    months_ago: int
    planned_at: datetime
    kind: str = MeetingKind.REGULAR
    meeting: Meeting = field(init=False)
    lines: Sequence[RosterLine] = field(init=False)
    members: Mapping[str, Member] = field(init=False)
    turnout: Turnout = field(init=False)
    digest: str = ""
    proposal: Proposal | None = None
    minutes_digest: str = ""
    read_digest: str = ""
    verdict: str = ""

    @property
    def unit(self) -> Unit:
        return self.world.unit_of(self.branch)

    @property
    def secretary(self) -> User:
        return self.world.secretary_of(self.branch)

    @property
    def clerk(self) -> Member:
        return self.world.member(self.branch.clerk)

    @property
    def clerk_account(self) -> User:
        return self.world.account_of(self.branch.clerk)

    @property
    def is_scored(self) -> bool:
        return self.kind in MONTHLY_KINDS

    @property
    def asked_before(self) -> Mapping[str, str]:
        """Return who asked to be excused before the evening; of earlier months only the first two.

        The others sent word in the evening, and the clerk marks them.
        """
        excused = self.turnout.excused
        return excused if self.months_ago <= 0 else dict(list(excused.items())[:2])

    @property
    def habits(self) -> Habits:
        return habits_of(self.branch.told.character)

    @property
    def month(self) -> date:
        return self.world.calendar.month(self.months_ago)

    @property
    def share(self) -> int:
        """Which share of what can be said is this month's; who copies takes the first again."""
        return 0 if self.habits.repeats else MONTHS_OF_HISTORY - self.months_ago

    @property
    def opened_at(self) -> datetime:
        return self.planned_at + timedelta(seconds=self.chance("opened").randrange(90, 420))

    @property
    def closed_at(self) -> datetime:
        members = len(self.branch.people)
        minutes = draw_minutes(self.chance("minutes"), self.habits, members=members)
        return self.opened_at + timedelta(minutes=minutes, seconds=20)

    @property
    def put_at(self) -> datetime:
        """When the draft of the resolution is put, before the meeting comes to its conclusion."""
        return self.opened_at + (self.closed_at - self.opened_at) * 4 / 5

    @property
    def read_at(self) -> datetime:
        """When the clerk reads out the minutes, a moment before the meeting adopts them."""
        length = self.closed_at - self.opened_at
        return (self.opened_at + length * 0.985).replace(microsecond=0)

    @property
    def recorded_at(self) -> datetime:
        """When the journal of the evening arrives."""
        if self.habits.on_paper:
            next_day = self.planned_at.date() + timedelta(days=1)
            return self.world.calendar.at(next_day, *_KEYED_IN)
        return self.closed_at + timedelta(minutes=1)

    @property
    def reviewer(self) -> User:
        """Return who of the committee above reviews the scores of its branches."""
        return self.world.account_of(
            next(one.person for one in self.staff_above if one.kind == "officer")
        )

    @property
    def staff_above(self) -> Sequence[Elected]:
        return self.world.population.staff[self.branch.committee.short_name]

    @property
    def place(self) -> int:
        """Return the place of the branch among those of its committee, 0 first."""
        names = [told.name for told in self.branch.committee.branches]
        return names.index(self.branch.told.name)

    @property
    def was_last_night(self) -> bool:
        return self.planned_at.date() == self.world.calendar.today - timedelta(days=1)

    @property
    def is_left_open(self) -> bool:
        """Whether last night's evening is not recorded to its end yet."""
        return self.habits.leaves_open and self.was_last_night

    def before(self, days: int, hour: int, minute: int = 0) -> datetime:
        """Return an hour so many days before the meeting."""
        day = self.planned_at.date() - timedelta(days=days)
        return self.world.calendar.at(day, hour, minute)

    def chance(self, *question: object) -> Random:
        """Return the source of one question about this meeting."""
        name = self.branch.short_name
        return self.world.luck.about("meeting", name, self.kind, self.months_ago, *question)


def plan_of_month(world: World, branch: PlannedBranch, *, months_ago: int) -> MeetingPlan:
    """Return the plan of the monthly meeting, on the day that suits the character."""
    habits = habits_of(branch.told.character)
    source = world.luck.about("day", branch.short_name, months_ago)
    day = world.calendar.month(months_ago).replace(day=source.choice(habits.days))
    late = source.choice(habits.late_this_month)
    if months_ago == 0 and late is not None:
        day = _moved(day, late, world.calendar)
    hour = _HOURS[words_kind(branch)]
    return MeetingPlan(world, branch, months_ago, world.calendar.at(day, *hour))


def plan_of_topic(world: World, branch: PlannedBranch) -> MeetingPlan:
    """Return the plan of a thematic meeting on the evening of the demo's day."""
    planned_at = world.calendar.at(world.calendar.today, *_HOURS[words_kind(branch)])
    return MeetingPlan(world, branch, 0, planned_at, MeetingKind.THEMATIC)


def _moved(day: date, late: int, calendar: Calendar) -> date:
    """Return another day of the same month, counted from the demo's day once ``day`` is past."""
    today = calendar.today
    if day >= today:
        return day
    last = monthrange(today.year, today.month)[1]
    return today.replace(day=min(today.day + late, last))
