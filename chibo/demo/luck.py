"""Chance that is the same every time: each question draws from a source of its own.

A source is named after its question, so that a new story takes no draw from
an old one and the town stays as it was.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Luck:
    """All the chance of one demo; two with the same seed answer alike."""

    seed: int

    def about(self, *question: object) -> Random:
        """Return a fresh source for one question, such as ``("people", "Thuận Hòa")``."""
        return Random("|".join(map(str, (self.seed, *question))))


def happens(source: Random, in_hundred: int) -> bool:
    return source.randrange(100) < in_hundred


def draw_numbers(source: Random, *, digits: int, taken: Iterable[str] = ()) -> Iterator[str]:
    """Return numbers of so many digits without end, none twice, none of ``taken``."""
    drawn = set(taken)
    while True:
        number = str(source.randrange(10 ** (digits - 1), 10**digits))
        if number not in drawn:
            drawn.add(number)
            yield number


def draw_weighted(source: Random, weights: dict[str, int]) -> str:
    """Return one key; its weight says how often.

    >>> draw_weighted(Luck(1).about("family"), {"Nguyễn": 1})
    'Nguyễn'
    """
    return source.choices(list(weights), list(weights.values()))[0]


def draw_one(source: Random, among: Sequence[str]) -> str:
    return among[source.randrange(len(among))]
