"""The scorecard of one meeting: by which table, which version, how far it is."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chibo.meetings.models import Meeting
from chibo.organization.models import Unit
from chibo.rulebook.models import CriteriaTable


class CardState(models.TextChoices):
    """Completeness is no state: facts to come fill in by themselves."""

    DRAFT = "draft", _("being judged")
    PROPOSED = "proposed", _("put to the meeting")
    VOTED = "voted", _("voted by the branch")
    SENT = "sent", _("sent for review")
    RETURNED = "returned", _("returned to the branch")
    ACCEPTED = "accepted", _("accepted")
    ADJUSTED = "adjusted", _("adjusted")
    FINAL = "final", _("final")


class Scorecard(models.Model):
    """One card per meeting and part, by the table in force on its day.

    ``version`` 2 and later answer an appeal; the versions before stay as they
    were. ``vote`` and ``voted_at`` are those of the journal. ``due_on`` is the
    last day for sending it, by the rule of the meeting's day.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="scorecards")
    branch = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="scorecards")
    part = models.CharField(_("part"), max_length=80, blank=True)
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    table = models.ForeignKey(
        CriteriaTable,
        verbose_name=_("criteria table"),
        on_delete=models.PROTECT,
        related_name="scorecards",
    )
    state = models.CharField(
        _("state"), max_length=10, choices=CardState.choices, default=CardState.DRAFT
    )
    proposed_at = models.DateTimeField(_("put to the meeting at"), null=True)
    proposed_digest = models.CharField(max_length=64, blank=True)
    proposed = models.JSONField(null=True)  # what the journal's entry score_proposed carries
    vote = models.CharField(max_length=80, blank=True)
    voted_at = models.DateTimeField(_("voted at"), null=True)
    due_on = models.DateField(_("to be sent by"))
    sent_at = models.DateTimeField(_("first sent at"), null=True)
    final_at = models.DateTimeField(_("final since"), null=True)

    class Meta:
        verbose_name = _("scorecard")
        verbose_name_plural = _("scorecards")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "part", "version"], name="one_card_per_meeting_part_and_version"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[CardState.DRAFT, CardState.PROPOSED])
                | Q(voted_at__isnull=False),
                name="a_card_goes_on_from_the_vote",
            ),
            models.CheckConstraint(
                condition=Q(state=CardState.FINAL, final_at__isnull=False)
                | (~Q(state=CardState.FINAL) & Q(final_at__isnull=True)),
                name="a_final_card_has_its_hour",
            ),
        ]
        indexes = [models.Index(fields=["branch", "state"]), models.Index(fields=["state"])]

    def __str__(self) -> str:
        return f"card {self.version} of {self.meeting_id}: {self.state}"

    @property
    def unit_id(self) -> int:
        """The branch, so that a card can be the subject of a permission."""
        return self.branch_id
