"""Like is compared with like: no percents for ratios, no numbers for yes and no."""

from collections.abc import Iterator
from decimal import Decimal

from chibo.scoring.conditions import Comparison
from chibo.scoring.derived import Derived, FactNamed, Share, Source
from chibo.scoring.facts import Unit
from chibo.scoring.format import Table
from chibo.scoring.problems import Finding, Path
from chibo.scoring.proofs.places import comparisons_of
from chibo.scoring.rounding import tidy

PERCENT = Decimal(100)
NOT_NUMBERS = {"yes_no": bool, "text": str}


def units_match(table: Table) -> Iterator[Finding]:
    for path, comparison in comparisons_of(table):
        yield from _comparison(table, path, comparison)
    for name, derived in table.derived.items():
        for one, other in _unlike(table, derived):
            values = {"fact": name, "unit": one, "other": other}
            yield Finding("unit_mismatch", ("derived", name), values)
    for name, parameter in table.parameters.items():
        if not parameter.at_least <= parameter.value <= parameter.at_most:
            values = {
                "value": str(parameter.value),
                "at_least": str(parameter.at_least),
                "at_most": str(parameter.at_most),
            }
            yield Finding("parameter_out_of_bounds", ("parameters", name), values)


def _unlike(table: Table, derived: Derived) -> Iterator[tuple[str, str]]:
    """A share is a ratio of two of one unit; every other derived fact keeps its unit."""
    units = [unit for source in derived.sources() if (unit := _unit(table, source))]
    wanted = units[0] if isinstance(derived, Share) else derived.unit
    yield from ((wanted, unit) for unit in units if unit != wanted)
    if isinstance(derived, Share) and derived.unit != "ratio":
        yield derived.unit, "ratio"


def _unit(table: Table, source: Source) -> Unit | None:
    """Return the unit of a source; a bare number has none."""
    if isinstance(source, FactNamed):
        return table.unit_of(source.fact)
    return table.parameters[source[1:]].unit if isinstance(source, str) else None


def _comparison(table: Table, path: Path, comparison: Comparison) -> Iterator[Finding]:
    unit, operand = table.unit_of(comparison.fact), comparison.operand
    fact = {"fact": comparison.fact}
    if unit in NOT_NUMBERS:
        if not isinstance(comparison.is_, NOT_NUMBERS[unit]):
            yield Finding("number_for_is", path, fact)
    elif operand is None:
        yield Finding("is_for_number", path, fact)
    elif isinstance(operand, str):
        other = table.parameters[operand[1:]].unit
        if other != unit:
            yield Finding("unit_mismatch", path, {**fact, "unit": str(unit), "other": other})
    elif unit == "ratio" and operand > 1:
        percent = {"limit": str(operand), "remedy": str(tidy(operand / PERCENT))}
        yield Finding("percent_for_ratio", path, {**fact, **percent})
