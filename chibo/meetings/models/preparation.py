"""What is done before the meeting: the committee consults, a clerk is named."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from chibo.meetings.models.meeting import Meeting
from chibo.membership.models import Member


class Consultation(models.Model):
    """The branch committee consults (hội ý chi ủy), with its own short minutes."""

    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="consultation")
    held_at = models.DateTimeField(_("consultation held at"))
    place = models.CharField(_("place of the consultation"), max_length=200, blank=True)
    minutes = models.TextField(_("minutes of the consultation"))
    present = models.ManyToManyField(
        Member, verbose_name=_("present at the consultation"), related_name="+"
    )

    def __str__(self) -> str:
        return f"consultation before {self.meeting_id}"


class MeetingClerk(models.Model):
    """From this hour on the member may record this meeting; posts of others stay as they are."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="clerks")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    effective_from = models.DateTimeField(_("records from"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "member"], name="a_clerk_is_named_once")
        ]

    def __str__(self) -> str:
        return f"{self.member_id} writes {self.meeting_id}"
