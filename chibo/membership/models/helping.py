"""Who acts for an elder, between which days."""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chibo.accounts.models import User
from chibo.membership.models.member import Member


class Helping(models.Model):
    """A named helper of a member over ``[valid_from, valid_until)``.

    Given by the member, or by who leads the branch on the member's written
    wish: ``paper`` then says which. It holds only while both belong to one
    branch.
    """

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="helped_by")
    helper = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="helping")
    valid_from = models.DateField(_("valid from"))
    valid_until = models.DateField(_("valid until"))
    paper = models.CharField(_("the written wish of the comrade"), max_length=200, blank=True)
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    revoked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__gte=F("valid_from")),
                name="helping_does_not_end_before_it_begins",
            ),
            models.CheckConstraint(condition=~Q(member=F("helper")), name="nobody_helps_oneself"),
        ]

    def __str__(self) -> str:
        return f"{self.helper_id} for {self.member_id}"

    @property
    def last_day(self) -> date:
        return self.valid_until - timedelta(days=1)
