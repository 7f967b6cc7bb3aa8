"""Tellers of a meeting, the public keys of their devices, and what each counted."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from chibo.ballots.models.ballot import Ballot
from chibo.meetings.models import Meeting
from chibo.membership.models import Member


class Teller(models.Model):
    """A teller of the evening; ``place`` is 1 or 2."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="tellers")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()
    named_at = models.DateTimeField(_("named"))

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "member"], name="a_teller_is_named_once"),
            models.UniqueConstraint(fields=["meeting", "place"], name="two_tellers_of_a_meeting"),
        ]

    def __str__(self) -> str:
        return f"teller {self.place}"


class TellerKey(models.Model):
    """The public key of a teller's device for one ballot; the private one never leaves it."""

    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="keys")
    teller = models.ForeignKey(Teller, on_delete=models.CASCADE, related_name="+")
    public_key = models.TextField()

    class Meta:
        ordering = ["teller__place"]
        constraints = [
            models.UniqueConstraint(fields=["ballot", "teller"], name="one_key_per_teller")
        ]

    def __str__(self) -> str:
        return f"key of teller {self.teller_id}"


class Count(models.Model):
    """Totals that one teller's device counted, sent once; deleted when the vote ends."""

    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="counts")
    teller = models.ForeignKey(Teller, on_delete=models.CASCADE, related_name="+")
    totals = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ballot", "teller"], name="a_teller_counts_once")
        ]

    def __str__(self) -> str:
        return f"count of teller {self.teller_id}"
