"""Between two meetings the secretary asks how the tasks stand, and writes down what is said."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from chibo.demo.calendar import MONTHS_OF_HISTORY
from chibo.demo.luck import happens
from chibo.demo.population import PlannedBranch
from chibo.demo.stories.meetings.habits import habits_of
from chibo.demo.stories.meetings.words import outcomes
from chibo.demo.world import World
from chibo.resolutions.models import Target, Task, TaskState
from chibo.resolutions.operations.reporting import finish_task, report_task
from chibo.resolutions.operations.steering import set_target_result

_LOOKS_ON = (16, 27)
"""Days of the month on which the secretary looks: those past due are finished, late ones later."""

_MET, _MISSED = (100, 118), (45, 95)
"""What is reached of a target, in a hundred of the plan."""


def tasks_followed(world: World, branch: PlannedBranch) -> Iterator[datetime]:
    """Finish or report on the tasks of the branch, month by month, as its character is."""
    for months_ago in range(MONTHS_OF_HISTORY, -1, -1):
        for day in _LOOKS_ON:
            on = world.calendar.month(months_ago).replace(day=day)
            at = world.calendar.at(on, 17, 30)
            if at > world.calendar.now:
                return
            yield at
            _look(world, branch, on, at)
            _measure(world, branch, on, at)


def _measure(world: World, branch: PlannedBranch, on: date, at: datetime) -> None:
    """Enter what was reached of the targets that are due."""
    habits, secretary = habits_of(branch.told.character), world.secretary_of(branch)
    due = Target.objects.filter(
        resolution__branch=world.unit_of(branch),
        resolution__adopted_at__isnull=False,
        due_on__lte=on,
        result__isnull=True,
    )
    for target in due.select_related("resolution").order_by("pk"):
        source = world.luck.about("target", branch.short_name, target.due_on, target.text)
        share = _MET if happens(source, habits.done_in_hundred) else _MISSED
        reached = (target.planned * source.randint(*share) / 100).to_integral_value()
        set_target_result(target, reached, measured_on=on, actor=secretary, at=at)


def _look(world: World, branch: PlannedBranch, on: date, at: datetime) -> None:
    habits, secretary = habits_of(branch.told.character), world.secretary_of(branch)
    is_last = on.day == _LOOKS_ON[-1]
    for task in Task.objects.filter(branch=world.unit_of(branch), state=TaskState.OPEN):
        source = world.luck.about("task", branch.short_name, task.agreed_on, task.key)
        on_time = happens(source, habits.done_in_hundred)
        late = happens(source, habits.done_late_in_hundred)
        finished_on = (task.due_on or on) - timedelta(days=source.randrange(3))
        words = source.choice(outcomes()["done"])
        if on_time and finished_on <= on:
            finish_task(task, words, finished_on=finished_on, actor=secretary, at=at)
        elif late and task.due_on is not None and task.due_on < on - timedelta(days=14):
            finish_task(task, words, finished_on=on, actor=secretary, at=at)
        elif is_last and not on_time:
            said = source.choice(outcomes()["under_way"])
            report_task(task, said, percent=source.randrange(2, 8) * 10, actor=secretary, at=at)
