"""Take a task for one deed."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from chibo.resolutions.errors import TaskMovedOn
from chibo.resolutions.models import Task, TaskState
from chibo.resolutions.operations.turns import take_turn


def claim_task(task: Task, *, from_states: Collection[TaskState]) -> Task:
    """Hold ``task`` until the transaction ends and return it fresh.

    The turn of its meeting is taken, so that of two people, or of a person and
    the sweep, the second finds what the first has written.

    Raises:
        TaskMovedOn: it is not in one of ``from_states``, or the journal no longer holds it.
    """
    take_turn(task.from_meeting_id)
    fresh = Task.objects.select_related("branch", "lead").filter(pk=task.pk).first()
    if fresh is None or fresh.withdrawn_at is not None:
        raise TaskMovedOn(_("The record of the meeting no longer holds this task."))
    if fresh.state not in from_states:
        raise TaskMovedOn(
            _("This task is now “%(state)s”; this is not possible any more. Look at it again.")
            % {"state": fresh.get_state_display()}
        )
    return fresh
