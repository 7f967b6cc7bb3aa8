"""Counts of large parts of the tree, kept for a day, and what changed in rosters since."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from chibo.organization.models import Unit


class KeptDay(models.Model):
    """A day for which counts are kept, or wanted while ``last_event`` is none.

    ``last_event`` is the last change of units when they were counted: after
    another one they hold no longer and are counted anew.
    """

    on = models.DateField(_("day"), primary_key=True)
    last_event = models.BigIntegerField(null=True)
    asked_at = models.DateTimeField(_("asked at"))

    def __str__(self) -> str:
        return f"counts of {self.on}"


class KeptTally(models.Model):
    """What a committee was with all below it on a kept day, but for the rows of `StayShift`."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    on = models.DateField(_("day"))
    committees = models.PositiveIntegerField(_("committees"))
    branches = models.PositiveIntegerField(_("branches"))
    members = models.IntegerField(_("members"))
    official = models.IntegerField(_("official"))
    probationary = models.IntegerField(_("probationary"))
    exempt = models.IntegerField(_("exempt"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "on"], name="one_kept_tally_per_unit_and_day")
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} on {self.on}: {self.members}"


class StayShift(models.Model):
    """A home stay that came (``sign`` 1) or went (-1) and is in no kept tally yet.

    Written by the database itself with every change of a stay
    (`membership/shifts.py`), whoever makes it; a sweep adds the rows to the
    kept tallies and deletes them. A kept tally with its rows is exact at every
    moment.
    """

    branch = models.ForeignKey(
        Unit, on_delete=models.DO_NOTHING, related_name="+", db_index=False, db_constraint=False
    )
    sign = models.SmallIntegerField()
    standing = models.CharField(max_length=20)
    duty = models.CharField(max_length=24)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)

    def __str__(self) -> str:
        return f"{self.sign:+d} in {self.branch_id}"
