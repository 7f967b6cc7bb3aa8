"""What the journal tells, as rows to count and to list. Written by the projector only.

Every row can be thrown away and told anew from roster, agenda, rules and
entries; the command ``rebuild`` does so and must find no difference. Columns
take whatever a well-formed entry can hold.
"""

from typing import Any

from django.db import models
from django.utils.translation import pgettext_lazy

from chibo.meetings.models.meeting import Meeting
from chibo.membership.models import Member


class AttendanceState(models.TextChoices):
    EXPECTED = "expected", pgettext_lazy("attendance", "expected")
    PRESENT = "present", pgettext_lazy("attendance", "present")
    EXCUSED = "excused", pgettext_lazy("attendance", "excused")
    ABSENT = "absent", pgettext_lazy("attendance", "absent without reason")
    APART = "apart", pgettext_lazy("attendance", "listed apart")


class Attendance(models.Model):
    """One person of the roster as it stood in the evening, and that person's evening.

    Standing, duty, membership and post are those of the evening, so every
    denominator can be counted from these rows alone.
    """

    # Both are found by the two indexes below; a check-in keeps no third and fourth up to date.
    meeting = models.ForeignKey(
        Meeting, on_delete=models.CASCADE, related_name="attendance", db_index=False
    )
    member = models.ForeignKey(
        Member, on_delete=models.PROTECT, related_name="attendance", db_index=False
    )
    name = models.TextField()
    standing = models.CharField(max_length=20)
    duty = models.CharField(max_length=40)
    kind = models.CharField(max_length=20)
    post = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=AttendanceState.choices)
    strength = models.CharField(max_length=10, blank=True)
    reason = models.TextField(blank=True)
    excuse_asked = models.BooleanField(default=False)
    is_remote = models.BooleanField(default=False)
    came_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    intervals = models.JSONField(default=list)
    late_minutes = models.BigIntegerField(default=0)
    left_early_minutes = models.BigIntegerField(default=0)
    to_confirm_since = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "member"], name="one_attendance_per_person")
        ]
        indexes = [models.Index(fields=["member", "meeting"])]

    def __str__(self) -> str:
        return f"{self.name}: {self.state}"


class Speech(models.Model):
    """One contribution; by a member, or by a guest named in the journal."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="speeches")
    entry = models.UUIDField()
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="speeches", null=True)
    guest = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField()
    item = models.CharField(max_length=80, blank=True)
    kind = models.CharField(max_length=40)
    gist = models.TextField(blank=True)
    seconds = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "entry"], name="one_speech_per_entry")
        ]

    def __str__(self) -> str:
        return f"{self.kind} at {self.at}"


class VoteResult(models.Model):
    """A vote as declared; ``base`` counts the people in it, ``base_people`` names them."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="votes")
    vote = models.CharField(max_length=80)
    matter = models.CharField(max_length=40)
    question = models.TextField(blank=True)
    method = models.CharField(max_length=20)
    status = models.CharField(max_length=10)
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    rule = models.TextField(blank=True)
    base = models.PositiveIntegerField(default=0)
    base_people = models.JSONField(default=list)
    in_favour = models.BigIntegerField(null=True)
    against = models.BigIntegerField(null=True)
    none = models.BigIntegerField(null=True)
    invalid = models.BigIntegerField(null=True)
    not_voted = models.BigIntegerField(null=True)
    carried = models.BooleanField(null=True)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "vote"], name="one_result_per_vote")
        ]

    def __str__(self) -> str:
        return f"{self.matter}: {self.status}"


class AgendaTime(models.Model):
    """How long an item took, planned or brought up in the evening. Whole seconds, no breaks."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="times")
    item = models.CharField(max_length=80)
    title = models.TextField(blank=True)
    part = models.CharField(max_length=80, blank=True)
    content_group = models.CharField(max_length=40, blank=True)
    planned_minutes = models.PositiveIntegerField(default=0)
    seconds_used = models.BigIntegerField(default=0)
    running_since = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "item"], name="one_time_per_item")
        ]

    def __str__(self) -> str:
        return f"{self.title}: {self.seconds_used} s"


class Question(models.Model):
    """What people must or may settle; ``settled_by`` is the entry that ended it.

    ``digest`` is SHA-256 of ``key``, which names the question together with
    its values and may be long.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="questions")
    digest = models.CharField(max_length=64)
    key = models.TextField()
    code = models.CharField(max_length=40)
    weight = models.CharField(max_length=4)
    subject = models.CharField(max_length=80, blank=True)
    values: Any = models.JSONField(default=dict)
    entries = models.JSONField(default=list)
    remedy = models.CharField(max_length=40)
    settled_reason = models.TextField(blank=True)
    settled_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "digest"], name="a_question_is_asked_once")
        ]

    def __str__(self) -> str:
        return self.key
