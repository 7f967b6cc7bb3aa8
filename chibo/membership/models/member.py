"""The person."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from chibo.accounts.models import User
from chibo.kernel.vietnamese import name_order, search_key
from chibo.membership.states import Sex


class Member(models.Model):
    """A member of the Party: the columns of the roster and no more.

    No citizen number. Where the person belongs is told by `Stay`, what the
    person answers for by `Post`.
    """

    user = models.OneToOneField(
        User, verbose_name=_("account"), on_delete=models.PROTECT, related_name="member", null=True
    )
    full_name = models.CharField(_("full name"), max_length=120)
    search_key = models.CharField(max_length=120, editable=False)
    name_order = models.CharField(max_length=300, editable=False)
    sex = models.CharField(_("sex"), max_length=10, choices=Sex.choices, blank=True)
    birth_date = models.DateField(_("birth date"), null=True)
    ethnic_group = models.CharField(_("ethnic group"), max_length=40, blank=True)
    home_place = models.CharField(_("home place"), max_length=200, blank=True)
    card_number = models.CharField(_("card number"), max_length=12, blank=True)
    admitted_on = models.DateField(_("admitted on"), null=True)
    ceremony_on = models.DateField(
        _("ceremony of admission on"),
        null=True,
        help_text=_("Probation counts from the ceremony, Party age from the decision."),
    )
    official_on = models.DateField(_("official from"), null=True)
    occupation = models.CharField(_("occupation"), max_length=120, blank=True)
    phone = models.CharField(_("telephone"), max_length=20, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        indexes = [
            # For names that begin so, in any collation, and for one name of one birth date;
            # order matters within a branch only.
            models.Index(
                fields=["search_key", "birth_date"],
                name="members_by_name_and_birth",
                opclasses=["varchar_pattern_ops", "date_ops"],
            ),
            models.Index(fields=["card_number"], name="members_by_card"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["card_number"],
                condition=~models.Q(card_number=""),
                name="one_member_per_card_number",
            )
        ]

    def __str__(self) -> str:
        return self.full_name

    def set_name(self, full_name: str) -> None:
        """Name the person and fold the name for search and for order."""
        self.full_name = full_name
        self.search_key = search_key(full_name)
        self.name_order = name_order(full_name)
