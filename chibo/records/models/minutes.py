"""Minutes of a meeting: how far they are, what people worded, what was put, who confirmed."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chibo.accounts.models import User
from chibo.meetings.models import Meeting
from chibo.organization.models import Unit


class MinutesState(models.TextChoices):
    DRAFT = "draft", _("draft")
    ADOPTED = "adopted", _("adopted")
    CONFIRMED = "confirmed", _("confirmed")
    SEALED = "sealed", _("sealed")


class ConfirmingRole(models.TextChoices):
    CLERK = "clerk", _("clerk")
    CHAIR = "chair", _("chair")


class Minutes(models.Model):
    """One row per meeting. The text is composed from the journal each time; see `PutMinutes`.

    ``revision`` counts what people did to them. ``adopted_digest`` names the
    text that the meeting adopted, as the journal tells it.
    """

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="written")
    branch = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="minutes")
    state = models.CharField(
        _("state"), max_length=10, choices=MinutesState.choices, default=MinutesState.DRAFT
    )
    revision = models.PositiveIntegerField(default=0)
    adopted_at = models.DateTimeField(_("adopted at"), null=True)
    adopted_digest = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("minutes of a meeting")
        verbose_name_plural = _("minutes of meetings")
        constraints = [
            models.CheckConstraint(
                condition=Q(state=MinutesState.DRAFT, adopted_at__isnull=True, adopted_digest="")
                | (
                    ~Q(state=MinutesState.DRAFT)
                    & Q(adopted_at__isnull=False)
                    & ~Q(adopted_digest="")
                ),
                name="minutes_are_adopted_with_a_digest",
            )
        ]

    def __str__(self) -> str:
        return f"minutes of {self.meeting_id}: {self.state}"

    @property
    def unit_id(self) -> int:
        """The branch, so that minutes can be the subject of a permission."""
        return self.branch_id

    @property
    def is_sealed(self) -> bool:
        return self.state == MinutesState.SEALED


class MinutesText(models.Model):
    """Words that people wrote for one part; ``proposed`` is what the journal told then."""

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="texts")
    key = models.CharField(max_length=200)
    words = models.TextField(_("words"), blank=True)
    proposed = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)
    worded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    worded_at = models.DateTimeField(_("worded at"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["minutes", "key"], name="a_part_is_worded_once")
        ]

    def __str__(self) -> str:
        return self.key


class PutMinutes(models.Model):
    """A text as it was read to the meeting, kept word for word; the journal names its digest.

    ``content`` is canonical JSON (RFC 8785) and ``digest`` its SHA-256.
    """

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="put_texts")
    digest = models.CharField(max_length=64)
    content = models.TextField()
    put_at = models.DateTimeField(_("put to the meeting at"))
    put_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["minutes", "digest"], name="put_minutes_are_kept_once")
        ]

    def __str__(self) -> str:
        return self.digest


class Confirmation(models.Model):
    """Clerk or chair stands for the text of this digest, by own sign-in.

    ``taken_back_at``: the text changed afterwards; the row stays.
    """

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="confirmations")
    role = models.CharField(_("role"), max_length=10, choices=ConfirmingRole.choices)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("full name"), max_length=120)
    digest = models.CharField(max_length=64)
    at = models.DateTimeField(_("confirmed at"))
    taken_back_at = models.DateTimeField(_("taken back at"), null=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["minutes", "role"],
                condition=Q(taken_back_at__isnull=True),
                name="one_standing_confirmation_per_role",
            ),
            models.UniqueConstraint(
                fields=["minutes", "user"],
                condition=Q(taken_back_at__isnull=True),
                name="clerk_and_chair_are_two_people",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role}: {self.name}"
