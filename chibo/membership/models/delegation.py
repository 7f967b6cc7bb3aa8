"""Who leads a branch while its secretary is away, between which days."""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chibo.accounts.models import User
from chibo.membership.models.member import Member
from chibo.membership.models.post import Post


class Delegation(models.Model):
    """The secretary's ``post`` led by another over ``[valid_from, valid_until)``.

    It holds while the post stands and the delegate sits in the committee of
    the branch; it ends by itself.
    """

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="delegations")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="delegations")
    valid_from = models.DateField(_("valid from"))
    valid_until = models.DateField(_("valid until"))
    reason = models.CharField(_("reason"), max_length=200)
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    taken_back_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__gte=F("valid_from")),
                name="delegation_does_not_end_before_it_begins",
            )
        ]
        indexes = [models.Index(fields=["post", "valid_from"])]

    def __str__(self) -> str:
        return f"{self.member_id} for {self.post_id}"

    @property
    def last_day(self) -> date:
        return self.valid_until - timedelta(days=1)
