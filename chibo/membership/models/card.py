"""Which card of a member holds."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from chibo.accounts.models import User
from chibo.membership.models.member import Member


class MemberCard(models.Model):
    """The number of the issue that holds; every card with another number is void.

    Without a row the first issue holds, which a member shows on the own telephone.
    """

    member = models.OneToOneField(Member, on_delete=models.PROTECT, related_name="card")
    issue = models.PositiveIntegerField(_("number of the issue"), default=1)
    issued_at = models.DateTimeField(_("issued at"))
    issued_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"card {self.issue} of {self.member_id}"
