"""What there is to calculate with: as known now, at worst and at best."""

from collections.abc import Iterable
from dataclasses import dataclass

from chibo.scoring.card import FactRead
from chibo.scoring.facts import Facts, Known, Missing, ToCome, Value, require_unit
from chibo.scoring.format import Table
from chibo.scoring.operands import Operands

ABSENT = Missing("no_provider")


@dataclass(frozen=True, slots=True)
class Prospects:
    """``now`` leaves out what is to come; ``at_worst`` and ``at_best`` fill it in."""

    table: Table
    facts: Facts
    now: Operands
    at_worst: Operands
    at_best: Operands

    def roots(self, names: Iterable[str], operands: Operands) -> tuple[str, ...]:
        """Return the counted facts that ``names`` hang on in ``operands``."""
        found: dict[str, None] = {}
        for name in names:
            derived = self.table.derived.get(name)
            below = self.roots(derived.needs(operands), operands) if derived else (name,)
            found.update(dict.fromkeys(below))
        return tuple(found)

    def waits_for_missing(self, names: Iterable[str]) -> bool:
        """Say whether a fact behind ``names`` is missing, not only to come."""
        states = [self.facts.get(name, ABSENT) for name in self.roots(names, self.now)]
        return not any(isinstance(state, ToCome) for state in states) or any(
            isinstance(state, Missing) for state in states
        )

    def read(self, names: Iterable[str], operands: Operands) -> tuple[FactRead, ...]:
        """Return the facts behind ``names`` as ``operands`` has them, roots after each name."""
        chain: dict[str, None] = {}
        for name in names:
            chain.update(dict.fromkeys((name, *self.roots([name], operands))))
        return tuple(self._one(name, operands) for name in chain)

    def _one(self, name: str, operands: Operands) -> FactRead:
        state = self.facts.get(name, ABSENT)
        value = operands.values.get(name)
        if isinstance(state, Known) and name not in self.table.derived:
            return FactRead(name, value, state.part, state.whole)
        if value is not None:
            return FactRead(name, value)
        if name in self.table.derived:
            return FactRead(name, why="not_derived")
        return FactRead(name, why=state.why if isinstance(state, Missing) else "to_come")


def prospects_of(table: Table, facts: Facts) -> Prospects:
    """Read ``facts`` with the derived facts and parameters of ``table``.

    Raises:
        FactOfWrongUnit: a provider gave a value not of the declared unit.
    """
    now: dict[str, Value] = {}
    worst: dict[str, Value] = {}
    best: dict[str, Value] = {}
    for name, definition in table.facts.items():
        state = facts.get(name, ABSENT)
        for value in _values(state):
            require_unit(name, value, definition.unit)
        if isinstance(state, Known):
            now[name] = worst[name] = best[name] = state.value
        elif isinstance(state, ToCome):
            worst |= {} if state.at_worst is None else {name: state.at_worst}
            best |= {} if state.at_best is None else {name: state.at_best}
    now, worst, best = (_with_derived(table, values) for values in (now, worst, best))
    parameters = {name: parameter.value for name, parameter in table.parameters.items()}
    at_now, at_worst, at_best = (Operands(values, parameters) for values in (now, worst, best))
    return Prospects(table, facts, at_now, at_worst, at_best)


def _values(state: Known | Missing | ToCome) -> tuple[Value | None, ...]:
    if isinstance(state, Known):
        return (state.value,)
    return (state.at_worst, state.at_best) if isinstance(state, ToCome) else ()


def _with_derived(table: Table, values: dict[str, Value]) -> dict[str, Value]:
    operands = Operands(values, {name: p.value for name, p in table.parameters.items()})
    for name, derived in table.derived.items():
        value = derived.value(operands)
        if value is not None:
            values[name] = value
    return values
