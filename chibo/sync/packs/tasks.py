"""What the meetings before left to do and is open still."""

from typing import TypedDict

from chibo.meetings.models import Meeting
from chibo.resolutions.models import TaskState
from chibo.resolutions.queries.tasks import carried_over


class TaskPack(TypedDict):
    task: str
    text: str
    lead: str | None
    lead_name: str
    due_on: str | None
    state_label: str


def tasks_pack(meeting: Meeting) -> list[TaskPack]:
    """Return the open tasks of earlier meetings, the first due first."""
    return [
        TaskPack(
            task=task.key,
            text=task.text,
            lead=None if task.lead_id is None else str(task.lead_id),
            lead_name=task.lead_name or (task.lead.full_name if task.lead else ""),
            due_on=task.due_on.isoformat() if task.due_on else None,
            state_label=str(TaskState(task.state).label),
        )
        for task in carried_over(meeting)
    ]
