"""Where a member belonged, and as what, between which days."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chibo.membership.models.member import Member
from chibo.membership.states import Duty, Standing, StayKind
from chibo.organization.models import Unit, UnitEvent


class Stay(models.Model):
    """Standing and duty of a member in a branch over ``[valid_from, valid_until)``.

    A change of standing or duty ends one row and begins the next on the same
    day, so the roster of any day is one question.

    When the branch ends or is split, the stay ends by that event and the next
    begins by it; ``would_end`` keeps the day on which it would have ended
    otherwise, so that the event can be taken back. A stay that ends on the day
    it begins was in force on no day.
    """

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="stays")
    branch = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="stays", db_index=False)
    kind = models.CharField(max_length=20, choices=StayKind.choices, default=StayKind.HOME)
    standing = models.CharField(_("standing"), max_length=20, choices=Standing.choices)
    duty = models.CharField(_("duty"), max_length=24, choices=Duty.choices, default=Duty.ACTIVE)
    place = models.CharField(
        _("place"),
        max_length=120,
        blank=True,
        help_text=_("Where a member is who temporarily meets elsewhere."),
    )
    valid_from = models.DateField(_("valid from"))
    valid_until = models.DateField(_("valid until"), null=True)
    begun_by = models.ForeignKey(
        UnitEvent, on_delete=models.PROTECT, related_name="stays_begun", null=True, db_index=False
    )
    ended_by = models.ForeignKey(
        UnitEvent, on_delete=models.PROTECT, related_name="stays_ended", null=True, db_index=False
    )
    would_end = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="stay_does_not_end_before_it_begins",
            ),
            models.UniqueConstraint(
                fields=["member"],
                condition=Q(valid_until__isnull=True, kind=StayKind.HOME),
                name="one_home_branch_per_member",
            ),
        ]
        # Few stays begin or end with their branch: an index of all would be one of nothing.
        indexes = [
            models.Index(fields=["branch", "valid_from"]),
            models.Index(
                fields=["begun_by"], condition=Q(begun_by__isnull=False), name="stays_by_begin"
            ),
            models.Index(
                fields=["ended_by"], condition=Q(ended_by__isnull=False), name="stays_by_end"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} in {self.branch_id} from {self.valid_from}"

    @property
    def unit_id(self) -> int:
        return self.branch_id
