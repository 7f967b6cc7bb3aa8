"""What conditions and rules compare and calculate with."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from chibo.scoring.facts import Value


@dataclass(frozen=True, slots=True)
class Operands:
    """Values by fact name, without those that are unknown; parameters by name."""

    values: Mapping[str, Value]
    parameters: Mapping[str, Decimal]

    def limit(self, operand: Decimal | str) -> Decimal:
        """Return the number an operand stands for: itself, or the ``$parameter`` it names."""
        return self.parameters[operand[1:]] if isinstance(operand, str) else operand
