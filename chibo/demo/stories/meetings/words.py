"""What is said and written: sentences filled in, dealt so that a branch does not repeat itself."""

from collections.abc import Sequence
from functools import cache
from itertools import product
from random import Random
from typing import Any

from chibo.demo.data import read_data
from chibo.demo.luck import Luck
from chibo.demo.population import PlannedBranch

MONTHS_TOLD = 6
"""History, the running month and the next: each gets its own share of what can be said."""


@cache
def _sentences(kind: str) -> dict[str, list[str]]:
    told: dict[str, dict[str, list[str]]] = read_data("evenings")
    return told[kind]


@cache
def outcomes() -> dict[str, Any]:
    """Return the words of the data file ``outcomes``."""
    told: dict[str, Any] = read_data("outcomes")
    return told


@cache
def scores() -> dict[str, Any]:
    """Return what the data file ``scores`` says."""
    told: dict[str, Any] = read_data("scores")
    return told


def words_kind(branch: PlannedBranch) -> str:
    return "office" if branch.around == "office" else "residential"


def sayings(luck: Luck, branch: PlannedBranch, step: str, *, month: int) -> Sequence[str]:
    """Return what can be said at ``step`` of the agenda in the month so numbered, best first.

    Neighbours come from different sentences; two months share nothing.
    """
    every = deal(luck.about("sayings", branch.short_name, step), words_kind(branch), step)
    share = len(every) // MONTHS_TOLD
    return every[month * share : (month + 1) * share]


def deal(source: Random, kind: str, step: str) -> list[str]:
    """Return every sentence of ``step`` with every place or thing, as cards that were mixed.

    >>> cards = deal(Random(1), "office", "criticism")
    >>> len(cards) == len(set(cards))
    True
    """
    words = _sentences(kind)
    piles = [_filled(source, sentence, words) for sentence in words.get(step, [])]
    source.shuffle(piles)
    longest = max(map(len, piles), default=0)
    return [pile[turn] for turn, pile in product(range(longest), piles) if turn < len(pile)]


def fill(source: Random, sentence: str, kind: str) -> str:
    """Return ``sentence`` with a place and a thing drawn for it."""
    words = _sentences(kind)
    return _begun(
        sentence.format(where=source.choice(words["where"]), what=source.choice(words["what"]))
    )


def _filled(source: Random, sentence: str, words: dict[str, list[str]]) -> list[str]:
    wheres, whats = (source.sample(words[name], len(words[name])) for name in ("where", "what"))
    pairs = zip(wheres, whats, strict=False)
    return [_begun(sentence.format(where=where, what=what)) for where, what in pairs]


def _begun(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
