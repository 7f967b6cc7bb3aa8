"""The resolution of a meeting, from the draft to the number."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chibo.accounts.models import User
from chibo.meetings.models import Meeting
from chibo.organization.models import Unit
from chibo.papers.models import Term

ISSUER = "CB"
"""The sign of a branch as issuer: Hướng dẫn 36-HD/VPTW (03/4/2018), 05-HD/VPTW (27/5/2026)."""


class Doubt(models.TextChoices):
    """Why the journal no longer agrees with a resolution that bears a number."""

    NONE = "", _("agrees with the journal")
    VOTE_GONE = "vote_gone", _("the journal holds no carried vote on this text")
    ANOTHER_TEXT = "another_text", _("the vote that stands is on another text")
    FIGURES_DIFFER = "figures_differ", _("the figures of the vote were corrected")


_NOT_ADOPTED = Q(
    adopted_at__isnull=True,
    adopted_digest="",
    vote="",
    base__isnull=True,
    in_favour__isnull=True,
    against__isnull=True,
    no_opinion__isnull=True,
    invalid__isnull=True,
    not_voted__isnull=True,
)
_ADOPTED = Q(
    adopted_at__isnull=False,
    base__isnull=False,
    in_favour__isnull=False,
    against__isnull=False,
    no_opinion__isnull=False,
    invalid__isnull=False,
    not_voted__isnull=False,
) & ~Q(adopted_digest="")


class Resolution(models.Model):
    """Review of the past month, direction of the next, how it is carried out.

    ``revision`` counts the edits of the draft. The figures are those declared
    in the vote that adopted it, over ``base`` people, copied and never
    calculated. With the number the text is fixed; what the journal says
    differently afterwards stands in ``doubt`` and is a question to people.
    """

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="resolution")
    branch = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="resolutions")
    title = models.CharField(_("title of the resolution"), max_length=300)
    review_text = models.TextField(_("review of last month"), blank=True)
    direction_text = models.TextField(_("direction and tasks"), blank=True)
    implementation_text = models.TextField(_("carrying out"), blank=True)
    revision = models.PositiveIntegerField(default=1)
    put_digest = models.CharField(
        max_length=64,
        blank=True,
        help_text=_("Empty while the draft was changed since it was put."),
    )
    adopted_at = models.DateTimeField(_("adopted at"), null=True)
    adopted_digest = models.CharField(max_length=64, blank=True)
    vote = models.CharField(max_length=80, blank=True)
    base = models.PositiveIntegerField(_("base"), null=True)
    in_favour = models.BigIntegerField(_("in favour"), null=True)
    against = models.BigIntegerField(_("against"), null=True)
    no_opinion = models.BigIntegerField(_("no opinion"), null=True)
    invalid = models.BigIntegerField(_("invalid"), null=True)
    not_voted = models.BigIntegerField(_("did not vote"), null=True)
    number = models.PositiveIntegerField(_("number of the resolution"), null=True)
    sign = models.CharField(_("sign"), max_length=20, blank=True)
    term = models.ForeignKey(
        Term, verbose_name=_("term"), on_delete=models.PROTECT, related_name="+", null=True
    )
    numbered_at = models.DateTimeField(_("numbered at"), null=True)
    doubt = models.CharField(
        _("question to settle"), max_length=20, choices=Doubt.choices, blank=True
    )

    class Meta:
        verbose_name = _("resolution")
        verbose_name_plural = _("resolutions")
        constraints = [
            models.CheckConstraint(
                condition=_NOT_ADOPTED | _ADOPTED, name="a_resolution_is_adopted_with_figures"
            ),
            models.CheckConstraint(
                condition=Q(
                    number__isnull=True, sign="", term__isnull=True, numbered_at__isnull=True
                )
                | (
                    Q(number__gte=1, term__isnull=False, numbered_at__isnull=False)
                    & Q(adopted_at__isnull=False)
                    & ~Q(sign="")
                ),
                name="only_an_adopted_resolution_has_a_number",
            ),
            models.CheckConstraint(
                condition=Q(doubt="") | Q(number__isnull=False),
                name="only_a_numbered_resolution_is_in_doubt",
            ),
            models.UniqueConstraint(
                fields=["branch", "term", "sign", "number"],
                condition=Q(number__isnull=False),
                name="one_resolution_per_number",
            ),
        ]
        indexes = [models.Index(fields=["branch", "-adopted_at"])]

    def __str__(self) -> str:
        return self.title

    @property
    def unit_id(self) -> int:
        """The branch, so that a resolution can be the subject of a permission."""
        return self.branch_id

    @property
    def is_adopted(self) -> bool:
        return self.adopted_at is not None

    @property
    def is_numbered(self) -> bool:
        return self.number is not None

    @property
    def printed_number(self) -> str:
        """The number as it stands on the document, ``05-NQ/CB``; empty without one."""
        return "" if self.number is None else f"{self.number:02d}-{self.sign}/{ISSUER}"


class PutText(models.Model):
    """A text as it was put to the meeting, kept word for word; votes name its digest.

    ``content`` is canonical JSON (RFC 8785) and ``digest`` its SHA-256.
    """

    resolution = models.ForeignKey(Resolution, on_delete=models.PROTECT, related_name="put_texts")
    digest = models.CharField(max_length=64)
    content = models.TextField()
    revision = models.PositiveIntegerField()
    put_at = models.DateTimeField(_("put to the meeting at"))
    put_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["resolution", "digest"], name="a_text_is_kept_once")
        ]

    def __str__(self) -> str:
        return self.digest
