"""A code of the second factor that opened once."""

from django.db import models


class UsedCode(models.Model):
    """``key`` is a keyed digest of person and code; kept as long as the code could be right."""

    key = models.CharField(max_length=64, primary_key=True)
    used_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"used at {self.used_at}"
