"""A task that went on in another branch when units changed."""

from django.db import models

from chibo.organization.models import Unit, UnitEvent
from chibo.resolutions.models.task import Task


class TaskPassage(models.Model):
    """From which branch a task came by the event, so that it can go back."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="passages")
    event = models.ForeignKey(UnitEvent, on_delete=models.PROTECT, related_name="+")
    from_branch = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["task", "event"], name="one_passage_per_task_and_event")
        ]

    def __str__(self) -> str:
        return f"{self.task_id} from {self.from_branch_id}"
