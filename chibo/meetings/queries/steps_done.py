"""When a branch planned and prepared a meeting, as the record tells."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from chibo.audit.queries import first_recorded
from chibo.meetings.actions import AGENDA_WRITTEN, CONSULTED, PLANNED, PREPARED
from chibo.meetings.models import Meeting


@dataclass(frozen=True, slots=True)
class StepsDone:
    """The instants of the first two steps of a month; none where a step is not done."""

    planned_at: datetime | None = None
    prepared_at: datetime | None = None


def steps_done(meeting_ids: Collection[int]) -> dict[int, StepsDone]:
    """Return the first two steps of each of these meetings, in one question."""
    first = first_recorded(Meeting, meeting_ids, (PLANNED, AGENDA_WRITTEN, CONSULTED, PREPARED))
    return {
        pk: StepsDone(
            planned_at=first.get((pk, PLANNED.name)),
            prepared_at=prepared_since(
                agenda=first.get((pk, AGENDA_WRITTEN.name)),
                consulted=first.get((pk, CONSULTED.name)),
                said=first.get((pk, PREPARED.name)),
            ),
        )
        for pk in meeting_ids
    }


def prepared_since(
    *, agenda: datetime | None, consulted: datetime | None, said: datetime | None
) -> datetime | None:
    """Return when a meeting was prepared, from what was first recorded of it.

    It is once it has its agenda and the branch committee consulted, if it
    did; or earlier, where somebody said so.
    """
    complete = max(filter(None, (agenda, consulted)), default=None) if agenda else None
    return min(filter(None, (complete, said)), default=None)
