"""The frozen stages of a card, and the card as it stands now."""

from datetime import datetime

from django.db.models import QuerySet

from chibo.quality.answers import Answers, answers_of
from chibo.quality.card_reading import (
    CardReading,
    filled_reading,
    fresh_reading,
    frozen_reading,
    occasion_of,
    rescored,
    with_adjustments,
)
from chibo.quality.facts.occasion import Occasion
from chibo.quality.models import CardStage, CardState, Scorecard, Stage
from chibo.scoring.card import Card, card_from_data


def stages_of(card: Scorecard) -> dict[str, CardStage]:
    """Return the latest frozen row of each stage by its name; of a card not voted, nothing."""
    if card.voted_at is None:
        return {}
    return {row.stage: row for row in CardStage.objects.filter(card=card).order_by("number")}


def last_final(card: Scorecard) -> Card | None:
    """Return the final card of the branch's last earlier meeting scored by the same table."""
    row = earlier_finals(card).order_by("-card__meeting__planned_at", "-card__version").first()
    return card_from_data(row.data) if row else None


def earlier_finals(card: Scorecard) -> QuerySet[CardStage]:
    """Return the final stages of the branch's earlier meetings scored by the same table."""
    return CardStage.objects.filter(
        stage=Stage.FINAL,
        card__branch_id=card.branch_id,
        card__table__slug=card.table.slug,
        card__part=card.part,
        card__meeting__planned_at__lt=card.meeting.planned_at,
    )


def standing_reading(
    card: Scorecard,
    *,
    at: datetime,
    answers: Answers | None = None,
    stages: dict[str, CardStage] | None = None,
    occasion: Occasion | None = None,
) -> CardReading:
    """Return the card as it stands at that moment.

    Before the vote from fresh facts; then from those of the vote, what is to
    come filled in; once complete as it was completed; once final as it is.
    Answers given to a returned card, and adjustments, are laid over it. Answers,
    stages and the ``occasion`` of that moment are not read again where they are given.
    """
    answers = answers or answers_of(card)
    stages = stages_of(card) if stages is None else stages
    occasion = occasion or occasion_of(card, at=at)
    if Stage.FINAL in stages:
        return frozen_reading(card, stages[Stage.FINAL])
    if Stage.VOTED not in stages or card.state in {CardState.DRAFT, CardState.PROPOSED}:
        return fresh_reading(card, answers.counted, occasion=occasion)
    return with_adjustments(branch_reading(card, answers, stages, occasion=occasion), answers)


def branch_reading(
    card: Scorecard, answers: Answers, stages: dict[str, CardStage], *, occasion: Occasion
) -> CardReading:
    """Return the voted card with the branch's own answers, before any adjustment."""
    if Stage.COMPLETE in stages:
        return rescored(card, stages[Stage.COMPLETE], answers.counted)
    return filled_reading(card, stages[Stage.VOTED], answers.counted, occasion=occasion)
