"""What is refused around minutes and seals. Each sentence says what to do next."""

from chibo.kernel.errors import DomainError


class MinutesAreSealed(DomainError):
    """Sealed minutes never change."""


class NotComposed(DomainError):
    """The minutes were not composed yet."""


class NotInTheMinutes(DomainError):
    """No wording has this key: it is a figure, or its entry was taken back."""


class WordingChangedMeanwhile(DomainError):
    """Somebody else worded this part since the edit began: both texts are here to be joined.

    ``theirs`` stands now, as revision ``revision``; ``yours`` was not stored.
    """

    def __init__(self, sentence: str, *, theirs: str, yours: str, revision: int) -> None:
        super().__init__(sentence)
        self.theirs, self.yours, self.revision = theirs, yours, revision


class WordsNotAgreed(DomainError):
    """Criticism of a person stands in agreed words with the person's answer; ``keys`` lack them."""

    def __init__(self, sentence: str, *, keys: tuple[str, ...]) -> None:
        super().__init__(sentence)
        self.keys = keys


class MeetingNotOver(DomainError):
    """Minutes are confirmed once the meeting is closed."""


class NotAdopted(DomainError):
    """The meeting has not adopted its minutes."""


class ChangedSinceSeen(DomainError):
    """The minutes are not the text that the person has read."""


class NotTheirRole(DomainError):
    """Somebody else was the clerk, or led the meeting."""


class SamePerson(DomainError):
    """Clerk and chair are two people."""


class ConfirmedAlready(DomainError):
    """This role has confirmed this text."""


class NotConfirmed(DomainError):
    """A confirmation is missing, or was given to another text."""


class DeviceIncomplete(DomainError):
    """Entries of a known device have not arrived; ``devices`` names each."""

    def __init__(self, sentence: str, *, devices: tuple[str, ...]) -> None:
        super().__init__(sentence)
        self.devices = devices


class DeviceIsComplete(DomainError):
    """Nothing of this device is missing."""


class ReasonMissing(DomainError):
    """This is done only with a reason."""


class ResolutionInDoubt(DomainError):
    """Resolution and journal do not agree."""
