"""How far the numbers of a unit's documents have run."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from chibo.organization.models import Unit
from chibo.papers.models.term import Term


class NumberSeries(models.Model):
    """The last number given for one sign in one term, such as 5 for ``05-NQ/CB``."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="number_series")
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="number_series")
    sign = models.CharField(_("sign"), max_length=20)
    last_number = models.PositiveIntegerField(_("last number"), default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "term", "sign"], name="one_series_per_unit_term_and_sign"
            )
        ]

    def __str__(self) -> str:
        return f"{self.last_number}-{self.sign} of {self.unit_id}"
