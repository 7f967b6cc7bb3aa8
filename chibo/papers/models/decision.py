"""The paper of a decision about units."""

from django.db import models

from chibo.organization.models import UnitEvent
from chibo.papers.models.file import StoredFile


class DecisionPaper(models.Model):
    """A file that holds the decision behind an event of the tree."""

    event = models.ForeignKey(UnitEvent, on_delete=models.PROTECT, related_name="papers")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="decisions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "file"], name="a_decision_is_attached_once")
        ]

    def __str__(self) -> str:
        return f"{self.file_id} of {self.event_id}"

    @property
    def unit_id(self) -> int:
        return self.event.unit_id
