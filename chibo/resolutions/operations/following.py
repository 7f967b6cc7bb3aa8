"""Let resolution and tasks follow the journal: the one idempotent sweep."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.meetings.journal.state import MeetingState
from chibo.meetings.models import Apart, JournalEntry, Meeting
from chibo.meetings.queries.journal import meeting_state
from chibo.resolutions.actions import TASKS_FOLLOWED
from chibo.resolutions.models import JournalReading, Resolution
from chibo.resolutions.operations.adopting import AdoptionChange, follow_adoption
from chibo.resolutions.operations.taking_over import TakenOver, TaskChanges, follow_tasks
from chibo.resolutions.operations.turns import take_turn
from chibo.resolutions.queries.due import due_meetings


@dataclass(frozen=True, slots=True)
class Followed:
    """What one sweep of one meeting changed; ``adoption`` is empty when it changed nothing."""

    adoption: AdoptionChange | None
    tasks: TaskChanges


@transaction.atomic
def sync_resolution(meeting: Meeting, *, actor: User, at: datetime) -> Followed:
    """Let the resolution and the tasks of ``meeting`` be what its journal now tells.

    It only copies what the journal holds, so nobody needs a right to ask for
    it. Twice, late or after corrections, it leads to the same rows: a carried
    vote on a text that was put adopts it; when the vote no longer stands the
    resolution is a draft again, or, once it has a number, in doubt. Tasks are
    those of the adopted resolution, or of a closed meeting without one. A task
    with a deed of people is never deleted: it is withdrawn with the reason of
    the correction.
    """
    take_turn(meeting.pk)
    meeting = Meeting.objects.select_related("branch").get(pk=meeting.pk)
    # Counted before they are read: what arrives in between is due again.
    entries = JournalEntry.objects.filter(meeting=meeting, apart=Apart.NO).count()
    told = meeting_state(meeting)
    resolution = Resolution.objects.filter(meeting=meeting).first()
    adoption = follow_adoption(resolution, told) if resolution else None
    tasks = follow_tasks(_taken_over(meeting, resolution, told), at=at)
    JournalReading.objects.filter(pk=meeting.pk).update(entries=entries, read_at=at)
    if adoption is not None:
        adoption.record(actor=actor, at=at)
    if tasks:
        record(
            TASKS_FOLLOWED,
            subject=meeting,
            unit_id=meeting.branch_id,
            actor=actor,
            at=at,
            **tasks.facts(),
        )
    return Followed(adoption, tasks)


def keep_up(meeting: Meeting, *, actor: User, at: datetime) -> None:
    """Follow the journal of ``meeting`` if it has grown since it was read, as `sync_resolution`."""
    reading = JournalReading.objects.filter(pk=meeting.pk, read_at__isnull=False).first()
    entries = JournalEntry.objects.filter(meeting=meeting, apart=Apart.NO).count()
    if reading is None or reading.entries != entries:
        sync_resolution(meeting, actor=actor, at=at)


def follow_due_journals(*, actor: User, at: datetime) -> int:
    """Follow every journal that has grown since it was read; return how many there were.

    Each meeting is a transaction of its own. Two workers at once stand in line
    and the second finds nothing to change.

    Raises:
        ExceptionGroup: some could not be followed; all others are, and these
            stay due for the next sweep.
    """
    due = list(due_meetings().order_by("pk"))
    failures: list[Exception] = []
    for meeting in due:
        try:
            sync_resolution(meeting, actor=actor, at=at)
        except Exception as failure:  # noqa: BLE001 -- one branch's journal never stops the others
            failures.append(failure)
    if failures:
        raise ExceptionGroup("some journals could not be followed", failures)
    return len(due)


def _taken_over(meeting: Meeting, resolution: Resolution | None, told: MeetingState) -> TakenOver:
    """What the journal gives to carry out: proposals become tasks with the adoption."""
    stands = resolution.is_adopted if resolution else told.session.phase == "closed"
    return TakenOver(
        meeting=meeting,
        resolution=resolution if resolution and stands else None,
        told=told,
        agreed=told.results.tasks if stands else {},
    )
