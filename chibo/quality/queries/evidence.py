"""What a line was counted from: people, entries, files."""

from dataclasses import dataclass
from datetime import datetime

from chibo.quality.facts.evidence import Evidence
from chibo.quality.models import Scorecard
from chibo.quality.queries.page import view_of
from chibo.quality.queries.stages import standing_reading
from chibo.quality.sentences import line_sentence
from chibo.quality.sentences.telling import told


@dataclass(frozen=True, slots=True)
class FactBehind:
    """One fact of a line: its label, its definition with denominator, its value in words."""

    fact: str
    label: str
    definition: str
    told: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class LineBehind:
    code: str
    text: str
    sentence: str
    facts: tuple[FactBehind, ...]


def evidence_of(card: Scorecard, code: str, *, at: datetime) -> LineBehind:
    """Return the lists behind a line, as frozen with the stage that stands.

    Raises:
        KeyError: the table has no such line.
    """
    view = view_of(card, standing_reading(card, at=at))
    line = view.reading.card.line(code)
    own = view.line(code)
    named = view.prospects.roots(own.facts(), view.prospects.now)
    facts = tuple(
        FactBehind(
            fact=name,
            label=view.label(name),
            definition=view.table.facts[name].definition,
            told=told(view, name),
            evidence=view.evidence(name),
        )
        for name in named
        if name in view.table.facts
    )
    return LineBehind(code, own.text, line_sentence(view, line), facts)
