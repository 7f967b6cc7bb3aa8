"""A roster file that was uploaded and waits for its sender to confirm."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from chibo.accounts.models import User
from chibo.organization.models import Unit


class RosterUpload(models.Model):
    """The file as it came. Its preview is made afresh from it and the members on record.

    Nothing of it reaches the roster before it is confirmed. The content is
    struck out when it is confirmed, withdrawn, or a day old.
    """

    branch = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="roster_uploads")
    name = models.CharField(_("name of the file"), max_length=200)
    sheet = models.CharField(_("sheet that was chosen"), max_length=120, blank=True)
    content = models.BinaryField()
    uploaded_by = models.ForeignKey(User, on_delete=models.PROTECT)
    uploaded_at = models.DateTimeField(_("uploaded at"))
    settled_at = models.DateTimeField(_("confirmed or withdrawn at"), null=True)

    class Meta:
        verbose_name = _("uploaded roster")
        verbose_name_plural = _("uploaded rosters")

    def __str__(self) -> str:
        return f"{self.name} for {self.branch_id}"

    @property
    def unit_id(self) -> int:
        return self.branch_id
