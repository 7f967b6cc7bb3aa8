"""What the headings of a unit's roster files mean, as its people said."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from chibo.membership.roster_file.columns import Column
from chibo.organization.models import Unit


class RosterHeading(models.Model):
    """One heading, folded, and the column it stands for; none for one that is passed over.

    A column without a heading goes by its position, such as ``#3``.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="roster_headings")
    heading = models.CharField(_("heading"), max_length=120)
    column = models.CharField(
        _("column"), max_length=20, blank=True, choices=[(column, column) for column in Column]
    )

    class Meta:
        verbose_name = _("heading of a roster")
        verbose_name_plural = _("headings of rosters")
        constraints = [
            models.UniqueConstraint(fields=["unit", "heading"], name="one_meaning_per_heading")
        ]

    def __str__(self) -> str:
        return f"{self.heading}: {self.column}"
