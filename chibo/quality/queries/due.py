"""Which meetings have voted on a score that their card does not know yet."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from chibo.meetings.lifecycle import State
from chibo.meetings.models import Meeting, VoteResult
from chibo.quality.models import CardState, Scorecard
from chibo.rulebook.votes import VoteMatter


def votes_not_followed() -> QuerySet[Meeting]:
    """Return the meetings whose card is behind the journal's vote on the score.

    A carried vote and no voted card; another vote since; or the vote was taken
    back. Sealed meetings without a card have none: no table was in force.
    """
    carried = VoteResult.objects.filter(
        matter=VoteMatter.SCORE, status="declared", carried=True, meeting=OuterRef("meeting")
    )
    cards = Scorecard.objects.filter(meeting=OuterRef("pk"), version=1)
    not_voted = cards.filter(Exists(carried), state__in=[CardState.DRAFT, CardState.PROPOSED])
    voted = cards.filter(state=CardState.VOTED)
    known = carried.filter(vote=OuterRef("vote"), closed_at=OuterRef("voted_at"))
    later = carried.filter(closed_at__gt=OuterRef("voted_at"))
    behind = voted.filter(~Exists(known) | Exists(later))
    without = Exists(
        VoteResult.objects.filter(
            matter=VoteMatter.SCORE, status="declared", carried=True, meeting=OuterRef("pk")
        )
    ) & ~Exists(cards)
    return Meeting.objects.filter(
        Exists(not_voted) | Exists(behind) | (without & ~Q(state=State.SEALED))
    )
