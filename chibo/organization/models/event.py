"""Why a unit came to be, moved or changed its name."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from chibo.organization.models.unit import Unit


class UnitEvent(models.Model):
    """The decision behind a placement."""

    class Kind(models.TextChoices):
        CREATED = "created", _("created")
        MOVED = "moved", _("moved")
        RENAMED = "renamed", _("renamed")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    on = models.DateField(_("date"))
    decision = models.CharField(_("decision number"), max_length=80, blank=True)

    def __str__(self) -> str:
        return f"{self.unit_id} {self.kind} on {self.on}"
