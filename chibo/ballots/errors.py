"""What is refused around electronic votes. Each sentence says what to do next."""

from chibo.kernel.errors import DomainError


class NotATeller(DomainError):
    """Only who was named teller of this meeting does this."""


class TellersMissing(DomainError):
    """An electronic secret vote has two tellers with two devices."""


class NotOnADevice(DomainError):
    """This vote cannot be held on telephones."""


class NotAVoter(DomainError):
    """This person does not cast a vote here, or not now."""


class BallotMovedOn(DomainError):
    """The vote is not, or no longer, in a state in which this can be done."""


class KeyRefused(DomainError):
    """What was sent is no public key of the agreed form."""


class EnvelopeRefused(DomainError):
    """What was sent is no envelope of the agreed form."""


class TotalsRefused(DomainError):
    """The totals do not fit the envelopes."""
