"""A vote as it stands on the tellers' record: put and declared, with the base of its hour."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chibo.meetings.journal.bases import room_at, voting_base
from chibo.sync.adopted_texts import put_texts
from chibo.sync.evening import Evening
from chibo.sync.operations.keying_in import Keyed


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperVote:
    """The figures of one vote; ``issued`` and ``returned`` only of a vote by ballot."""

    vote: str
    matter: str
    at: datetime
    question: str = ""
    in_favour: int
    against: int
    no_opinion: int
    invalid: int = 0
    issued: int | None = None
    returned: int | None = None
    carried: bool


def keyed_vote(told: PaperVote, evening: Evening) -> Iterator[Keyed]:
    """Yield the entries of a vote; the score that is voted on is proposed before.

    The base is that of the roster and of who was here at the hour of the vote;
    who is in it and has no figure did not vote.
    """
    texts, state = put_texts(evening), evening.state
    digest = texts.digest_of(told.matter)
    if told.matter == "score" and texts.score and not state.results.score_proposed:
        yield Keyed("score_proposed", told.at, texts.score.payload)
        digest = texts.score.digest
    known = {"vote": told.vote, "matter": told.matter, **({"digest": digest} if digest else {})}
    method = "hand" if told.issued is None else "secret_paper"
    yield Keyed("vote_opened", told.at, known | {"method": method, "question": told.question})
    yield Keyed("vote_closed", told.at, known | _declared(told, evening))


def _declared(told: PaperVote, evening: Evening) -> dict[str, Any]:
    rules, state = evening.frame.rules, evening.state
    rule = rules.matters[told.matter]
    room = room_at(told.at, state.roster, state.attendance, rules.committee_posts)
    base = voting_base(rule, room)
    counted = told.in_favour + told.against + told.no_opinion + told.invalid
    ballots = {"ballots_issued": told.issued, "ballots_returned": told.returned}
    return {
        "rule": rule.version,
        "base": list(base),
        "for": told.in_favour,
        "against": told.against,
        "none": told.no_opinion,
        "invalid": told.invalid,
        "not_voted": max(0, len(base) - counted),
        "carried": told.carried,
        **{name: figure for name, figure in ballots.items() if figure is not None},
    }
