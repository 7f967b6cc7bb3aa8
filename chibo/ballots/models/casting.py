"""Who voted, and the closed envelopes. No row of one names a row of the other."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from chibo.ballots.chance import random_id
from chibo.ballots.models.ballot import Ballot
from chibo.membership.models import Member


class Voted(models.Model):
    """That a person voted. No hour: the hour of an envelope could be guessed from it."""

    id = models.UUIDField(primary_key=True, default=random_id)
    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="voted")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ballot", "member"], name="one_person_votes_once")
        ]

    def __str__(self) -> str:
        return f"{self.member_id} voted"


class Envelope(models.Model):
    """A text that only the tellers' devices open. No person, no hour, no number in a row."""

    id = models.UUIDField(primary_key=True, default=random_id)
    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="envelopes")
    text = models.TextField()

    def __str__(self) -> str:
        return "envelope"


class NamedChoice(models.Model):
    """A choice of a vote by name; its person may change it until the vote is closed."""

    class Choice(models.TextChoices):
        FOR = "for", pgettext_lazy("choice", "In favour")
        AGAINST = "against", pgettext_lazy("choice", "Against")
        NONE = "none", pgettext_lazy("choice", "No opinion")

    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="named")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    choice = models.CharField(_("choice"), max_length=10, choices=Choice.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ballot", "member"], name="one_named_choice_per_person")
        ]

    def __str__(self) -> str:
        return f"{self.member_id}: {self.choice}"
