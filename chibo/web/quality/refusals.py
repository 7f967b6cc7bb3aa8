"""What was refused on a card: the deed, why not, and the words that were typed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from chibo.kernel.errors import DomainError


class WrongWords(DomainError):
    """What was typed is no number, day or hour."""


@dataclass(frozen=True, slots=True)
class Refused:
    """``deed`` is the name of the address; ``words`` are the fields as they were sent."""

    deed: str
    sentence: str
    words: Mapping[str, str] = field(default_factory=dict)

    def said(self, name: str) -> str:
        return self.words.get(name, "")

    @property
    def written(self) -> str:
        """The sentence that was written, whichever form it came from."""
        return self.said("reason") or self.said("answer")

    def of_line(self, deed: str, code: str) -> bool:
        return self.deed == deed and self.words.get("code") == code
