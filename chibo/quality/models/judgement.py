"""What people said about lines: the branch, the reviewer, and a line that is contested."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chibo.accounts.models import User
from chibo.quality.models.card import Scorecard


class Role(models.TextChoices):
    BRANCH = "branch", _("branch")
    REVIEWER = "reviewer", _("committee above")


class Judgement(models.Model):
    """One answer to one line. Written once; of one role the latest holds, all stay to be read.

    Without choice and points it takes an earlier answer back: it was not put to
    the meeting. ``is_copied``: taken over from last month; it counts once it ``is_confirmed``.
    """

    card = models.ForeignKey(Scorecard, on_delete=models.PROTECT, related_name="judgements")
    code = models.CharField(_("line"), max_length=20)
    by_role = models.CharField(_("by"), max_length=10, choices=Role.choices)
    choice = models.CharField(_("choice"), max_length=40, blank=True)
    points = models.DecimalField(_("points"), max_digits=8, decimal_places=3, null=True)
    reason = models.TextField(_("reason"), blank=True)
    is_copied = models.BooleanField(_("as last month"), default=False)
    is_confirmed = models.BooleanField(_("confirmed"), default=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"))

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_copied=True) | Q(is_confirmed=True),
                name="only_copied_answers_wait",
            ),
            models.CheckConstraint(
                condition=Q(by_role=Role.BRANCH) | (Q(points__isnull=False) & ~Q(reason="")),
                name="a_reviewer_gives_points_and_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["card", "code"])]

    def __str__(self) -> str:
        return f"{self.code}: {self.choice or self.points}"

    @property
    def is_withdrawn(self) -> bool:
        return not self.choice and self.points is None


class Contest(models.Model):
    """The branch thinks that the machine is wrong about a line; the reviewer answers."""

    card = models.ForeignKey(Scorecard, on_delete=models.PROTECT, related_name="contests")
    code = models.CharField(_("line"), max_length=20)
    reason = models.TextField(_("reason"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"))
    answer = models.TextField(_("answer"), blank=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    answered_at = models.DateTimeField(_("answered at"), null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["card", "code"],
                condition=Q(answered_at__isnull=True),
                name="a_line_is_contested_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answer="")
                | (Q(answered_at__isnull=False) & ~Q(answer="")),
                name="an_answer_has_words_and_its_hour",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} is contested"

    @property
    def unit_id(self) -> int:
        """The branch; loads the card."""
        return self.card.branch_id
