from chibo.ballots.models.ballot import Ballot, BallotState
from chibo.ballots.models.casting import Envelope, NamedChoice, Voted
from chibo.ballots.models.teller import Count, Teller, TellerKey

__all__ = [
    "Ballot",
    "BallotState",
    "Count",
    "Envelope",
    "NamedChoice",
    "Teller",
    "TellerKey",
    "Voted",
]
