"""Tell the stories of all branches together, in the order in which things happened."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from heapq import merge

from django.utils.translation import gettext as _

from chibo.demo.population import PlannedBranch
from chibo.demo.world import World
from chibo.kernel.days import day_of, first_of_month

Story = Callable[[World, PlannedBranch], Iterator[datetime]]


def tell(
    world: World, stories: Iterable[Story], *, branches: Iterable[PlannedBranch] | None = None
) -> None:
    """Let every story happen in every branch; of two things at one instant the first named first.

    ``branches`` are all of them unless fewer are named.

    Raises:
        ValueError: a story goes back in time; its branch's record would too.
    """
    told = tuple(stories)
    acting = world.population.branches if branches is None else branches
    tellings = [_forward(story(world, branch)) for branch in acting for story in told]
    month: date | None = None
    # `merge` resumes a story only after its instant has been the earliest of all,
    # and the story does its deeds when it is resumed.
    for at in merge(*tellings):
        if month != first_of_month(day_of(at)):
            month = first_of_month(day_of(at))
            world.say(_("Month %(month)s") % {"month": f"{month:%m/%Y}"})


def _forward(instants: Iterator[datetime]) -> Iterator[datetime]:
    latest: datetime | None = None
    for at in instants:
        if latest is not None and at < latest:
            raise ValueError(f"a story goes back from {latest} to {at}")
        latest = at
        yield at
