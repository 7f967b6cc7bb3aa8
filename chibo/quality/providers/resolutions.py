"""What became of earlier targets and tasks that were due before this meeting."""

from datetime import date

from chibo.quality.facts.evidence import Counted, Evidence, Thing
from chibo.quality.facts.occasion import Occasion
from chibo.quality.providers.values import number
from chibo.resolutions.progress import TargetFact, TaskFact, targets_due, tasks_due
from chibo.scoring.facts import ratio


def result_facts(occasion: Occasion) -> dict[str, Counted]:
    """Count what was due on a day before the meeting; what is due that day is still to be told."""
    return {**_targets(occasion), **_tasks(occasion)}


def _targets(occasion: Occasion) -> dict[str, Counted]:
    targets = occasion.surroundings.targets
    figures = targets_due(targets, on=occasion.day, since=_since(occasion))
    due = [target for target in figures.due if target.due_on < occasion.day]
    met = [target for target in due if target in figures.met]
    evidence = Evidence(
        things=tuple(_target(one, "met" if one in met else "not_met") for one in due)
    )
    return {
        "earlier_targets": number(len(due), evidence),
        "targets_met_rate": Counted(ratio(len(met), len(due)), evidence),
    }


def _tasks(occasion: Occasion) -> dict[str, Counted]:
    tasks = occasion.surroundings.tasks
    figures = tasks_due(tasks, on=occasion.day, since=_since(occasion))
    due = [task for task in figures.due if task.due_on and task.due_on < occasion.day]
    done = [task for task in due if task in figures.done]
    evidence = Evidence(things=tuple(_task(one, "done" if one in done else "open") for one in due))
    return {
        "earlier_tasks": number(len(due), evidence),
        "tasks_done_rate": Counted(ratio(len(done), len(due)), evidence),
    }


def _since(occasion: Occasion) -> date | None:
    before = occasion.surroundings.before
    return before.day if before else None


def _target(one: TargetFact, mark: str) -> Thing:
    return Thing("target", one.id, one.text, mark=mark, on=one.due_on)


def _task(one: TaskFact, mark: str) -> Thing:
    return Thing("task", one.id, one.text, mark=mark, on=one.due_on)


PROVIDERS = (
    (
        ("earlier_targets", "targets_met_rate", "earlier_tasks", "tasks_done_rate"),
        result_facts,
    ),
)
