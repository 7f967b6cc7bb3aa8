"""What happened to a member on a day, and by which decision."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from chibo.accounts.models import User
from chibo.membership.change_kinds import ChangeKind
from chibo.membership.models.member import Member
from chibo.organization.models import Unit


class MemberChange(models.Model):
    """A dated fact about a member; written once. Stays follow from it, in the same operation.

    ``until`` is the end that the decision foresees: nothing ends by itself, the
    list of who is due names it.
    """

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="changes")
    branch = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("what happened"), max_length=24, choices=ChangeKind.choices)
    on = models.DateField(_("from the day"))
    until = models.DateField(_("until"), null=True)
    decision = models.CharField(_("decision number and date"), max_length=120, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("recorded at"))

    class Meta:
        verbose_name = _("change of a member")
        verbose_name_plural = _("changes of members")
        indexes = [models.Index(fields=["member", "on"])]

    def __str__(self) -> str:
        return f"{self.member_id} {self.kind} {self.on}"

    @property
    def unit_id(self) -> int:
        return self.branch_id
