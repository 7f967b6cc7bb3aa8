"""Which branch below a committee the word of a file means: by name, short name or code."""

from collections.abc import Mapping
from datetime import date

from chibo.kernel.vietnamese import search_key
from chibo.organization.models import Unit
from chibo.organization.queries.tree import branches_under

_PREFIX = "chi bo "


def branches_by_word(unit: Unit, *, on: date) -> Mapping[str, Unit]:
    """Return the branches below ``unit`` by each folded word that means one of them only."""
    found: dict[str, Unit | None] = {}
    for branch in branches_under(unit, on=on):
        for word in _words(branch):
            found[word] = None if found.get(word, branch) != branch else branch
    return {word: branch for word, branch in found.items() if branch is not None}


def folded_branch(said: str) -> str:
    """Return what a file says of a branch as `branches_by_word` knows it.

    >>> folded_branch("Chi bộ  TDP Thuận Hoà") == folded_branch("TDP Thuận Hòa")
    True
    """
    return search_key(said).removeprefix(_PREFIX)


def _words(branch: Unit) -> set[str]:
    names = (branch.name, branch.short_name, branch.official_code)
    return {folded_branch(name) for name in names if name}
