"""A meeting: of which branch and month, of which kind, when and where, and how far it is."""

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from chibo.meetings.lifecycle import FIRST, State
from chibo.organization.models import Unit
from chibo.rulebook.kinds import MeetingKind

STATE_LABELS = [
    (State.PLANNED.value, pgettext_lazy("meeting", "planned")),
    (State.PREPARED.value, pgettext_lazy("meeting", "prepared")),
    (State.CONVENED.value, pgettext_lazy("meeting", "convened")),
    (State.IN_SESSION.value, pgettext_lazy("meeting", "in session")),
    (State.CLOSED.value, pgettext_lazy("meeting", "closed")),
    (State.SEALED.value, pgettext_lazy("meeting", "sealed")),
    (State.CANCELLED.value, pgettext_lazy("meeting", "cancelled")),
]

MONTHLY_KINDS = frozenset({MeetingKind.REGULAR, MeetingKind.COMBINED})
"""The monthly meeting itself: one per branch and month, held in the committee's window."""


class MeetingForm(models.TextChoices):
    LEADING = "leading", pgettext_lazy("form of meeting", "leading")
    LEARNING = "learning", pgettext_lazy("form of meeting", "learning")
    SELF_CRITICISM = (
        "self_criticism",
        pgettext_lazy("form of meeting", "self-criticism and criticism"),
    )


class MeetingMode(models.TextChoices):
    IN_PERSON = "in_person", pgettext_lazy("mode of meeting", "in person")
    ONLINE = "online", pgettext_lazy("mode of meeting", "online")
    MIXED = "mixed", pgettext_lazy("mode of meeting", "in person and online")
    BY_GROUPS = "by_groups", pgettext_lazy("mode of meeting", "by Party groups")


REMOTE_MODES = frozenset({MeetingMode.ONLINE, MeetingMode.MIXED})
"""Those in which members may take part from elsewhere."""


class ModeGround(models.TextChoices):
    """Why members cannot come together, in the words of the guidance."""

    SPECIAL_NATURE = (
        "special_nature",
        _("special nature: scattered over a wide area, working away, on posts they cannot leave"),
    )
    SPECIAL_CIRCUMSTANCES = (
        "special_circumstances",
        _("special circumstances: storm, flood, epidemic"),
    )


class Meeting(models.Model):
    """A meeting of one branch.

    It belongs to the month it was planned for, whenever it is held. ``state``,
    ``opened_at`` and ``closed_at`` from the opening on are told by the journal,
    and so is ``open_to_signs``: by what a first sign can be told alone.
    A joint meeting of several branches is one row per branch, each with its
    own roster, journal and base of votes, tied by ``joined_to`` to the meeting
    of the branch that invites.
    """

    branch = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="meetings")
    month = models.DateField(_("month of the meeting"), help_text=_("The first day of the month."))
    kind = models.CharField(_("kind of meeting"), max_length=20, choices=MeetingKind.choices)
    form = models.CharField(
        _("form of meeting"),
        max_length=20,
        choices=MeetingForm.choices,
        default=MeetingForm.LEADING,
    )
    mode = models.CharField(
        _("mode of meeting"),
        max_length=20,
        choices=MeetingMode.choices,
        default=MeetingMode.IN_PERSON,
    )
    mode_reason = models.CharField(_("reason for this mode"), max_length=300, blank=True)
    mode_approved_by = models.CharField(_("mode approved by"), max_length=200, blank=True)
    mode_ground = models.CharField(
        _("ground for an online meeting"), max_length=30, choices=ModeGround.choices, blank=True
    )
    members_away = models.PositiveSmallIntegerField(
        _("members who cannot come together"), null=True
    )
    beyond_rule_reason = models.CharField(
        _("reason to meet online though the rule does not allow it"), max_length=300, blank=True
    )
    video_url = models.URLField(_("address of the video room"), max_length=500, blank=True)
    title = models.CharField(_("topic of the meeting"), max_length=300, blank=True)
    place = models.CharField(_("place of the meeting"), max_length=200)
    planned_at = models.DateTimeField(_("day and hour of the meeting"))
    window_reason = models.CharField(
        _("reason for a day outside the window"), max_length=300, blank=True
    )
    joined_to = models.ForeignKey(
        "self",
        verbose_name=_("joint meeting"),
        on_delete=models.PROTECT,
        related_name="joined",
        null=True,
    )
    state = models.CharField(
        _("state of the meeting"), max_length=20, choices=STATE_LABELS, default=FIRST.value
    )
    convened_at = models.DateTimeField(null=True)
    postponed_at = models.DateTimeField(
        null=True,
        help_text=_("What was recorded before belongs to the evening that was not held."),
    )
    postponed_reason = models.CharField(_("reason for postponing"), max_length=300, blank=True)
    cancelled_reason = models.CharField(_("reason for cancelling"), max_length=300, blank=True)
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    open_to_signs = models.JSONField(null=True)
    # On the row that a check-in reads anyway, so that looking at a code asks for nothing more.
    check_in_secret = models.CharField(max_length=40, blank=True, editable=False)

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        constraints = [
            # A combined meeting holds the regular one, so it takes its place.
            models.UniqueConstraint(
                F("branch"),
                F("month"),
                Case(When(kind=MeetingKind.COMBINED, then=Value("regular")), default=F("kind")),
                condition=~Q(state=State.CANCELLED.value) & ~Q(kind=MeetingKind.EXTRAORDINARY),
                name="one_meeting_of_a_kind_per_branch_and_month",
            ),
            models.CheckConstraint(
                condition=Q(mode=MeetingMode.IN_PERSON)
                | (~Q(mode_reason="") & ~Q(mode_approved_by="")),
                name="another_mode_has_reason_and_approval",
            ),
            models.CheckConstraint(condition=Q(month__day=1), name="a_month_is_its_first_day"),
        ]
        indexes = [models.Index(fields=["branch", "-planned_at"])]

    def __str__(self) -> str:
        return f"{self.kind} of {self.branch_id} in {self.month:%Y-%m}"

    @property
    def unit_id(self) -> int:
        """The branch, so that a meeting can be the subject of a permission."""
        return self.branch_id

    @property
    def is_monthly(self) -> bool:
        return self.kind in MONTHLY_KINDS
