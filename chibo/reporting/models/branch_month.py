"""One branch and one month: how far it is, who came, how it was scored."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from chibo.meetings.models import Meeting
from chibo.meetings.models.meeting import STATE_LABELS
from chibo.organization.models import Unit
from chibo.quality.models import CardState, Scorecard, Stage


class MonthStep(models.TextChoices):
    """The step in which the month stands; *done*: reviewed, or sealed where nothing is scored."""

    PLAN = "plan", pgettext_lazy("step of the month", "Plan")
    PREPARE = "prepare", pgettext_lazy("step of the month", "Prepare")
    CONVENE = "convene", pgettext_lazy("step of the month", "Convene")
    HOLD = "hold", pgettext_lazy("step of the month", "Hold")
    FINISH = "finish", pgettext_lazy("step of the month", "Finish")
    REVIEW = "review", pgettext_lazy("step of the month", "Review above")
    DONE = "done", pgettext_lazy("step of the month", "Finished")


class Late(models.TextChoices):
    """What is overdue; the first in the order of the month."""

    NOTHING = "", ""
    NOT_CONVENED = "not_convened", _("not convened")
    NOT_HELD = "not_held", _("not met")
    NOT_SEALED = "not_sealed", _("not sealed")
    SCORE_NOT_SENT = "score_not_sent", _("score not sent")


class BranchMonth(models.Model):
    """Counted from raw facts by `refresh_months`, never written by hand.

    ``path`` is where the branch stood in that month, ``parent_path`` the unit
    above; a reorganisation never rewrites them. Figures of the evening are
    those of the monthly meeting once it is over: ``expected`` is the base of
    the attendance rate, ``present`` above that line, ``attending`` the base of
    the speaking rate. ``score`` is that of the latest frozen stage, ``band_rank``
    1 for the best band of the table. ``gap`` is the reviewer's score less the
    voted one. Tasks are those due in the month, done by its end. Once
    ``is_settled`` nothing about the month can change any more. ``refreshed_at``: when
    the counting last found something new.
    """

    branch = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="months")
    month = models.DateField(_("month of the meeting"))
    path = models.CharField(max_length=96)
    parent_path = models.CharField(max_length=96)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+", null=True)
    card = models.ForeignKey(Scorecard, on_delete=models.PROTECT, related_name="+", null=True)
    state = models.CharField(max_length=20, choices=STATE_LABELS, blank=True)
    step = models.CharField(max_length=10, choices=MonthStep.choices)
    late_what = models.CharField(max_length=20, choices=Late.choices, blank=True)
    due_on = models.DateField(null=True)
    members = models.PositiveIntegerField(default=0)
    held_on = models.DateField(null=True)
    is_in_window = models.BooleanField(default=False)
    minutes = models.PositiveIntegerField(null=True)
    expected = models.PositiveIntegerField(default=0)
    present = models.PositiveIntegerField(default=0)
    excused = models.PositiveIntegerField(default=0)
    absent = models.PositiveIntegerField(default=0)
    speakers = models.PositiveIntegerField(default=0)
    attending = models.PositiveIntegerField(default=0)
    card_state = models.CharField(max_length=10, choices=CardState.choices, blank=True)
    score = models.DecimalField(max_digits=8, decimal_places=3, null=True)
    score_stage = models.CharField(max_length=10, choices=Stage.choices, blank=True)
    band = models.CharField(max_length=120, blank=True)
    band_rank = models.PositiveSmallIntegerField(null=True)
    gap = models.DecimalField(max_digits=8, decimal_places=3, null=True)
    sent_at = models.DateTimeField(null=True)
    final_at = models.DateTimeField(null=True)
    tasks_due = models.PositiveIntegerField(default=0)
    tasks_done = models.PositiveIntegerField(default=0)
    is_settled = models.BooleanField(default=False)
    refreshed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["branch", "month"], name="one_row_per_branch_month"),
            models.CheckConstraint(
                condition=Q(present__lte=F("expected"))
                & Q(speakers__lte=F("attending"))
                & Q(tasks_done__lte=F("tasks_due")),
                name="no_more_than_all",
            ),
        ]
        indexes = [
            models.Index(fields=["month", "path"]),
            models.Index(fields=["month", "parent_path"]),
        ]

    def __str__(self) -> str:
        return f"{self.branch_id} in {self.month:%Y-%m}: {self.step}"

    @property
    def is_late(self) -> bool:
        return bool(self.late_what)

    @property
    def is_sent(self) -> bool:
        return self.sent_at is not None and self.card_state != CardState.RETURNED

    @property
    def is_to_ask(self) -> bool:
        """Returned to the branch, or scored otherwise by the committee above than voted."""
        return self.card_state == CardState.RETURNED or bool(self.gap)
