"""Put the score to the meeting."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.quality.actions import CARD_PROPOSED
from chibo.quality.answers import answers_of
from chibo.quality.card_reading import fresh_reading, occasion_of
from chibo.quality.errors import LinesUnanswered
from chibo.quality.models import CardState, Scorecard
from chibo.quality.operations.claiming import claim
from chibo.quality.proposal import Proposal, proposal_of


@transaction.atomic
def propose_card(card: Scorecard, *, actor: User, at: datetime) -> Proposal:
    """Put the card to the meeting; return what the journal's entry ``score_proposed`` carries.

    Put again it carries the facts of the later moment.

    Raises:
        PermissionDenied: ``actor`` does not sit in the committee of the branch that day.
        CardMovedOn: the branch has voted already.
        LinesUnanswered: judge these lines first, confirm those that are copied.
    """
    require(actor, "quality.propose_card", card, on=day_of(at))
    card = claim(
        card, [CardState.DRAFT, CardState.PROPOSED], state=CardState.PROPOSED, proposed_at=at
    )
    answers = answers_of(card).counted
    reading = fresh_reading(card, answers, occasion=occasion_of(card, at=at))
    unanswered = [line.code for line in reading.card.lines if line.state == "unanswered"]
    if unanswered:
        raise LinesUnanswered(
            _("These lines are still to be judged: %(codes)s.") % {"codes": ", ".join(unanswered)}
        )
    proposal = proposal_of(reading.table, card.table.version, reading.card, answers)
    Scorecard.objects.filter(pk=card.pk).update(
        proposed_digest=proposal.digest, proposed=proposal.payload
    )
    record(
        CARD_PROPOSED,
        subject=card,
        unit_id=card.branch_id,
        actor=actor,
        at=at,
        digest=proposal.digest,
        points=str(reading.card.totals.points),
    )
    return proposal
