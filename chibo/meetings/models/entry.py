"""One entry of the journal as it was stored: written once, never edited."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from chibo.accounts.models import User
from chibo.meetings.models.meeting import Meeting


class Apart(models.TextChoices):
    """Why an entry is kept but not folded."""

    NO = "", _("counts in the meeting")
    AFTER_SEAL = "after_seal", _("arrived after the seal")
    EVENING_NOT_HELD = "evening_not_held", _("of an evening that was postponed")


class JournalEntry(models.Model):
    """See `chibo.meetings.journal.entries.Entry` for the meaning of each column.

    ``apart`` alone may still change, when an evening is postponed: it says
    how the entry is read, not what it says.
    """

    id = models.UUIDField(primary_key=True)
    # Found by the index of meeting and hour below; one of its own would only be kept up to date.
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="entries", db_index=False
    )
    kind = models.CharField(max_length=40)
    device = models.CharField(max_length=80)
    seq = models.PositiveIntegerField()
    at = models.DateTimeField()
    wall = models.DateTimeField()
    offset = models.BigIntegerField()
    actor = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    acting_for = models.CharField(max_length=80, blank=True)
    role = models.CharField(max_length=10)
    payload = models.JSONField(encoder=DjangoJSONEncoder)
    schema = models.PositiveSmallIntegerField()
    received_at = models.DateTimeField()
    apart = models.CharField(max_length=20, choices=Apart.choices, default=Apart.NO)

    class Meta:
        verbose_name = _("journal entry")
        verbose_name_plural = _("journal entries")
        indexes = [models.Index(fields=["meeting", "at"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.device}/{self.seq}"
