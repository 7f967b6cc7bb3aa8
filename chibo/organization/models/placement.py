"""Where a unit stood in the tree, and between which days."""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chibo.kernel.vietnamese import search_key
from chibo.organization.models.event import UnitEvent
from chibo.organization.models.unit import BranchType, Unit


class UnitPlacement(models.Model):
    """Parent, name, type and code of a unit over the half-open days ``[valid_from, valid_until)``.

    A unit moved on 1 July ends one placement and begins the next with the same
    date, and stands under the new parent on that day. ``valid_until`` is null
    while the placement stands. ``path`` is written by the one operation that
    places: fixed-width steps of digits from the root down to the unit, so that
    the subtree on a day is one range of an index on both databases.

    ``begun_by`` and ``ended_by`` name the decisions. A placement that ends on
    the day it begins was in force on no day: a second decision of that day took
    its place, or the decision was taken back.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="placements")
    parent = models.ForeignKey(
        Unit,
        verbose_name=_("unit above"),
        on_delete=models.PROTECT,
        related_name="child_placements",
        null=True,
    )
    path = models.CharField(max_length=96, editable=False)
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=80)
    branch_type = models.CharField(max_length=20, choices=BranchType.choices, blank=True)
    official_code = models.CharField(_("official code"), max_length=30, blank=True)
    search_key = models.CharField(max_length=300, editable=False, default="")
    valid_from = models.DateField(_("valid from"))
    valid_until = models.DateField(_("valid until"), null=True)
    begun_by = models.ForeignKey(
        UnitEvent, on_delete=models.PROTECT, related_name="begun", null=True
    )
    ended_by = models.ForeignKey(
        UnitEvent, on_delete=models.PROTECT, related_name="ended", null=True
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="placement_does_not_end_before_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("unit")),
                name="placement_is_not_under_itself",
            ),
            models.UniqueConstraint(
                fields=["unit"],
                condition=Q(valid_until__isnull=True),
                name="one_standing_placement_per_unit",
            ),
        ]
        indexes = [
            models.Index(fields=["path", "valid_from"]),
            models.Index(fields=["parent", "valid_from"], name="placements_by_parent"),
            models.Index(
                fields=["official_code"],
                condition=~Q(official_code=""),
                name="placements_by_code",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} from {self.valid_from}"

    @property
    def last_day(self) -> date | None:
        """The last day on which it is in force; none while it stands."""
        return self.valid_until - timedelta(days=1) if self.valid_until else None

    def name_for_search(self) -> str:
        return search_key(f"{self.name} {self.short_name} {self.official_code}")
