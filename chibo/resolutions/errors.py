"""What is refused around resolutions and tasks. Each sentence says what to do next."""

from typing import TYPE_CHECKING

from chibo.kernel.errors import DomainError

if TYPE_CHECKING:
    from chibo.resolutions.content import Draft


class DraftChangedMeanwhile(DomainError):
    """Somebody else wrote since this edit began: both texts are here to be joined.

    ``theirs`` stands now, as revision ``revision``; ``yours`` was not stored.
    """

    def __init__(self, sentence: str, *, theirs: "Draft", yours: "Draft", revision: int) -> None:
        super().__init__(sentence)
        self.theirs, self.yours, self.revision = theirs, yours, revision


class ResolutionIsAdopted(DomainError):
    """The text was adopted; only the meeting itself changes it."""


class MeetingIsOver(DomainError):
    """The meeting is sealed or cancelled."""


class NothingToPut(DomainError):
    """A resolution without title or direction is not put to a meeting."""


class TargetIncomplete(DomainError):
    """A target needs its words, its unit, a plan above nought and a day."""


class TargetHasResult(DomainError):
    """A target whose result was entered would be lost from the draft."""


class NotAdopted(DomainError):
    """No carried vote on this text stands in the journal."""


class MeetingNotClosed(DomainError):
    """Documents get their numbers once the meeting is closed."""


class HasANumber(DomainError):
    """The resolution bears a number already."""


class TaskMovedOn(DomainError):
    """The task is not, or no longer, in a state in which this can be done."""


class WordsMissing(DomainError):
    """A report or a reason was left empty."""


class WrongDay(DomainError):
    """The day lies where it cannot lie."""


class WrongFigure(DomainError):
    """A figure outside its bounds."""
