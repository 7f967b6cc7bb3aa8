"""A PIN that somebody else gave to an account: on a printed slip, or face to face."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from chibo.accounts.models.user import User


class Way(models.TextChoices):
    FIRST = "first", _("first slip")
    AGAIN = "again", _("slip printed anew")
    FACE_TO_FACE = "face_to_face", _("given anew face to face")


class GivenPin(models.Model):
    """The fact that a PIN was given, by whom and when; the PIN itself is kept nowhere.

    Rooms that guard something of a person by the PIN ask these rows, such as
    ballots and private notes.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="given_pins")
    way = models.CharField(_("way"), max_length=20, choices=Way.choices)
    unit_id = models.PositiveBigIntegerField(
        _("unit"), null=True, help_text=_("In whose record it stands.")
    )
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="pins_given")
    given_at = models.DateTimeField(_("given"))

    ballots_closed_until = models.DateField(
        _("electronic secret ballots closed until"),
        null=True,
        help_text=_("From this day on the person may cast secret ballots on a device again."),
    )
    notes_closed = models.BooleanField(
        _("private notes closed"),
        default=False,
        help_text=_("Only the person's own recovery words open them again."),
    )
    seen_by_owner_at = models.DateTimeField(_("seen by the owner"), null=True)
    seen_above_at = models.DateTimeField(_("seen by the committee above"), null=True)
    seen_above_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="pins_seen", null=True
    )

    class Meta:
        indexes = [models.Index(fields=["unit_id", "given_at"])]

    def __str__(self) -> str:
        return f"{self.way} for {self.user_id} at {self.given_at:%Y-%m-%d}"
