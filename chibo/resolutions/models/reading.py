"""How far the journal of a meeting was followed."""

from django.db import models

from chibo.meetings.models import Meeting


class JournalReading(models.Model):
    """One row per meeting whose journal was read; it says what is due for a sweep.

    ``entries`` counts the entries that counted when it was read last: a
    journal only grows, and shrinks to nothing when the evening is postponed.
    ``turns`` counts the sweeps; raising it holds the row, so that two sweeps
    of one meeting stand in line.
    """

    meeting = models.OneToOneField(
        Meeting, on_delete=models.CASCADE, primary_key=True, related_name="journal_reading"
    )
    entries = models.PositiveIntegerField(default=0)
    turns = models.PositiveIntegerField(default=0)
    read_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.entries} entries of {self.meeting_id}"
