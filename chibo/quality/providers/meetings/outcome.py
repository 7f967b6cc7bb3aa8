"""What the meeting concluded, adopted and agreed."""

from chibo.meetings.journal.declared import Vote
from chibo.meetings.journal.outcomes import Task
from chibo.quality.facts.evidence import Counted, EntryNamed, Evidence, Person
from chibo.quality.facts.occasion import Occasion
from chibo.quality.providers.values import entries_of, number, person, yes_no
from chibo.rulebook.votes import VoteMatter
from chibo.scoring.facts import ToCome


def outcome_facts(occasion: Occasion) -> dict[str, Counted]:
    return {
        "conclusions_count": _conclusions(occasion),
        "resolution_adopted": _resolution(occasion),
        "tasks_assigned": _tasks(occasion),
        "minutes_adopted": _minutes(occasion),
    }


def _conclusions(occasion: Occasion) -> Counted:
    told = occasion.state.results.conclusions
    entries = tuple(EntryNamed(one.entry, "concluded", one.at) for one in told)
    return number(len(told), Evidence(entries=entries))


def _resolution(occasion: Occasion) -> Counted:
    adopted = [vote for vote in occasion.state.votes.values() if _carries_resolution(vote)]
    if not adopted:
        return yes_no(answer=False)
    span = Evidence(entries=entries_of(occasion, "vote_closed"), ended_at=adopted[-1].closed_at)
    return yes_no(answer=True, evidence=span)


def _carries_resolution(vote: Vote) -> bool:
    return (
        vote.matter == VoteMatter.RESOLUTION and vote.status == "declared" and vote.carried is True
    )


def _tasks(occasion: Occasion) -> Counted:
    whole = [task for task in occasion.state.results.tasks.values() if _is_whole(task)]
    leads = tuple(lead for task in whole if (lead := _lead(occasion, task)))
    ids = {task.entry for task in whole}
    entries = tuple(one for one in entries_of(occasion, "task_agreed") if one.id in ids)
    return number(len(whole), Evidence(counted=leads, entries=entries))


def _is_whole(task: Task) -> bool:
    """A task has somebody who answers for it and a day."""
    return bool(task.lead or task.lead_name) and task.due_on is not None


def _lead(occasion: Occasion, task: Task) -> Person | None:
    line = occasion.state.roster.get(task.lead or "")
    return person(line, "leads_task") if line else None


def _minutes(occasion: Occasion) -> Counted:
    adopted = occasion.state.results.minutes_adopted
    if adopted is not None:
        evidence = Evidence(entries=entries_of(occasion, "minutes_adopted"))
        return yes_no(answer=True, evidence=evidence)
    if occasion.is_over:
        return yes_no(answer=False)
    return Counted(ToCome(at_worst=False, at_best=True))
