"""The score as minutes and resolution print it: as voted, with the lines that were to come."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils import translation

from chibo.kernel.remembering import remembered
from chibo.meetings.models import Meeting
from chibo.quality.card_reading import frozen_reading
from chibo.quality.models import CardStage, CardState, Scorecard, Stage
from chibo.quality.queries.page import view_of
from chibo.quality.queries.stages import stages_of
from chibo.quality.sentences.lines import line_sentence
from chibo.quality.sentences.view import View
from chibo.scoring.card import CardLine


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreLinePrinted:
    """One line; ``sentence`` gives the reason of the points. Points are of the table in force."""

    code: str
    text: str
    points: Decimal
    maximum: Decimal
    sentence: str = ""
    is_to_come: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorePrinted:
    """The voted card; ``band`` is the class it reaches. Points are not percent."""

    total: Decimal
    maximum: Decimal
    band: str
    lines: tuple[ScoreLinePrinted, ...] = ()


def score_print_of(meeting: Meeting) -> ScorePrinted | None:
    """Return the card as it was voted in this meeting; None while no score was voted.

    Appeals make later versions; minutes and resolution print the voted stage for ever.
    """
    cards = Scorecard.objects.filter(meeting=meeting, part="", version=1)
    card = cards.select_related("meeting", "table").first()
    stage = stages_of(card).get(Stage.VOTED) if card and card.state != CardState.DRAFT else None
    if card is None or stage is None:
        return None
    return _print_of(card, stage, card.meeting.opened_at)


@remembered
def _print_of(card: Scorecard, stage: CardStage, _opened_at: datetime | None) -> ScorePrinted:
    """Return the frozen stage; its sentences name days counted from the opening."""
    view = view_of(card, frozen_reading(card, stage))
    voted = view.reading.card
    with translation.override("vi"):
        lines = tuple(_line(view, line) for line in voted.lines)
    return ScorePrinted(
        total=voted.totals.points,
        maximum=voted.totals.scale,
        band=next(one.label for one in view.table.bands if one.name == voted.band.name),
        lines=lines,
    )


def _line(view: View, line: CardLine) -> ScoreLinePrinted:
    return ScoreLinePrinted(
        code=line.code,
        text=view.places[line.code].criterion.text,
        points=line.points or Decimal(0),
        maximum=line.max_points,
        sentence=line_sentence(view, line),
        is_to_come=line.state == "to_come",
    )
