"""What a person was entrusted with in a committee beside the posts: dated grants for offices."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chibo.accounts.models import User
from chibo.membership.models.member import Member
from chibo.organization.models import Unit


class OfficeKind(models.TextChoices):
    ORGANISATION = "organisation", _("organisation department")
    PROPAGANDA = "propaganda", _("propaganda department")
    INSPECTION = "inspection", _("inspection commission")
    ADMINISTRATOR = "administrator", _("administrator below a committee")


class Office(models.Model):
    """An office of a committee over ``[valid_from, valid_until)``.

    It reaches what stands below ``unit`` on each of these days, never the unit
    itself, and nothing once the unit has ended.
    """

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="offices")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="offices")
    kind = models.CharField(_("office"), max_length=20, choices=OfficeKind.choices)
    valid_from = models.DateField(_("valid from"))
    valid_until = models.DateField(_("valid until"), null=True)
    decision = models.CharField(_("decision number"), max_length=80)
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="office_does_not_end_before_it_begins",
            ),
            models.UniqueConstraint(
                fields=["member", "unit", "kind"],
                condition=Q(valid_until__isnull=True),
                name="one_standing_office_of_a_kind",
            ),
        ]
        indexes = [models.Index(fields=["unit", "valid_from"])]

    def __str__(self) -> str:
        return f"{self.member_id} {self.kind} of {self.unit_id}"

    @property
    def title(self) -> str:
        return str(self.get_kind_display())
