"""One unit of the tree as it is shown: its counts, and the way to what stands below it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from chibo.kernel.periods import in_force
from chibo.membership.queries.first_rosters import rosters_begin
from chibo.membership.queries.kept_tallies import shown_tallies
from chibo.membership.queries.tallies import Tally
from chibo.organization.models import UnitPlacement


@dataclass(frozen=True, slots=True)
class Node:
    """One unit of the tree, as it stood on the day of the page.

    ``has_rosters``: somebody's roster of that day is known; otherwise nobody is counted.
    """

    placement: UnitPlacement
    tally: Tally | None
    below_url: str
    where: str = ""
    has_rosters: bool = True

    @property
    def is_empty(self) -> bool:
        """Whether branches stood here and nobody was on their rosters."""
        return self.tally is not None and self.tally.branches > 0 and not self.tally.members

    @property
    def has_below(self) -> bool:
        """Whether it opens; of what a search finds that is not counted."""
        told = self.tally
        opens = told is None or told.committees + told.branches > 1
        return opens and not self.placement.unit.is_branch


def nodes_below(above: UnitPlacement, *, on: date) -> list[Node]:
    """Return the units right below one that day, in order of name.

    A few questions whatever their number. Their tallies are none where too many
    stand below to be counted at once and nothing is kept for the day.
    """
    standing = UnitPlacement.objects.filter(in_force(on), parent=above.unit_id)
    rows = standing.select_related("unit").order_by("search_key", "pk")
    tallies = shown_tallies(above.path, on=on)
    return [shown_node(row, told_of(row, tallies), on) for row in rows]


def told_from(nodes: Sequence[Node], *, on: date) -> tuple[list[Node], date | None]:
    """Return the nodes, and from when on rosters are known where that day is too early for some.

    Those without anybody are marked then: nothing is known of them, which is not nobody.
    """
    empty = [node.placement.path for node in nodes if node.is_empty]
    begin = rosters_begin(empty, on=on) if empty else None
    if begin is None:
        return list(nodes), None
    return [replace(node, has_rosters=not node.is_empty) for node in nodes], begin


def told_of(row: UnitPlacement, tallies: Mapping[int, Tally] | None) -> Tally | None:
    return None if tallies is None else tallies.get(row.unit_id, Tally())


def shown_node(row: UnitPlacement, tally: Tally | None, on: date, *, where: str = "") -> Node:
    """Return a unit to be shown; ``where`` names what stands above it."""
    query = urlencode({"on": on.isoformat()})
    below_url = f"{reverse('units:below', args=[row.unit_id])}?{query}"
    return Node(row, tally, below_url, where)
