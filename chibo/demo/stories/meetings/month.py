"""The story of one meeting: its deeds in order of time, as far as the demo's day allows."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from chibo.demo.population import PlannedBranch
from chibo.demo.stories.meetings import holding, papers, preparing, scoring
from chibo.demo.stories.meetings.finishing import finishing_of
from chibo.demo.stories.meetings.plan import MeetingPlan, plan_of_month, plan_of_topic
from chibo.demo.world import World

Step = tuple[datetime, Callable[[MeetingPlan, datetime], None]]


def meeting_of_month(world: World, branch: PlannedBranch, *, months_ago: int) -> Iterator[datetime]:
    """Tell the monthly meeting; of one that is to come only what has been prepared."""
    yield from _told(plan_of_month(world, branch, months_ago=months_ago))


def topic_evening(world: World, branch: PlannedBranch) -> Iterator[datetime]:
    """Let the written branch have a topic tonight once its monthly meeting is over."""
    usual = plan_of_month(world, branch, months_ago=0).planned_at.date()
    if branch.is_written and usual < world.calendar.today:
        yield from _told(plan_of_topic(world, branch))


def _told(plan: MeetingPlan) -> Iterator[datetime]:
    for at, deed in _forward(_steps(plan)):
        if at > plan.world.calendar.now:
            return
        yield at
        deed(plan, at)


def _forward(steps: Iterable[Step]) -> list[Step]:
    """Return the steps in their order; one that would come before another comes with it."""
    forward: list[Step] = []
    for at, deed in steps:
        forward.append((max([at, *(when for when, _deed in forward[-1:])]), deed))
    return forward


def _steps(plan: MeetingPlan) -> Iterator[Step]:
    habits = plan.habits
    yield plan.before(habits.plans_before, 15, 10), preparing.plan
    yield plan.before(habits.consults_before, 20), preparing.consult
    yield plan.before(habits.consults_before, 20, 40), preparing.prepare
    yield plan.before(habits.consults_before, 21), papers.attach
    yield _convened(plan), preparing.invite
    yield _convened(plan), scoring.tell_the_committee
    yield _answered(plan), preparing.take_answers
    yield plan.before(0, 11), preparing.accept_excuses
    yield plan.before(0, 13), preparing.name_the_clerk
    yield plan.before(0, 13), scoring.note_the_papers
    if not plan.is_left_open:
        yield plan.put_at, holding.put_the_texts
        if habits.puts_minutes:
            yield plan.read_at, holding.read_the_minutes
        yield plan.recorded_at, holding.record_the_evening
        yield from ((finish.due(plan), finish.deed) for finish in finishing_of(plan))
    else:
        # Half an evening is recorded: by hand until late, from paper this morning.
        yield plan.recorded_at, holding.record_half


def _convened(plan: MeetingPlan) -> datetime:
    days = plan.habits.convenes_before
    return plan.before(days, 18, 30) if days else plan.before(0, 6, 15)


def _answered(plan: MeetingPlan) -> datetime:
    days = plan.habits.convenes_before
    return plan.before(days - 1, 6, 45) if days else plan.before(0, 6, 50)
