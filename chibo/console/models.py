"""What the ticker remembers."""

from django.db import models


class JobRun(models.Model):
    """One ring of a job; the constraint keeps two tickers from ringing twice."""

    name = models.CharField(max_length=60)
    period = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["name", "period"], name="one_ring_per_period")
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.period}"
