"""Proofs on import: what a table says must add up, be reachable and lose no value.

Each module is one family of proofs and yields findings; none changes the table.
"""

from collections.abc import Iterator, Mapping

from chibo.scoring.facts import FactDefinition
from chibo.scoring.format import Table
from chibo.scoring.problems import Finding
from chibo.scoring.proofs.bands import bands_are_ordered
from chibo.scoring.proofs.names import names_are_known
from chibo.scoring.proofs.reach import points_are_reachable
from chibo.scoring.proofs.sums import sums_match
from chibo.scoring.proofs.tiers import tiers_lose_no_value
from chibo.scoring.proofs.units import units_match


def findings_in(
    table: Table, provided: Mapping[str, FactDefinition] | None = None
) -> Iterator[Finding]:
    """Yield all that is wrong with ``table``; nothing, when it may be used."""
    named = list(names_are_known(table, provided))
    yield from named
    yield from sums_match(table)
    yield from points_are_reachable(table)
    yield from bands_are_ordered(table)
    if named:
        return  # units and steps can only be weighed when every name is known
    unmatched = list(units_match(table))
    yield from unmatched
    if not unmatched:
        yield from tiers_lose_no_value(table)
