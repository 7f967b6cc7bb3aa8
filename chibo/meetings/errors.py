"""What is refused around meetings. Each sentence says what to do next."""

from chibo.kernel.errors import DomainError
from chibo.meetings.remote_share import RemoteShare


class MeetingMovedOn(DomainError):
    """The meeting is not, or no longer, in a state in which this can be done."""


class SignRefused(DomainError):
    """The coming of a member could not be recorded; the sentence says why."""


class OpinionRefused(DomainError):
    """What a member dictated to a helper was not taken down; the sentence says why."""


class NotABranchMeeting(DomainError):
    """Only branches hold the meetings of this room."""


class MeetingAlreadyPlanned(DomainError):
    """The branch has a meeting of this kind in this month."""


class OutsideWindow(DomainError):
    """The day lies outside the days of the committee and no reason was given.

    ``first_day`` and ``last_day`` are days of the month, both included.
    """

    def __init__(self, sentence: str, *, first_day: int, last_day: int) -> None:
        super().__init__(sentence)
        self.first_day = first_day
        self.last_day = last_day


class ModeNeedsApproval(DomainError):
    """Any mode but in person needs a reason and the name of who approved it."""


class RemoteShareNotReached(DomainError):
    """The rule does not allow it online and no reason was given; ``told`` has the figures."""

    def __init__(self, sentence: str, told: RemoteShare) -> None:
        super().__init__(sentence)
        self.told = told


class VideoAddressWrong(DomainError):
    """The address of a video room is none that can be opened safely."""


class NotAJointMeeting(DomainError):
    """A branch can join only a joint meeting of the same month."""


class PlaceMissing(DomainError):
    """A meeting is held somewhere."""


class ReasonMissing(DomainError):
    """This is done only with a reason."""


class NotInTheAgenda(DomainError):
    """An item that belongs to another meeting."""


class AgendaEmpty(DomainError):
    """A meeting without a single item is not prepared."""


class NotOnTheRoster(DomainError):
    """The person does not belong to the roster of this meeting."""


class ExcuseNotAsked(DomainError):
    """There is no wish to be excused that could be decided."""


class ConsultedByNobody(DomainError):
    """A consultation names who was present."""


class QuestionsOpen(DomainError):
    """What must be settled before the seal is not settled."""
