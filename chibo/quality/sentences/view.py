"""What a sentence is made from: a table, the facts it read, and their values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from chibo.quality.card_reading import CardReading
from chibo.quality.facts.evidence import NOTHING, Counted, Evidence
from chibo.scoring.derived import Choose, FactNamed
from chibo.scoring.facts import Known, Value
from chibo.scoring.format import Line, Placed, Table, placed
from chibo.scoring.prospects import Prospects, prospects_of


@dataclass(frozen=True)
class View:
    """``day`` is that of the meeting."""

    reading: CardReading
    day: date

    @property
    def table(self) -> Table:
        return self.reading.table

    @cached_property
    def prospects(self) -> Prospects:
        return prospects_of(self.table, self.reading.values)

    @cached_property
    def places(self) -> Mapping[str, Placed]:
        return {place.criterion.code: place for place in placed(self.table)}

    def line(self, code: str) -> Line:
        criterion = self.places[code].criterion
        assert isinstance(criterion, Line)
        return criterion

    def counted(self, fact: str) -> Counted | None:
        return self.reading.facts.get(fact)

    def evidence(self, fact: str) -> Evidence:
        counted = self.counted(fact)
        return counted.evidence if counted else NOTHING

    def value(self, fact: str) -> Value | None:
        """The value as known, or what it is at least while more may come."""
        known = self.prospects.now.values.get(fact)
        return self.prospects.at_worst.values.get(fact) if known is None else known

    def number(self, fact: str) -> Decimal:
        value = self.value(fact)
        return value if isinstance(value, Decimal) else Decimal(0)

    def ratio(self, fact: str) -> Known | None:
        """The fact with what was counted over what; none where it is no counted ratio."""
        counted = self.counted(fact)
        value = counted.value if counted else None
        return value if isinstance(value, Known) and value.part is not None else None

    def chosen(self, fact: str) -> str:
        """Return the fact that a derived choice took, itself where it is none."""
        derived = self.table.derived.get(fact)
        if not isinstance(derived, Choose):
            return fact
        for choice in derived.choose:
            if choice.when.truth(self.prospects.at_worst):
                return choice.value.fact if isinstance(choice.value, FactNamed) else fact
        return derived.otherwise.fact if isinstance(derived.otherwise, FactNamed) else fact

    def label(self, fact: str) -> str:
        known = self.table.facts.get(fact) or self.table.derived.get(fact)
        return str(known.label) if known else fact
