"""Whether a meeting has a score, and what to say where it has none."""

from dataclasses import dataclass

from chibo.kernel.days import day_of
from chibo.meetings.models import Meeting
from chibo.quality.models import Scorecard
from chibo.quality.queries.cards import newest_card
from chibo.quality.sentences.outlook import no_table_sentence
from chibo.rulebook.queries import criteria_table_in_force


@dataclass(frozen=True, slots=True)
class Outlook:
    """``card`` is none until it is opened; ``sentence`` says so where it cannot be opened."""

    card: Scorecard | None
    table: str
    sentence: str


def score_outlook(meeting: Meeting, *, part: str = "") -> Outlook:
    """Return the card of ``meeting``, or by which table it would be scored, or that none holds."""
    card = newest_card(meeting.pk, part=part)
    if card is not None:
        return Outlook(card, card.table.title, "")
    day = day_of(meeting.planned_at)
    table = criteria_table_in_force(meeting.branch, kind=meeting.kind, on=day)
    if table is None:
        return Outlook(None, "", no_table_sentence(meeting))
    return Outlook(None, table.title, "")
