"""What is refused around members."""

from chibo.kernel.errors import DomainError


class NotABranch(DomainError):
    """Members belong to branches only."""


class AlreadyAMember(DomainError):
    """A member with this card number is known already."""


class NoStanding(DomainError):
    """The member has no stay in this branch on this day."""


class PostTaken(DomainError):
    """Somebody else holds this post."""


class UploadSettled(DomainError):
    """The uploaded file was confirmed or withdrawn already."""


class HasAnAccount(DomainError):
    """The member has an account already."""


class NobodyChosen(DomainError):
    """Nobody was chosen for whom something could be done."""


class HasOwnPin(DomainError):
    """The member has chosen an own PIN already."""


class NoOwnPin(DomainError):
    """The account has no own PIN that could have been forgotten."""
