"""Take the agreed tasks of a journal over as rows, and keep the rows equal to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q

from chibo.kernel.days import day_of
from chibo.meetings.journal.outcomes import Task as Agreed
from chibo.meetings.journal.state import MeetingState
from chibo.meetings.models import JournalEntry, Meeting
from chibo.membership.models import Member
from chibo.resolutions.models import Resolution, Task, TaskExtension, TaskReport
from chibo.resolutions.standing import MoreTime, days_of, state_of
from chibo.rulebook.votes import VoteMatter


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What the journal of ``meeting`` gives to carry out: its tasks by key."""

    meeting: Meeting
    resolution: Resolution | None
    told: MeetingState
    agreed: Mapping[str, Agreed]

    @property
    def agreed_on(self) -> date:
        return day_of(self.told.session.opened_at or self.meeting.planned_at)


@dataclass(frozen=True, slots=True)
class TaskChanges:
    """Keys of tasks: made, changed or taken up again, withdrawn, removed."""

    made: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return any((self.made, self.changed, self.withdrawn, self.removed))

    def facts(self) -> dict[str, int]:
        return {
            "made": len(self.made),
            "changed": len(self.changed),
            "withdrawn": len(self.withdrawn),
            "removed": len(self.removed),
        }


def follow_tasks(taken: TakenOver, *, at: datetime) -> TaskChanges:
    """Make, change, withdraw and remove rows until they are the tasks of ``taken``."""
    known = {task.key: task for task in Task.objects.filter(from_meeting=taken.meeting)}
    leads = _leads(taken)
    made = [
        Task(from_meeting=taken.meeting, branch_id=taken.meeting.branch_id, key=key)
        for key in sorted(taken.agreed.keys() - known.keys())
    ]
    for task in made:
        _write(task, taken, leads, ())
    Task.objects.bulk_create(made)
    changed = _change(taken, known, leads)
    withdrawn, removed = _let_go(taken, known, at)
    return TaskChanges(tuple(task.key for task in made), changed, withdrawn, removed)


def _change(
    taken: TakenOver, known: Mapping[str, Task], leads: Mapping[str, Member]
) -> tuple[str, ...]:
    """Update the rows that the journal tells otherwise, taking up again what was withdrawn."""
    extensions = _extensions(taken.meeting)
    changed = []
    for key in sorted(taken.agreed.keys() & known.keys()):
        task = known[key]
        told = _write(task, taken, leads, extensions.get(task.pk, ()))
        if told:
            task.save(update_fields=told)
            changed.append(key)
    return tuple(changed)


def _write(
    task: Task, taken: TakenOver, leads: Mapping[str, Member], extensions: Iterable[MoreTime]
) -> list[str]:
    """Write what the journal tells into ``task``; return the names of the columns that changed."""
    agreed = taken.agreed[task.key]
    days = days_of(agreed.due_on, extensions)
    lead = leads.get(agreed.lead or "")
    wanted: dict[str, Any] = {
        "resolution_id": taken.resolution.pk if taken.resolution else None,
        "entry": agreed.entry,
        "text": agreed.text,
        "lead_id": lead.pk if lead else None,
        "lead_name": _lead_name(agreed, taken),
        "agreed_on": taken.agreed_on,
        "agreed_due_on": agreed.due_on,
        "due_on": days.due_on,
        "on_time_until": days.on_time_until,
        "withdrawn_at": None,
        "withdrawn_reason": "",
        "state": state_of(
            on_time_until=days.on_time_until,
            finished_on=task.finished_on,
            dropped_on=task.dropped_on,
            is_withdrawn=False,
        ),
    }
    told = [name for name, value in wanted.items() if getattr(task, name) != value]
    for name in told:
        setattr(task, name, wanted[name])
    return told


def _let_go(
    taken: TakenOver, known: Mapping[str, Task], at: datetime
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Withdraw what people have touched, remove what nobody has; return both by key."""
    gone = [known[key].pk for key in known.keys() - taken.agreed.keys()]
    rows = Task.objects.filter(pk__in=gone).alias(
        is_reported=Exists(TaskReport.objects.filter(task=OuterRef("pk"))),
        is_extended=Exists(TaskExtension.objects.filter(task=OuterRef("pk"))),
    )
    touched = (
        Q(is_reported=True)
        | Q(is_extended=True)
        | Q(finished_on__isnull=False)
        | Q(dropped_on__isnull=False)
        | Q(report_on__isnull=False)
    )
    kept = list(rows.filter(touched).order_by("key"))
    kept_ids = {task.pk for task in kept}
    withdrawn = [task for task in kept if task.withdrawn_at is None]
    for task in withdrawn:
        task.withdrawn_at, task.withdrawn_reason = at, _why(taken, task)
        task.state = state_of(
            on_time_until=None, finished_on=None, dropped_on=None, is_withdrawn=True
        )
        task.save(update_fields=["withdrawn_at", "withdrawn_reason", "state"])
    removed = sorted(task.key for task in known.values() if task.pk in set(gone) - kept_ids)
    Task.objects.filter(pk__in=set(gone) - kept_ids).delete()
    return tuple(task.key for task in withdrawn), tuple(removed)


def _why(taken: TakenOver, task: Task) -> str:
    """Why the task went: its own correction, that of the vote, or the evening that was not held."""
    reasons = {one.target: one.reason for one in taken.told.corrections if one.governs}
    if task.entry in reasons:
        return reasons[task.entry]
    votes = [vote for vote in taken.told.votes.values() if vote.matter == VoteMatter.RESOLUTION]
    if taken.meeting.postponed_reason and not votes:
        return taken.meeting.postponed_reason
    entries = JournalEntry.objects.filter(
        pk__in=reasons, meeting=taken.meeting, kind__in=["vote_opened", "vote_closed"]
    ).order_by("-at")
    corrected = [
        reasons[entry.pk]
        for entry in entries
        if entry.payload.get("matter") == VoteMatter.RESOLUTION
    ]
    return next(filter(None, [*corrected, *(vote.cancelled_reason for vote in votes)]), "")


def _extensions(meeting: Meeting) -> dict[int, list[MoreTime]]:
    given: dict[int, list[MoreTime]] = {}
    for one in TaskExtension.objects.filter(task__from_meeting=meeting):
        given.setdefault(one.task_id, []).append(MoreTime(one.to_day, day_of(one.at)))
    return given


def _leads(taken: TakenOver) -> dict[str, Member]:
    """The members who lead tasks, by their key; only people of this meeting's roster."""
    keys = {task.lead for task in taken.agreed.values() if task.lead in taken.told.roster}
    found = Member.objects.filter(pk__in=[key for key in keys if key and key.isdecimal()])
    return {str(member.pk): member for member in found}


def _lead_name(agreed: Agreed, taken: TakenOver) -> str:
    line = taken.told.roster.get(agreed.lead or "")
    return line.name if line else agreed.lead_name
