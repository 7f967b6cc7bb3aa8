"""A paper of the meeting."""

from django.db import models

from chibo.meetings.models.agenda import AgendaItem
from chibo.meetings.models.meeting import Meeting
from chibo.papers.models import StoredFile


class MeetingPaper(models.Model):
    """A file that members read before or at the meeting, with the item it belongs to."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="papers")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    item = models.ForeignKey(
        AgendaItem,
        on_delete=models.SET_NULL,
        related_name="papers",
        null=True,
    )
    title = models.CharField(max_length=300)
    attached_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "file"], name="a_file_is_attached_once")
        ]

    def __str__(self) -> str:
        return self.title
