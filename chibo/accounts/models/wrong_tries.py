"""Tries at a PIN that did not succeed, counted where they came from and where they went."""

from django.db import models


class WrongTries(models.Model):
    """One counter; ``key`` is a digest, for people type their PIN into the wrong field too."""

    key = models.CharField(max_length=64, primary_key=True)
    count = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(db_index=True)
    free_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.count} until {self.free_at}"
