"""What a resolution sets out to reach, in figures."""

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chibo.resolutions.models.resolution import Resolution


class Target(models.Model):
    """A target: so much of a unit by a day; ``result`` and its day come together.

    The result may lie above the plan. The more the better: a target that
    wants little of something is worded as what is to be reached.
    """

    resolution = models.ForeignKey(Resolution, on_delete=models.PROTECT, related_name="targets")
    position = models.PositiveSmallIntegerField(_("position"))
    text = models.CharField(_("target"), max_length=300)
    unit_of_measure = models.CharField(_("unit of measure"), max_length=40)
    planned = models.DecimalField(_("planned amount"), max_digits=14, decimal_places=2)
    due_on = models.DateField(_("to be reached by"))
    result = models.DecimalField(_("amount reached"), max_digits=14, decimal_places=2, null=True)
    measured_on = models.DateField(_("measured on"), null=True)

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(planned__gt=0), name="a_target_plans_something"),
            models.CheckConstraint(
                condition=Q(result__isnull=True, measured_on__isnull=True)
                | Q(result__gte=0, measured_on__isnull=False),
                name="a_result_has_its_day",
            ),
        ]
        indexes = [models.Index(fields=["resolution", "position"])]

    def __str__(self) -> str:
        return self.text

    @property
    def unit_id(self) -> int:
        """The branch, so that a target can be the subject of a permission; loads the resolution."""
        return self.resolution.branch_id

    @property
    def percent(self) -> Decimal | None:
        """Result of plan in percent, one decimal; above 100 where more was reached."""
        if self.result is None:
            return None
        return (self.result * 100 / self.planned).quantize(Decimal("0.1"))
