"""What became of earlier targets and tasks that were due before this meeting."""

from datetime import date

from chibo.quality.facts.evidence import Counted, Evidence, Thing
from chibo.quality.facts.occasion import Occasion
from chibo.quality.providers.values import number
from chibo.resolutions.progress import TargetFact, TaskFact
from chibo.resolutions.queries.figures import targets_met_since, tasks_done_since
from chibo.resolutions.queries.tasks import day_of_meeting
from chibo.scoring.facts import ratio


def result_facts(occasion: Occasion) -> dict[str, Counted]:
    """Count what was due on a day before the meeting; what is due that day is still to be told."""
    return {**_targets(occasion), **_tasks(occasion)}


def _targets(occasion: Occasion) -> dict[str, Counted]:
    figures = targets_met_since(_since(occasion), occasion.meeting, on=occasion.day)
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
    figures = tasks_done_since(_since(occasion), occasion.meeting, on=occasion.day)
    due = [task for task in figures.due if task.due_on and task.due_on < occasion.day]
    done = [task for task in due if task in figures.done]
    evidence = Evidence(things=tuple(_task(one, "done" if one in done else "open") for one in due))
    return {
        "earlier_tasks": number(len(due), evidence),
        "tasks_done_rate": Counted(ratio(len(done), len(due)), evidence),
    }


def _since(occasion: Occasion) -> date | None:
    return day_of_meeting(occasion.before) if occasion.before else None


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
