"""The path of a unit in the tree: eight digits for each step from the root.

Digits only, so that every collation of every database sorts them alike.
"""

STEP_DIGITS = 8


def path_under(parent_path: str, unit_id: int) -> str:
    """Return the path of a unit below ``parent_path``.

    >>> path_under("00000001", 12)
    '0000000100000012'
    """
    return f"{parent_path}{unit_id:0{STEP_DIGITS}d}"


def subtree_bounds(path: str) -> tuple[str, str]:
    """Return the half-open range of paths of a unit and all below it.

    >>> subtree_bounds("0000000100000012")
    ('0000000100000012', '0000000100000013')
    """
    return path, f"{int(path) + 1:0{len(path)}d}"


def is_under(path: str, above: str) -> bool:
    """Whether ``path`` is ``above`` itself or below it."""
    return path.startswith(above)


def ancestor_ids(path: str) -> list[int]:
    """Return the ids from the root down to the unit itself.

    >>> ancestor_ids("0000000100000012")
    [1, 12]
    """
    return [int(path[i : i + STEP_DIGITS]) for i in range(0, len(path), STEP_DIGITS)]
