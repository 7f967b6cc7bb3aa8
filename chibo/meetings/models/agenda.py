"""What the meeting will do, in which order and how long."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from chibo.meetings.models.meeting import Meeting


class AgendaItem(models.Model):
    """One item of the agenda; in the journal its key is the id as text.

    ``part`` is empty unless a combined meeting has two; ``step`` is the
    template's key of the procedure, empty for an item of the branch's own.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="agenda")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(_("title of the item"), max_length=300)
    minutes = models.PositiveSmallIntegerField(_("minutes planned"))
    content_group = models.CharField(max_length=40, blank=True)
    step = models.CharField(max_length=60, blank=True)
    part = models.CharField(max_length=20, blank=True)
    is_required = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")
        ordering = ["position", "pk"]
        indexes = [models.Index(fields=["meeting", "position"])]

    def __str__(self) -> str:
        return f"{self.position}. {self.title}"
