"""How long to wait after wrong tries: nothing at first, then twice as long each time."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Slowing:
    """``free_tries`` in a row cost no wait; the waits then double from ``first`` to ``longest``.

    A counter is forgotten after ``forgotten_after`` without a wrong try.
    """

    free_tries: int
    first: timedelta
    longest: timedelta
    forgotten_after: timedelta

    def wait_after(self, tries: int) -> timedelta:
        """Return the wait that follows the ``tries``-th wrong try in a row.

        >>> slow = Slowing(5, timedelta(seconds=30), timedelta(hours=1), timedelta(days=1))
        >>> [slow.wait_after(tries).total_seconds() for tries in (4, 5, 6, 20)]
        [0.0, 30.0, 60.0, 3600.0]
        """
        if tries < self.free_tries:
            return timedelta()
        doublings = min(tries - self.free_tries, 30)  # beyond that every wait is the longest
        return min(self.first * (1 << doublings), self.longest)
