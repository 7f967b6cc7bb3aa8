"""What passed around a card: frozen stages, contested lines, steps of the review, notes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import Exists

from chibo.kernel.lists import list_of
from chibo.quality.facts.notes import Notes, note_columns
from chibo.quality.models import CardStage, Contest, DeedKind, ReviewDeed, Scorecard, Stage
from chibo.quality.queries.stages import earlier_finals


@dataclass(frozen=True, slots=True)
class PastStage:
    """The latest frozen row of one stage, without what was frozen."""

    stage: str
    points: Decimal
    frozen_at: datetime

    @property
    def label(self) -> str:
        return str(Stage(self.stage).label)


@dataclass(frozen=True, slots=True)
class PastContest:
    """A contested line; ``answer`` is empty while the committee above has not answered."""

    id: int
    code: str
    reason: str
    answer: str


@dataclass(frozen=True, slots=True)
class PastDeed:
    """One step between branch and committee; ``by`` is the name of who did it."""

    deed: str
    reason: str
    by: str
    at: datetime

    @property
    def label(self) -> str:
        return str(DeedKind(self.deed).label)


@dataclass(frozen=True, slots=True)
class CardHistory:
    """``contests`` by line; ``follows_a_final``: an earlier card can be copied from."""

    notes: Notes
    stages: tuple[PastStage, ...]
    contests: Mapping[str, PastContest]
    deeds: tuple[PastDeed, ...]
    follows_a_final: bool


def history_of(card: Scorecard) -> CardHistory:
    """Return what passed around ``card``; one question to the database."""
    stages = CardStage.objects.filter(card=card).order_by("number")
    contests = Contest.objects.filter(card=card).order_by("pk")
    deeds = ReviewDeed.objects.filter(card=card).order_by("pk")
    row = Scorecard.objects.values_list(
        *note_columns("meeting__"),
        list_of(stages, "stage", "points", "frozen_at"),
        list_of(contests, "id", "code", "reason", "answer"),
        list_of(deeds, "deed", "reason", "by__name", "at"),
        Exists(earlier_finals(card)),
    ).get(pk=card.pk)
    *noted, frozen, contested, done, follows = row
    return CardHistory(
        notes=Notes(*noted),
        stages=tuple({one["stage"]: PastStage(**one) for one in frozen}.values()),
        contests={one["code"]: PastContest(**one) for one in contested},
        deeds=tuple(PastDeed(by=one.pop("by__name"), **one) for one in done),
        follows_a_final=bool(follows),
    )
