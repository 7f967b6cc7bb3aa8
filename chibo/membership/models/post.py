"""What a member answered for, where, and between which days."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from chibo.membership.models.member import Member
from chibo.organization.models import Unit, UnitEvent


class PostKind(models.TextChoices):
    SECRETARY = "secretary", _("secretary")
    DEPUTY = "deputy", _("deputy secretary")
    COMMITTEE = "committee", _("committee member")
    OFFICER = "officer", _("officer of the committee")


class Post(models.Model):
    """A post over ``[valid_from, valid_until)``; rights follow from it on each of these days.

    A post that ended with its unit names the event, and in ``would_end`` the
    day on which it would have ended otherwise.
    """

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="posts")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="posts")
    kind = models.CharField(_("post"), max_length=20, choices=PostKind.choices)
    valid_from = models.DateField(_("valid from"))
    valid_until = models.DateField(_("valid until"), null=True)
    ended_by = models.ForeignKey(
        UnitEvent, on_delete=models.PROTECT, related_name="posts_ended", null=True
    )
    would_end = models.DateField(null=True)
    decision = models.CharField(_("decision number"), max_length=80, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="post_does_not_end_before_it_begins",
            ),
            models.UniqueConstraint(
                fields=["unit"],
                condition=Q(valid_until__isnull=True, kind=PostKind.SECRETARY),
                name="one_standing_secretary_per_unit",
            ),
        ]
        indexes = [models.Index(fields=["unit", "valid_from"])]

    def __str__(self) -> str:
        return f"{self.member_id} {self.kind} of {self.unit_id}"

    @property
    def title(self) -> str:
        """The post in the words of its unit: a committee member of a branch is "Chi ủy viên"."""
        return post_title(self.kind, is_of_a_branch=self.unit.is_branch)


def post_title(kind: str, *, is_of_a_branch: bool) -> str:
    if kind == PostKind.COMMITTEE and is_of_a_branch:
        return gettext("branch committee member")
    return str(PostKind(kind).label)
