"""A file of a unit."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from chibo.accounts.models import User
from chibo.organization.models import Unit


class StoredFile(models.Model):
    """A paper as it was handed in; its content is kept under its SHA-256 and never changes."""

    unit = models.ForeignKey(
        Unit, verbose_name=_("unit"), on_delete=models.PROTECT, related_name="files"
    )
    name = models.CharField(_("file name"), max_length=200)
    title = models.CharField(_("title"), max_length=300, blank=True)
    media_type = models.CharField(_("kind of file"), max_length=100)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    sha256 = models.CharField(max_length=64)
    file = models.FileField(_("content"), max_length=100)
    stored_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="stored_files")
    stored_at = models.DateTimeField(_("stored at"))

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "sha256", "name", "title"], name="one_row_per_file_of_a_unit"
            )
        ]

    def __str__(self) -> str:
        return self.title or self.name
