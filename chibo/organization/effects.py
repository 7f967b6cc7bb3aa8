"""What a change of units would do to what hangs on them, in lines for the preview."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Effect:
    """One line of the preview: what, how many, what happens to them.

    ``examples`` are names to recognise them by, a few of many. A stop refuses
    the change; ``happens`` then says what to do first.
    """

    what: str
    number: int
    happens: str
    examples: tuple[str, ...] = ()
    is_stop: bool = False
