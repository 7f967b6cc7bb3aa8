"""What is refused around scorecards. Each sentence says what to do next."""

from chibo.kernel.errors import DomainError


class NoTableInForce(DomainError):
    """No committee above has put a table in force for such a meeting."""


class CardMovedOn(DomainError):
    """The card is not, or no longer, in a state in which this can be done."""


class NotJudgedByPeople(DomainError):
    """The machine scores this line; it can be contested, not typed over."""


class NotALine(DomainError):
    """The table has no such line or group."""


class AnswerDoesNotFit(DomainError):
    """The choice or the points are not among those the line offers."""


class DeductionNeedsReason(DomainError):
    """Whoever takes points off says why."""


class ReasonMissing(DomainError):
    """This is done only with a reason."""


class NothingToCopy(DomainError):
    """There is no final card by the same table to take answers from."""


class NothingToConfirm(DomainError):
    """The group holds no copied answers."""


class LinesUnanswered(DomainError):
    """Lines that people judge are still open."""


class NotContestable(DomainError):
    """Only lines that the machine scores are contested, one contest at a time."""


class ContestOpen(DomainError):
    """The branch has contested a line and waits for the answer."""


class NotComplete(DomainError):
    """Facts are still to come; ``codes`` are the lines that wait."""

    def __init__(self, sentence: str, *, codes: tuple[str, ...]) -> None:
        super().__init__(sentence)
        self.codes = codes


class PostedBeforeTheMeeting(DomainError):
    """Days that contradict each other."""
