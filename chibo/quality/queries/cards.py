"""Which cards exist for a person, of a branch, and which wait for review."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from chibo.accounts.models import User
from chibo.kernel.days import day_of
from chibo.membership.models import OfficeKind
from chibo.membership.queries.reach import below_offices, below_posts, reviewed_units
from chibo.membership.rights import rights_of
from chibo.organization.models import Unit
from chibo.quality.models import CardStage, CardState, Scorecard, Stage

TO_REVIEW = (CardState.SENT, CardState.ACCEPTED, CardState.ADJUSTED)


def visible_cards(user: User, *, on: date) -> QuerySet[Scorecard]:
    """Return the cards that exist for ``user`` that day, those of the latest meeting first.

    Of the own branches, of the units of own posts with all below them, and
    below an office of inspection.
    From above a card exists once the branch has voted.
    """
    rights = rights_of(user, on=on)
    voted = ~Q(state__in=[CardState.DRAFT, CardState.PROPOSED])
    reach = Q(branch_id__in=rights.own_units) | voted & below_posts(rights, prefix="branch__")
    reach |= voted & below_offices(rights, {OfficeKind.INSPECTION}, prefix="branch__")
    return _in_order(Scorecard.objects.filter(reach))


def cards_of(branch: Unit) -> QuerySet[Scorecard]:
    """Return the cards of ``branch``, newest meeting first; of an appealed one every version."""
    return _in_order(Scorecard.objects.filter(branch=branch))


def newest_card(meeting_id: int, *, part: str = "") -> Scorecard | None:
    """Return the card that holds for a meeting: the newest version."""
    cards = Scorecard.objects.filter(meeting_id=meeting_id, part=part)
    return _in_order(cards).order_by("-version").first()


@dataclass(frozen=True, slots=True)
class ToReview:
    """One card that waits for the committee; ``points`` are those of its latest frozen stage.

    ``days_late``: how many days after its last day it was sent, nought when in time.
    """

    card: Scorecard
    branch: str
    month: date
    points: Decimal | None
    band: str
    is_complete: bool
    open_contests: int
    days_late: int


def review_queue(user: User, *, on: date) -> list[ToReview]:
    """Return what ``user`` has to review that day, first sent first.

    Cards of branches directly below the committees in which the user reviews.
    One question to the database besides the user's rights.
    """
    below = reviewed_units(rights_of(user, on=on), on=on)
    stages = CardStage.objects.filter(card=OuterRef("pk")).order_by("-pk")
    cards = (
        Scorecard.objects.filter(state__in=TO_REVIEW, branch__in=below)
        .select_related("meeting", "branch", "table")
        .annotate(
            last_points=Subquery(stages.values("points")[:1]),
            last_band=Subquery(stages.values("band")[:1]),
            is_complete=Exists(stages.filter(stage=Stage.COMPLETE)),
            open_contests=Count("contests", filter=Q(contests__answered_at__isnull=True)),
        )
        .order_by("sent_at", "pk")
    )
    return [_to_review(card) for card in cards]


def _to_review(card: Scorecard) -> ToReview:
    extra = card.__dict__  # the annotations above
    return ToReview(
        card=card,
        branch=card.branch.name,
        month=card.meeting.month,
        points=extra["last_points"],
        band=extra["last_band"] or "",
        is_complete=extra["is_complete"],
        open_contests=extra["open_contests"],
        days_late=days_late(card),
    )


def days_late(card: Scorecard) -> int:
    """Return by how many days the card was sent after its last day; nought while not sent."""
    if card.sent_at is None:
        return 0
    return max((day_of(card.sent_at) - card.due_on).days, 0)


def _in_order(cards: QuerySet[Scorecard]) -> QuerySet[Scorecard]:
    return cards.select_related("meeting", "meeting__branch", "branch", "table").order_by(
        "-meeting__planned_at", "-meeting_id", "part", "-version"
    )
