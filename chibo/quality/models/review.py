"""What passed between the branch and the committee above about a card."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chibo.accounts.models import User
from chibo.quality.models.card import Scorecard


class DeedKind(models.TextChoices):
    SENT = "sent", _("sent for review")
    ACCEPTED = "accepted", _("accepted")
    RETURNED = "returned", _("returned")
    ADJUSTED = "adjusted", _("adjusted")
    FINAL = "final", _("made final")
    APPEALED = "appealed", _("appealed")


_WITH_REASON = (DeedKind.RETURNED, DeedKind.ADJUSTED, DeedKind.APPEALED)


class ReviewDeed(models.Model):
    """One step of the review, with its reason where one is owed."""

    card = models.ForeignKey(Scorecard, on_delete=models.PROTECT, related_name="deeds")
    deed = models.CharField(_("step"), max_length=10, choices=DeedKind.choices)
    reason = models.TextField(_("reason"), blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"))

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(deed__in=_WITH_REASON) | ~Q(reason=""),
                name="a_return_has_a_reason",
            )
        ]

    def __str__(self) -> str:
        return f"{self.deed} {self.card_id}"
