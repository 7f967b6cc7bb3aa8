"""Who looked at personal data of members, and when."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from chibo.accounts.models import User
from chibo.membership.models.member import Member
from chibo.organization.models import Unit


class LookKind(models.TextChoices):
    RECORD = "record", _("opened the record")
    LIST = "list", _("opened the list of members")
    EXPORT = "export", _("saved the list of members as a file")
    COPY = "copy", _("saved all data of the member as a file")


class Look(models.Model):
    """One person's looks of one kind on one day: at a member, or at all of a branch.

    ``post`` is the post in words, as held then. Kept as long as the rule
    `ACCESS_LIST_MONTHS` of the branch says.
    """

    branch = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="looks", null=True)
    kind = models.CharField(max_length=10, choices=LookKind.choices)
    on = models.DateField(_("day"))
    last_at = models.DateTimeField(_("last at"))
    times = models.PositiveIntegerField(_("times"), default=1)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=120)
    post = models.CharField(_("post"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("look at personal data")
        verbose_name_plural = _("looks at personal data")
        indexes = [
            models.Index(fields=["member", "on"]),
            models.Index(fields=["branch", "on"]),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.kind} {self.on}"
