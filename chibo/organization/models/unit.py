"""Identity of a unit, with a copy of how it stands now."""

from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from chibo.kernel.vietnamese import search_key


class UnitKind(models.TextChoices):
    CENTRE = "centre", _("all the Party")
    PROVINCE = "province", _("provincial committee")
    DISTRICT = "district", _("district or town committee")
    COMMUNE = "commune", _("commune or ward committee")
    GRASSROOTS = "grassroots", _("grassroots committee")
    BRANCH = "branch", _("branch")


class BranchType(models.TextChoices):
    """Kinds of branch for which Hướng dẫn 42-HD/BTCTW (28/10/2025), II.4, lists contents."""

    RESIDENTIAL = "residential", _("village or street")
    OFFICE = "office", _("office")
    PUBLIC_SERVICE = "public_service", _("public-service unit")
    SCHOOL = "school", _("school")
    STATE_ENTERPRISE = "state_enterprise", _("State enterprise")
    PRIVATE_ENTERPRISE = "private_enterprise", _("private or foreign-invested enterprise")
    STUDENTS = "students", _("pupils and students")
    ARMED_FORCES = "armed_forces", _("army and police")


class Unit(models.Model):
    """One organisation of the tree.

    The columns below are copies of the placement that stands today, for speed;
    an operation writes them at once when its day has come, else a sweep does on
    the day (`operations/coming_into_effect.py`). Questions about another day
    ask the placements. ``ends_on`` is the first day on which the unit stands no
    more, known as soon as it is decided; ``heir`` is the unit that took over
    and stands today. The path of an ended unit lies below its heir's, so that
    whoever holds a post there finds what it left behind.
    """

    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=80)
    search_key = models.CharField(max_length=300, editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=UnitKind.choices)
    branch_type = models.CharField(
        _("type of branch"), max_length=20, choices=BranchType.choices, blank=True
    )
    official_code = models.CharField(_("official code"), max_length=30, blank=True)
    locality = models.CharField(
        _("place for documents"),
        max_length=80,
        blank=True,
        help_text=_("The place named before the date of a document."),
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("unit above"),
        on_delete=models.PROTECT,
        related_name="children",
        null=True,
    )
    path = models.CharField(max_length=96, db_index=True, editable=False)
    ends_on = models.DateField(_("ends on"), null=True, editable=False)
    heir = models.ForeignKey(
        "self",
        verbose_name=_("unit that took over"),
        on_delete=models.PROTECT,
        related_name="predecessors",
        null=True,
        editable=False,
    )

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="branch") | models.Q(branch_type=""),
                name="only_branches_have_a_branch_type",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def unit_id(self) -> int:
        """A unit is its own unit, so that it can be the subject of a permission."""
        return int(self.pk)

    @property
    def is_branch(self) -> bool:
        return self.kind == UnitKind.BRANCH

    @property
    def last_day(self) -> date | None:
        """The last day on which the unit stands; none while no end is decided."""
        return self.ends_on - timedelta(days=1) if self.ends_on else None

    def has_ended(self, *, on: date) -> bool:
        """Whether the unit stands no more on that day."""
        return self.ends_on is not None and self.ends_on <= on

    def name_for_search(self) -> str:
        return search_key(f"{self.name} {self.short_name} {self.official_code}")
