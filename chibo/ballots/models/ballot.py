"""An electronic vote beside the vote of the journal."""

from django.db import models
from django.utils.translation import pgettext_lazy

from chibo.ballots.chance import random_id
from chibo.meetings.models import Meeting


class BallotState(models.TextChoices):
    PREPARING = "preparing", pgettext_lazy("electronic vote", "waits for the tellers' devices")
    OPEN = "open", pgettext_lazy("electronic vote", "open")
    CLOSED = "closed", pgettext_lazy("electronic vote", "closed, to be counted")
    ENDED = "ended", pgettext_lazy("electronic vote", "ended")


class Ballot(models.Model):
    """One row per electronic vote; ``vote`` is its id in the journal.

    ``base`` are the people counted when it was put. The id is bound to every
    envelope, so none fits another vote.
    """

    id = models.UUIDField(primary_key=True, default=random_id)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="ballots")
    vote = models.CharField(max_length=80)
    method = models.CharField(max_length=20)
    state = models.CharField(max_length=10, choices=BallotState.choices)
    base = models.JSONField(default=list)
    candidates = models.JSONField(default=list)
    seats = models.PositiveIntegerField(null=True)
    paper_returned = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "vote"], name="one_ballot_per_vote")
        ]

    def __str__(self) -> str:
        return f"{self.vote}: {self.state}"

    @property
    def is_secret(self) -> bool:
        return self.method != "named"
