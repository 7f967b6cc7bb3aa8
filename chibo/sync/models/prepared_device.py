"""A device that holds a meeting, so that it is recorded without a network."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chibo.accounts.models import User
from chibo.meetings.models import Meeting


class PreparedDevice(models.Model):
    """One device of one account, prepared for one meeting.

    ``device`` is the id that its entries carry, ``name`` what people call it.
    ``escrow`` is the key of its store, encrypted, and empty once it was erased:
    a forgotten phrase never costs entries as long as it is here. ``waiting`` is
    what the device said at its last contact, none before the first.
    """

    meeting = models.ForeignKey(
        Meeting, on_delete=models.CASCADE, related_name="prepared_devices", db_index=False
    )
    account = models.ForeignKey(User, on_delete=models.PROTECT, related_name="prepared_devices")
    device = models.CharField(max_length=80)
    name = models.CharField(_("device"), max_length=80)
    escrow = models.TextField(blank=True)
    prepared_at = models.DateTimeField(_("prepared at"))
    heard_at = models.DateTimeField(_("last heard of"), null=True)
    waiting = models.PositiveIntegerField(_("entries that waited there"), null=True)
    warns_from = models.DateTimeField(_("warns from"))
    keeps_until = models.DateTimeField(_("erases the meeting at"))
    revoked_at = models.DateTimeField(_("revoked at"), null=True)
    revoked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        verbose_name = _("prepared device")
        verbose_name_plural = _("prepared devices")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "account", "device"], name="a_device_is_prepared_once"
            ),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True) | Q(escrow=""),
                name="of_a_revoked_device_no_key_is_kept",
            ),
        ]
        # The sweep looks for keys, and most rows have none any more.
        indexes = [
            models.Index(fields=["keeps_until"], condition=~Q(escrow=""), name="keys_in_escrow")
        ]

    def __str__(self) -> str:
        return f"{self.name} for {self.meeting_id}"

    @property
    def unit_id(self) -> int:
        """The branch, so that a device can be the subject of a permission; needs ``meeting``."""
        return self.meeting.branch_id

    def is_shut(self, at: datetime) -> bool:
        """Whether it gets nothing any more: it was revoked, or its days are over."""
        return self.revoked_at is not None or self.keeps_until <= at
