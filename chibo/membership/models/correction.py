"""A member asks for a correction of the own record, and the branch answers."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chibo.accounts.models import User
from chibo.membership.models.member import Member
from chibo.organization.models import Unit


class Correction(models.Model):
    """What the member says is wrong; ``is_granted`` is none until somebody answers."""

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="corrections")
    branch = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("what is wrong, and what is right"), max_length=1000)
    asked_at = models.DateTimeField(_("asked at"))
    is_granted = models.BooleanField(null=True)
    answer = models.TextField(_("answer"), max_length=1000, blank=True)
    answered_at = models.DateTimeField(_("answered at"), null=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        verbose_name = _("request for a correction")
        verbose_name_plural = _("requests for corrections")
        constraints = [
            models.CheckConstraint(
                condition=Q(is_granted__isnull=True, answered_at__isnull=True)
                | Q(is_granted__isnull=False, answered_at__isnull=False),
                name="correction_is_answered_with_its_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} {self.asked_at}"

    @property
    def unit_id(self) -> int:
        return self.branch_id
