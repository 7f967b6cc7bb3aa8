"""All that the scripts of the room say, by short names: one catalogue for server and browser."""

from collections.abc import Iterator

from chibo.web.room.words.ballots import BALLOTS
from chibo.web.room.words.course import COURSE
from chibo.web.room.words.device import DEVICE
from chibo.web.room.words.ending import ENDING
from chibo.web.room.words.kinds import KINDS
from chibo.web.room.words.people import PEOPLE
from chibo.web.room.words.questions import QUESTIONS, REMEDIES


def room_words() -> dict[str, str]:
    """Return every word in the language of the page; see `js/words.js`."""
    return {key: str(words) for key, words in _words()}


def _words() -> Iterator[tuple[str, object]]:
    for part in (COURSE, PEOPLE, BALLOTS, ENDING, DEVICE):
        yield from part.items()
    for prefix, part in (("kind", KINDS), ("asked", QUESTIONS), ("remedy", REMEDIES)):
        for key, words in part.items():
            yield f"{prefix}_{key}", words
