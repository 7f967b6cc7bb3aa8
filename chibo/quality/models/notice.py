"""What the secretary writes about the world outside: the handbook, the word to the committee."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chibo.accounts.models import User
from chibo.meetings.models import Meeting


class HandbookPosting(models.Model):
    """On which days papers were posted on Sổ tay đảng viên điện tử, as the secretary entered."""

    meeting = models.OneToOneField(
        Meeting, on_delete=models.CASCADE, related_name="handbook_posting"
    )
    papers_posted_on = models.DateField(_("papers posted on"), null=True)
    complete_posted_on = models.DateField(_("final documents posted on"), null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(papers_posted_on__isnull=False) | Q(complete_posted_on__isnull=False),
                name="a_posting_names_a_day",
            )
        ]

    def __str__(self) -> str:
        return f"posted for {self.meeting_id}"


class CommitteeNotice(models.Model):
    """The committee member who follows the branch was told of the meeting."""

    meeting = models.OneToOneField(
        Meeting, on_delete=models.CASCADE, related_name="committee_notice"
    )
    told_at = models.DateTimeField(_("told at"))
    whom = models.CharField(_("who was told"), max_length=200)
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.whom} told of {self.meeting_id}"
