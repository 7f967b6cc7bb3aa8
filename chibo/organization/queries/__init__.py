"""Questions about units. Every one that depends on time names the day it is asked for."""

from chibo.organization.queries.tree import (
    branches_under,
    path_of,
    placement_of,
    placements_under,
    standing_placement_of,
    units_above,
    units_under,
)

__all__ = [
    "branches_under",
    "path_of",
    "placement_of",
    "placements_under",
    "standing_placement_of",
    "units_above",
    "units_under",
]
