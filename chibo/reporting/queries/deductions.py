"""Why branches lost points: the sentences of their cards, read from what was frozen."""

from collections.abc import Collection

from django.db.models import OuterRef, Subquery

from chibo.quality.card_reading import frozen_reading
from chibo.quality.models import CardStage
from chibo.quality.queries.page import view_of
from chibo.quality.sentences import line_sentence


def deductions_of(card_ids: Collection[int]) -> dict[int, str]:
    """Return by card what each line lost and why, in one question; empty where nothing was lost.

    By the latest frozen stage, so the words belong to the score that is shown.
    """
    newest = CardStage.objects.filter(card=OuterRef("card")).order_by("-pk").values("pk")[:1]
    stages = CardStage.objects.filter(card_id__in=card_ids, pk=Subquery(newest))
    rows = stages.select_related("card__table", "card__meeting", "card__branch")
    return {row.card_id: _told(row) for row in rows.iterator(chunk_size=200)}


def _told(row: CardStage) -> str:
    view = view_of(row.card, frozen_reading(row.card, row))
    lost = (
        line
        for line in view.reading.card.lines
        if line.points is not None and line.points < line.max_points
    )
    return " ".join(f"{line.code}: {line_sentence(view, line)}" for line in lost)
