"""Seals: one chain per branch, written once."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from chibo.audit.chain import FIRST_LINK
from chibo.meetings.models import Meeting
from chibo.organization.models import Unit
from chibo.papers.models import StoredFile


class SealKind(models.TextChoices):
    MINUTES = "minutes", _("minutes of a meeting")
    RESOLUTION = "resolution", _("resolution")


class DocumentForm(models.TextChoices):
    PDF = "pdf", "PDF"
    DOCX = "docx", "Word"


class SealChain(models.Model):
    """The head of a branch's chain: how long it is and its last link."""

    branch = models.OneToOneField(
        Unit, on_delete=models.PROTECT, primary_key=True, related_name="seal_chain"
    )
    length = models.PositiveIntegerField(_("length"), default=0)
    head = models.CharField(_("last link"), max_length=64, default=FIRST_LINK)

    def __str__(self) -> str:
        return f"seals of {self.branch_id} ({self.length})"


class Seal(models.Model):
    """One sealed document. ``content`` is canonical JSON and says all the other columns too.

    ``digest`` is SHA-256 of the content, ``link`` covers ``previous`` and the
    digest, ``code`` is the short form of the link that stands on the paper.
    """

    branch = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="seals")
    position = models.PositiveIntegerField(_("position"))
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="seals")
    kind = models.CharField(_("kind"), max_length=12, choices=SealKind.choices)
    content = models.TextField(_("content"))
    digest = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    link = models.CharField(max_length=64)
    code = models.CharField(_("code"), max_length=11, db_index=True)
    sealed_at = models.DateTimeField(_("sealed at"))

    class Meta:
        verbose_name = _("seal")
        verbose_name_plural = _("seals")
        constraints = [
            models.UniqueConstraint(
                fields=["branch", "position"], name="one_seal_per_position_of_a_branch"
            ),
            models.UniqueConstraint(fields=["meeting", "kind"], name="a_document_is_sealed_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.code}"

    @property
    def unit_id(self) -> int:
        """The branch, so that a seal can be the subject of a permission."""
        return self.branch_id


class SealedFile(models.Model):
    """The bytes of a sealed document, made once: a newer library might make others."""

    seal = models.ForeignKey(Seal, on_delete=models.PROTECT, related_name="files")
    form = models.CharField(_("kind of file"), max_length=4, choices=DocumentForm.choices)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["seal", "form"], name="one_file_per_seal_and_form")
        ]

    def __str__(self) -> str:
        return f"{self.form} of {self.seal_id}"
