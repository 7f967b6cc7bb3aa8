"""A card as it can be read now: scored from frozen facts, from fresh ones, or from both."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chibo.quality.adjusting import adjusted_card
from chibo.quality.answers import Answers
from chibo.quality.facts.evidence import Counted
from chibo.quality.facts.frozen import facts_as_data, facts_from_data
from chibo.quality.facts.occasion import Occasion
from chibo.quality.facts.registry import count_facts
from chibo.quality.models import CardStage, Scorecard
from chibo.quality.tables import engine_table
from chibo.scoring.card import Card, card_as_data, card_from_data
from chibo.scoring.engine import score
from chibo.scoring.facts import FactValue, Known
from chibo.scoring.format import Table
from chibo.scoring.judgement import Judgement


@dataclass(frozen=True, slots=True)
class CardReading:
    """A scored card with the facts and evidence it was scored from."""

    table: Table
    card: Card
    facts: Mapping[str, Counted]

    @property
    def values(self) -> dict[str, FactValue]:
        """The facts as the engine reads them."""
        return {name: counted.value for name, counted in self.facts.items()}

    @property
    def waits_for(self) -> tuple[str, ...]:
        """Codes of the lines whose facts are still to come."""
        return tuple(line.code for line in self.card.lines if line.state == "to_come")

    @property
    def lacks(self) -> tuple[str, ...]:
        """Codes of the lines that no time will fill: nobody answered, nothing can be counted."""
        return tuple(
            line.code for line in self.card.lines if line.state in {"missing", "unanswered"}
        )


def occasion_of(card: Scorecard, *, at: datetime) -> Occasion:
    """Return the meeting at an instant, as the facts of this card are counted on it."""
    base = engine_table(card.table).attendance_base
    return Occasion(card.meeting, at, card.part, frozenset(base.exclude))


def fresh_reading(
    card: Scorecard, answers: Mapping[str, Judgement], *, occasion: Occasion
) -> CardReading:
    """Score the card from all its facts, counted on this occasion."""
    table = engine_table(card.table)
    facts = count_facts(table.facts, occasion)
    return _scored(table, facts, answers)


def filled_reading(
    card: Scorecard, voted: CardStage, answers: Mapping[str, Judgement], *, occasion: Occasion
) -> CardReading:
    """Score the card from the facts of the vote, with those then open counted on this occasion.

    What was known at the vote stays as it was voted, whatever was corrected since.
    """
    table, kept = engine_table(card.table), facts_from_data(voted.facts)
    wanted = [name for name in table.facts if not _is_known(kept.get(name))]
    counted = count_facts(wanted, occasion) if wanted else {}
    return _scored(table, {**kept, **counted}, answers)


def rescored(card: Scorecard, stage: CardStage, answers: Mapping[str, Judgement]) -> CardReading:
    """Score the frozen facts of ``stage`` again, with these answers."""
    return _scored(engine_table(card.table), facts_from_data(stage.facts), answers)


def frozen_reading(card: Scorecard, stage: CardStage) -> CardReading:
    """Return the stage exactly as it was frozen."""
    return CardReading(
        engine_table(card.table), card_from_data(stage.data), facts_from_data(stage.facts)
    )


def with_adjustments(reading: CardReading, answers: Answers) -> CardReading:
    """Return the reading with the points of the committee above in place of the branch's."""
    card = adjusted_card(reading.card, reading.table, reading.values, answers.adjustments)
    return CardReading(reading.table, card, reading.facts)


def as_stored(reading: CardReading) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return card and facts as plain data."""
    return card_as_data(reading.card), facts_as_data(reading.facts)


def _scored(
    table: Table, facts: Mapping[str, Counted], answers: Mapping[str, Judgement]
) -> CardReading:
    values = {name: counted.value for name, counted in facts.items()}
    return CardReading(table, score(table, values, answers), facts)


def _is_known(counted: Counted | None) -> bool:
    return counted is not None and isinstance(counted.value, Known)
