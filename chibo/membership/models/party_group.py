"""Party groups (tổ đảng): how a large or scattered branch divides itself."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chibo.membership.models.member import Member
from chibo.organization.models import Unit

_ENDS_LATER = Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from"))


class PartyGroup(models.Model):
    """A part of a branch over ``[valid_from, valid_until)``; it is no unit and counts nowhere."""

    branch = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="party_groups")
    name = models.CharField(_("name"), max_length=80)
    valid_from = models.DateField(_("valid from"))
    valid_until = models.DateField(_("valid until"), null=True)

    class Meta:
        verbose_name = _("Party group")
        verbose_name_plural = _("Party groups")
        constraints = [
            models.CheckConstraint(
                condition=_ENDS_LATER, name="party_group_does_not_end_before_it_begins"
            ),
            models.UniqueConstraint(
                fields=["branch", "name"],
                condition=Q(valid_until__isnull=True),
                name="one_standing_party_group_of_a_name",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} of {self.branch_id}"

    @property
    def unit_id(self) -> int:
        return self.branch_id


class PartyGroupPlace(models.Model):
    """A member in a group over ``[valid_from, valid_until)``; who left the branch is in none."""

    group = models.ForeignKey(PartyGroup, on_delete=models.PROTECT, related_name="places")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="group_places")
    is_leader = models.BooleanField(_("leads the group"), default=False)
    valid_from = models.DateField(_("valid from"))
    valid_until = models.DateField(_("valid until"), null=True)

    class Meta:
        verbose_name = _("place in a Party group")
        verbose_name_plural = _("places in Party groups")
        constraints = [
            models.CheckConstraint(
                condition=_ENDS_LATER, name="group_place_does_not_end_before_it_begins"
            ),
            models.UniqueConstraint(
                fields=["member"],
                condition=Q(valid_until__isnull=True),
                name="one_party_group_per_member",
            ),
            models.UniqueConstraint(
                fields=["group"],
                condition=Q(valid_until__isnull=True, is_leader=True),
                name="one_leader_per_party_group",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} in {self.group_id} from {self.valid_from}"
