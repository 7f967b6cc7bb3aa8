"""What happened to units: the decision, and who followed whom."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from chibo.organization.models.unit import Unit


class UnitEvent(models.Model):
    """The decision behind placements.

    ``unit`` is the one that the decision is about; of a merger the one that
    goes on. ``on`` is the first day of the new order. A decision for a day to
    come ``is_pending`` until the copies on the units were written that day.
    A decision is taken back by another event, never deleted.
    """

    class Kind(models.TextChoices):
        CREATED = "created", _("created")
        MOVED = "moved", _("moved")
        RENAMED = "renamed", _("renamed")
        DESCRIBED = "described", _("type or code changed")
        MERGED = "merged", _("merged")
        SPLIT = "split", _("split")
        DISSOLVED = "dissolved", _("dissolved")
        TAKEN_BACK = "taken_back", _("taken back")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    on = models.DateField(_("date"))
    decision = models.CharField(_("decision number"), max_length=80, blank=True)
    recorded_at = models.DateTimeField(_("recorded at"), null=True)
    is_pending = models.BooleanField(default=False)
    takes_back = models.OneToOneField(
        "self", on_delete=models.PROTECT, related_name="taken_back_by", null=True
    )

    class Meta:
        indexes = [
            models.Index(
                fields=["on"], condition=models.Q(is_pending=True), name="unit_events_to_come"
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.kind} on {self.on}"

    @property
    def is_taken_back(self) -> bool:
        return hasattr(self, "taken_back_by")


class UnitSuccession(models.Model):
    """One unit followed another: wholly in a merger, in part in a split."""

    event = models.ForeignKey(UnitEvent, on_delete=models.PROTECT, related_name="successions")
    predecessor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="followed_by")
    successor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="follows")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["event", "predecessor", "successor"], name="one_succession_per_event"
            ),
            models.CheckConstraint(
                condition=~models.Q(predecessor=models.F("successor")),
                name="no_unit_follows_itself",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.successor_id} follows {self.predecessor_id}"
