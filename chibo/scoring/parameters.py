"""A table with the numbers that the competent committee has set."""

from collections.abc import Mapping
from decimal import Decimal

from chibo.scoring.format import Table
from chibo.scoring.problems import TableProblem, TableRefused
from chibo.scoring.proofs import findings_in


def with_parameters(table: Table, numbers: Mapping[str, Decimal]) -> Table:
    """Return ``table`` with ``numbers`` in place of the parameters of these names.

    Raises:
        TableRefused: a name is no parameter of the table, a number is outside its
            bounds, or the steps no longer stand in order; choose another number.
    """
    strange = sorted(numbers.keys() - table.parameters.keys())
    if strange:
        raise TableRefused(
            [TableProblem("parameter_unknown", None, "", {"parameter": name}) for name in strange]
        )
    changed = {
        name: parameter.model_copy(update={"value": numbers.get(name, parameter.value)})
        for name, parameter in table.parameters.items()
    }
    new = table.model_copy(update={"parameters": changed})
    problems = [TableProblem(f.key, None, "", f.values) for f in findings_in(new)]
    if problems:
        raise TableRefused(problems)
    return new
