"""A letter that introduces a member to another branch, for a time or for good."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chibo.membership.models.member import Member
from chibo.organization.models import Unit


class IntroductionKind(models.TextChoices):
    TEMPORARY = "temporary", _("for a time")
    TRANSFER = "transfer", _("for good")


class Introduction(models.Model):
    """Open over ``[issued_on, closed_on)``; the home branch stays the home until it is taken over.

    ``to_branch`` is none when the place is not in this installation. ``received_on``
    is the day on which the other branch took the member in.
    """

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="introductions")
    kind = models.CharField(max_length=12, choices=IntroductionKind.choices)
    from_branch = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    to_branch = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="introductions", null=True
    )
    to_place = models.CharField(_("place"), max_length=120)
    decision = models.CharField(_("number of the letter"), max_length=120)
    issued_on = models.DateField(_("issued on"))
    until = models.DateField(_("until"), null=True)
    received_on = models.DateField(_("received on"), null=True)
    closed_on = models.DateField(_("closed on"), null=True)

    class Meta:
        verbose_name = _("letter of introduction")
        verbose_name_plural = _("letters of introduction")
        constraints = [
            models.UniqueConstraint(
                fields=["member"],
                condition=Q(closed_on__isnull=True),
                name="one_open_introduction_per_member",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("issued_on")),
                name="introduction_closes_after_it_is_issued",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} to {self.to_place} from {self.issued_on}"

    @property
    def unit_id(self) -> int | None:
        """The branch to which the letter leads: it decides about taking in."""
        return self.to_branch_id
