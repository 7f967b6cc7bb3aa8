"""Every fact, parameter and line that a table names exists, and none is idle."""

from collections.abc import Iterator, Mapping

from chibo.scoring.derived import Derived
from chibo.scoring.facts import FactDefinition
from chibo.scoring.format import Table, lines_of
from chibo.scoring.modifiers import MoveTo
from chibo.scoring.problems import Finding, Path
from chibo.scoring.proofs.places import comparisons_of


def names_are_known(
    table: Table, provided: Mapping[str, FactDefinition] | None
) -> Iterator[Finding]:
    yield from _facts(table)
    yield from _derived_in_order(table)
    yield from _parameters(table)
    yield from _move_targets(table)
    if provided is not None:
        yield from _providers(table, provided)


def _facts(table: Table) -> Iterator[Finding]:
    known = table.facts.keys() | table.derived.keys()
    read: set[str] = set()
    for path, name in _facts_read(table):
        read.add(name)
        if name not in known:
            yield Finding("fact_not_declared", path, {"fact": name})
    for section in ("facts", "derived"):
        for name in getattr(table, section):
            if name not in read:
                yield Finding("fact_not_read", (section, name), {"fact": name})
    for name in table.facts.keys() & table.derived.keys():
        yield Finding("fact_declared_twice", ("derived", name), {"fact": name})


def _facts_read(table: Table) -> Iterator[tuple[Path, str]]:
    for path, comparison in comparisons_of(table):
        yield path, comparison.fact
    for name, derived in table.derived.items():
        for fact in derived.facts():
            yield ("derived", name), fact
    for line, place in lines_of(table):
        if line.only_in:
            for fact in line.only_in.facts():
                yield (*place.path, "only_in"), fact


def _derived_in_order(table: Table) -> Iterator[Finding]:
    above: set[str] = set(table.facts)
    for name, derived in table.derived.items():
        for fact in derived.facts():
            if fact in table.derived and fact not in above:
                yield Finding("derived_too_early", ("derived", name), {"fact": fact})
        above.add(name)


def _parameters(table: Table) -> Iterator[Finding]:
    used: set[str] = set()
    for path, operand in _operands(table):
        used.add(operand[1:])
        if operand[1:] not in table.parameters:
            yield Finding("parameter_unknown", path, {"parameter": operand[1:]})
    for name in table.parameters:
        if name not in used:
            yield Finding("parameter_not_used", ("parameters", name), {"parameter": name})


def _operands(table: Table) -> Iterator[tuple[Path, str]]:
    for path, comparison in comparisons_of(table):
        if isinstance(comparison.operand, str):
            yield path, comparison.operand
    for name, derived in table.derived.items():
        for operand in _operands_of(derived):
            yield ("derived", name), operand


def _operands_of(derived: Derived) -> list[str]:
    return [source for source in derived.sources() if isinstance(source, str)]


def _move_targets(table: Table) -> Iterator[Finding]:
    lines = {line.code: line for line, _ in lines_of(table)}
    for line, place in lines_of(table):
        for name in ("only_in", "not_applicable"):
            gate = getattr(line, name)
            if gate is None or not isinstance(gate.then, MoveTo):
                continue
            target, path = gate.then.move_to, (*place.path, name, "then")
            if target == line.code:
                yield Finding("move_to_itself", path)
            elif target not in lines:
                yield Finding("move_to_unknown", path, {"target": target})
            elif lines[target].gates:
                yield Finding("move_to_moves_on", path, {"target": target})


def _providers(table: Table, provided: Mapping[str, FactDefinition]) -> Iterator[Finding]:
    for name, ours in table.facts.items():
        theirs = provided.get(name)
        if theirs is None:
            yield Finding("fact_unknown", ("facts", name), {"fact": name})
            continue
        for field in ("unit", "known_after"):
            told, here = getattr(theirs, field), getattr(ours, field)
            if told != here:
                values = {"fact": name, "field": field, "theirs": told, "ours": here}
                yield Finding("fact_defined_otherwise", ("facts", name, field), values)
