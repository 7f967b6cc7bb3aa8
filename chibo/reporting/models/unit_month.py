"""One committee and one month: the sum of the units directly below it."""

from django.db import models
from django.db.models import Q

from chibo.organization.models import Unit


class UnitMonth(models.Model):
    """Sums of branches, present to late; every figure counts branches unless its name says else.

    ``met`` branches have held their meeting, ``met_in_window`` of them inside
    the days of their committee. ``present`` of ``expected``, ``speakers`` of
    ``attending`` and ``members`` count people. ``sent``: scores sent and not
    returned; ``to_ask``: returned, or scored otherwise above than voted.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="unit_months")
    month = models.DateField()
    path = models.CharField(max_length=96)
    parent_path = models.CharField(max_length=96, blank=True)
    is_dirty = models.BooleanField(default=True)
    branches = models.PositiveIntegerField(default=0)
    met = models.PositiveIntegerField(default=0)
    met_in_window = models.PositiveIntegerField(default=0)
    late = models.PositiveIntegerField(default=0)
    members = models.PositiveIntegerField(default=0)
    expected = models.PositiveIntegerField(default=0)
    present = models.PositiveIntegerField(default=0)
    excused = models.PositiveIntegerField(default=0)
    absent = models.PositiveIntegerField(default=0)
    speakers = models.PositiveIntegerField(default=0)
    attending = models.PositiveIntegerField(default=0)
    sent = models.PositiveIntegerField(default=0)
    to_ask = models.PositiveIntegerField(default=0)
    scored = models.PositiveIntegerField(default=0)
    score_sum = models.DecimalField(max_digits=14, decimal_places=3, default=0)
    best = models.PositiveIntegerField(default=0)
    second = models.PositiveIntegerField(default=0)
    third = models.PositiveIntegerField(default=0)
    fourth = models.PositiveIntegerField(default=0)
    tasks_due = models.PositiveIntegerField(default=0)
    tasks_done = models.PositiveIntegerField(default=0)
    step_plan = models.PositiveIntegerField(default=0)
    step_prepare = models.PositiveIntegerField(default=0)
    step_convene = models.PositiveIntegerField(default=0)
    step_hold = models.PositiveIntegerField(default=0)
    step_finish = models.PositiveIntegerField(default=0)
    step_review = models.PositiveIntegerField(default=0)
    step_done = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "month"], name="one_row_per_unit_month"),
        ]
        indexes = [
            models.Index(fields=["month", "parent_path"]),
            models.Index(fields=["path"], condition=Q(is_dirty=True), name="unit_months_to_sum"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} in {self.month:%Y-%m}: {self.met} of {self.branches}"


SUMMED = tuple(
    field.name
    for field in UnitMonth._meta.concrete_fields
    if field.name not in {"id", "unit", "month", "path", "parent_path", "is_dirty"}
)
"""The columns that are sums; ``F`` of the same name in a child row of units adds up."""
