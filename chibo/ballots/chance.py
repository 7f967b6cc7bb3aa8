"""The one source of chance of this room; what it draws says nothing of order or hour."""

import random
from collections.abc import Iterable
from typing import TypeVar
from uuid import UUID

T = TypeVar("T")
SOURCE: random.Random = random.SystemRandom()


def random_id() -> UUID:
    return UUID(int=SOURCE.getrandbits(128), version=4)


def shuffled(things: Iterable[T]) -> list[T]:
    drawn = list(things)
    SOURCE.shuffle(drawn)
    return drawn
