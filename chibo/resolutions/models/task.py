"""A task of the branch: who leads it, until when, and what was said of it since."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chibo.accounts.models import User
from chibo.meetings.models import Meeting
from chibo.membership.models import Member
from chibo.organization.models import Unit
from chibo.resolutions.models.resolution import Resolution


class TaskState(models.TextChoices):
    """Overdue is no state: it is open after its day."""

    OPEN = "open", _("still to do")
    DONE = "done", _("done")
    DONE_LATE = "done_late", _("done late")
    DROPPED = "dropped", _("dropped")


class Task(models.Model):
    """A task agreed in a meeting; its key in the journal is ``key``.

    ``due_on`` is the day that holds now, extensions included. ``on_time_until``
    is the day that decides whether it was done on time: an extension granted
    when it was overdue already moves the first and not the second.
    ``withdrawn_at``: the journal, corrected, no longer holds it.
    """

    branch = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="tasks")
    from_meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="tasks")
    resolution = models.ForeignKey(
        Resolution, on_delete=models.PROTECT, related_name="tasks", null=True
    )
    key = models.CharField(max_length=80)
    entry = models.UUIDField()
    text = models.TextField(_("what is to be done"))
    lead = models.ForeignKey(
        Member,
        verbose_name=_("member who leads"),
        on_delete=models.PROTECT,
        related_name="tasks",
        null=True,
    )
    lead_name = models.TextField(_("name of who leads"), blank=True)
    agreed_on = models.DateField(_("agreed on"))
    agreed_due_on = models.DateField(_("agreed until"), null=True)
    due_on = models.DateField(_("due on"), null=True)
    on_time_until = models.DateField(null=True)
    report_on = models.DateField(_("to report on"), null=True)
    state = models.CharField(
        _("state"), max_length=10, choices=TaskState.choices, default=TaskState.OPEN
    )
    finished_on = models.DateField(_("done on"), null=True)
    dropped_on = models.DateField(_("dropped on"), null=True)
    drop_reason = models.CharField(_("reason"), max_length=300, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.TextField(blank=True)

    class Meta:
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        ordering = [F("due_on").asc(nulls_last=True), "pk"]
        constraints = [
            models.UniqueConstraint(fields=["from_meeting", "key"], name="a_task_is_made_once"),
            models.CheckConstraint(
                condition=Q(
                    state=TaskState.OPEN,
                    finished_on__isnull=True,
                    dropped_on__isnull=True,
                    withdrawn_at__isnull=True,
                )
                | Q(
                    state__in=[TaskState.DONE, TaskState.DONE_LATE],
                    finished_on__isnull=False,
                    dropped_on__isnull=True,
                    withdrawn_at__isnull=True,
                )
                | Q(state=TaskState.DROPPED, dropped_on__isnull=False)
                | Q(state=TaskState.DROPPED, withdrawn_at__isnull=False),
                name="the_state_of_a_task_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(dropped_on__isnull=True) | ~Q(drop_reason=""),
                name="a_task_is_dropped_with_a_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["branch", "due_on"]),
            models.Index(fields=["lead", "state"]),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def unit_id(self) -> int:
        """The branch, so that a task can be the subject of a permission."""
        return self.branch_id


class TaskReport(models.Model):
    """What was said of a task, and how far it is in percent. Written once, never edited."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="reports")
    text = models.TextField(_("words of the report"))
    percent = models.PositiveSmallIntegerField(_("percent done"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    is_for_the_lead = models.BooleanField(_("written down for the lead"), default=False)
    at = models.DateTimeField(_("written at"))

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(percent__lte=100), name="a_task_is_done_to_at_most_a_hundred_percent"
            )
        ]

    def __str__(self) -> str:
        return f"{self.percent} % of {self.task_id}"


class TaskExtension(models.Model):
    """More time for a task, and why."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="extensions")
    from_day = models.DateField(_("was due on"), null=True)
    to_day = models.DateField(_("is due on"))
    reason = models.CharField(_("reason"), max_length=300)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("written at"))

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(from_day__isnull=True) | Q(to_day__gt=F("from_day")),
                name="an_extension_gives_more_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.task_id} until {self.to_day}"
