"""A card as it stood: frozen, never changed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from chibo.quality.models.card import Scorecard


class Stage(models.TextChoices):
    VOTED = "voted", _("as voted")
    COMPLETE = "complete", _("complete")
    FINAL = "final", _("final")


class CardStage(models.Model):
    """One frozen stage.

    ``data`` is the card as `chibo.scoring.card.card_as_data` writes it,
    ``facts`` what it was scored from with the evidence, ``digest`` SHA-256 of
    both as canonical JSON. ``number`` above 1 only for *complete*, after a
    returned card was mended.
    """

    card = models.ForeignKey(Scorecard, on_delete=models.PROTECT, related_name="stages")
    stage = models.CharField(_("stage"), max_length=10, choices=Stage.choices)
    number = models.PositiveSmallIntegerField(default=1)
    data = models.JSONField()
    facts = models.JSONField()
    digest = models.CharField(max_length=64)
    points = models.DecimalField(_("points"), max_digits=8, decimal_places=3)
    band = models.CharField(_("band"), max_length=40)
    frozen_at = models.DateTimeField(_("frozen at"))

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["card", "stage", "number"], name="a_stage_is_frozen_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.stage} {self.points}"
