"""Who is invited, as what, and what each answered."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chibo.accounts.models import User
from chibo.meetings.models.meeting import Meeting
from chibo.membership.models import Duty, Member, PostKind, Standing, StayKind


class InvitationAnswer(models.TextChoices):
    NONE = "none", _("has not answered")
    COMING = "coming", _("is coming")
    ONLINE = "online", _("takes part online")
    ASKS_EXCUSE = "asks_excuse", _("asks to be excused")


class RosterLine(models.Model):
    """A snapshot of one member for one meeting, written when it is convened.

    After the opening only a ``roster_changed`` entry changes the roster, and
    not this row. In the journal the person's key is the member's id as text.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="roster")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    name_order = models.CharField(max_length=300, editable=False)
    standing = models.CharField(max_length=20, choices=Standing.choices)
    duty = models.CharField(max_length=24, choices=Duty.choices)
    kind = models.CharField(max_length=20, choices=StayKind.choices)
    post = models.CharField(max_length=20, choices=PostKind.choices, blank=True)
    answer = models.CharField(
        max_length=20,
        choices=InvitationAnswer.choices,
        default=InvitationAnswer.NONE,
    )
    answer_reason = models.CharField(max_length=300, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        help_text=_("The member, a helper, or who took the answer by telephone."),
    )
    answered_by_helper = models.BooleanField(default=False)
    excuse_accepted_at = models.DateTimeField(null=True)
    excuse_refused_at = models.DateTimeField(null=True)
    excuse_remark = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("roster line")
        verbose_name_plural = _("roster lines")
        ordering = ["name_order", "member_id"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "member"], name="one_line_per_person"),
            models.CheckConstraint(
                condition=Q(excuse_accepted_at__isnull=True) | Q(excuse_refused_at__isnull=True),
                name="an_excuse_is_decided_one_way",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def was_taken_by_telephone(self) -> bool:
        """Whether another person than a helper recorded the answer; needs ``member`` loaded."""
        other = self.answered_by_id is not None and self.answered_by_id != self.member.user_id
        return other and not self.answered_by_helper
