"""Chains of corrections: which run in a circle, and how far each is from what it corrects."""

from collections.abc import Collection, Mapping
from uuid import UUID


def circles(targets: Mapping[UUID, UUID]) -> frozenset[UUID]:
    """Return the members of every circle in ``targets``, each step taken once.

    What only leads into a circle is not a member: it may make one of them void.
    """
    walk_of: dict[UUID, UUID] = {}
    found: set[UUID] = set()
    for start in targets:
        path, step = [], start
        while step in targets and step not in walk_of:
            walk_of[step] = start
            path.append(step)
            step = targets[step]
        if walk_of.get(step) == start:
            found.update(path[path.index(step) :])
    return frozenset(found)


def depths(targets: Mapping[UUID, UUID], ends: Collection[UUID]) -> Mapping[UUID, int]:
    """Return how many steps each correction is from the end of its chain.

    A chain ends at what is no correction, or at one of ``ends``, which must
    hold every member of a circle.
    """
    known: dict[UUID, int] = {}
    for start in targets:
        path, step = [], start
        while step in targets and step not in known and step not in ends:
            path.append(step)
            step = targets[step]
        depth = known.get(step, 0)
        for passed in reversed(path):
            depth += 1
            known[passed] = depth
    return known
