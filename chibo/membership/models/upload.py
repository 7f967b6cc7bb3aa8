"""A roster file that was uploaded and waits for its sender to confirm."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from chibo.accounts.models import User
from chibo.organization.models import Unit


class Work(models.TextChoices):
    """What a worker is asked to do with the file of a committee."""

    READ = "read", _("is read")
    WRITE = "write", _("is entered")


class RosterUpload(models.Model):
    """The file as it came. Its preview is made afresh from it and the members on record.

    Nothing of it reaches the roster before it is confirmed. The content is
    struck out when it is confirmed, withdrawn, or a day old. ``told`` is what a
    worker found in the file of a committee, ``mend`` the workbook of the rows
    that were left; both only for the page.
    """

    branch = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="roster_uploads")
    name = models.CharField(_("name of the file"), max_length=200)
    sheet = models.CharField(_("sheet that was chosen"), max_length=120, blank=True)
    content = models.BinaryField()
    uploaded_by = models.ForeignKey(User, on_delete=models.PROTECT)
    uploaded_at = models.DateTimeField(_("uploaded at"))
    settled_at = models.DateTimeField(_("confirmed or withdrawn at"), null=True)

    # What follows is said of the file of a committee, which a worker reads and writes.
    work = models.CharField(max_length=8, choices=Work.choices, blank=True)
    lease_until = models.DateTimeField(null=True)
    rows_all = models.PositiveIntegerField(default=0)
    rows_done = models.PositiveIntegerField(default=0)
    told = models.JSONField(null=True)
    mend = models.BinaryField(default=b"")
    takes_states = models.BooleanField(default=False)
    confirmed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("uploaded roster")
        verbose_name_plural = _("uploaded rosters")

    def __str__(self) -> str:
        return f"{self.name} for {self.branch_id}"

    @property
    def unit_id(self) -> int:
        return self.branch_id
