"""Criteria tables as published, and where they are in force."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chibo.organization.models import BranchType, Unit


class CriteriaTable(models.Model):
    """One version of a table by which meetings are scored; never changed, never deleted.

    The columns beside ``text`` are read from it when it is published. Empty
    ``kinds`` or ``branch_types`` mean all. It may be in force on the half-open
    days ``[effective_from, effective_until)``.
    """

    slug = models.SlugField(_("short name"), max_length=80)
    version = models.PositiveIntegerField(_("version"))
    title = models.CharField(_("title"), max_length=300)
    issuer = models.CharField(_("issuer"), max_length=200)
    number = models.CharField(_("number"), max_length=80, blank=True)
    issued_on = models.DateField(_("issued on"), null=True)
    effective_from = models.DateField(_("valid from"))
    effective_until = models.DateField(_("valid until"), null=True)
    kinds = models.JSONField(_("kinds of meeting"))
    branch_types = models.JSONField(_("types of branch"))
    text = models.TextField(_("text of the table"))
    digest = models.CharField(_("digest"), max_length=64)

    class Meta:
        verbose_name = _("criteria table")
        verbose_name_plural = _("criteria tables")
        constraints = [
            models.UniqueConstraint(fields=["slug", "version"], name="one_table_per_version"),
            models.UniqueConstraint(fields=["slug", "digest"], name="one_version_per_text"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.slug}, {self.version})"

    def is_for(self, *, kind: str, branch_type: str) -> bool:
        """Whether meetings of ``kind`` in branches of this type are scored by it."""
        return (not self.kinds or kind in self.kinds) and (
            not self.branch_types or branch_type in self.branch_types
        )

    def covers(self, other: "CriteriaTable") -> bool:
        """Whether it scores every meeting that ``other`` scores."""
        return _within(other.kinds, self.kinds) and _within(other.branch_types, self.branch_types)

    def meets(self, other: "CriteriaTable") -> bool:
        """Whether some meeting would be scored by both."""
        return _share(self.kinds, other.kinds) and _share(self.branch_types, other.branch_types)


def _within(some: list[str], of: list[str]) -> bool:
    """Whether one list, where empty means all, lies in the other."""
    return not of or (bool(some) and set(some) <= set(of))


def _share(some: list[str], others: list[str]) -> bool:
    return not some or not others or bool({*some} & {*others})


class CriteriaScope(models.Model):
    """A table in force below a unit over the half-open days ``[valid_from, valid_until)``.

    An empty ``branch_type`` means every branch below the unit.
    """

    table = models.ForeignKey(CriteriaTable, on_delete=models.PROTECT, related_name="scopes")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="criteria_scopes")
    branch_type = models.CharField(
        _("type of branch"), max_length=20, choices=BranchType.choices, blank=True
    )
    valid_from = models.DateField(_("valid from"))
    valid_until = models.DateField(_("valid until"), null=True)
    decision = models.CharField(_("decision number"), max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="criteria_scope_period_is_not_empty",
            ),
            models.UniqueConstraint(
                fields=["unit", "branch_type", "table"],
                condition=Q(valid_until__isnull=True),
                name="one_standing_scope_per_table",
            ),
        ]
        indexes = [models.Index(fields=["unit", "valid_from"])]

    def __str__(self) -> str:
        return f"{self.table_id} for {self.unit_id} from {self.valid_from}"
