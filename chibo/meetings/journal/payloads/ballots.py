"""Votes: what was put to the meeting and what was declared."""

from typing import Literal

from pydantic import Field

from chibo.meetings.journal.payloads.form import (
    Count,
    Digest,
    Flag,
    Key,
    Payload,
    Slug,
    Text,
    Words,
)

Method = Literal["hand", "named", "secret_paper", "secret_electronic", "mixed"]
Choice = Literal["for", "against", "none", "invalid", "not_voted"]


class VoteOpened(Payload):
    """A vote is put. ``concerns``: whom the matter is about; ``aside``: exempt who stand aside."""

    vote: Key
    matter: Slug
    question: Text = ""
    method: Method = "hand"
    item: Key | None = None
    concerns: tuple[Key, ...] = ()
    aside: tuple[Key, ...] = ()
    candidates: tuple[Key, ...] = ()
    seats: Count | None = None
    digest: Digest | None = None


class VoteClosed(Payload):
    """What the tellers of one part declared; ``part`` is empty where there is only one.

    ``base`` holds the people counted in it. ``rule`` is the version of the
    matter's rule. ``named`` is the choice of each person in a named vote;
    ``candidates`` the votes for each name in an election.
    """

    vote: Key
    matter: Slug
    rule: Text = ""
    part: Text = ""
    base: tuple[Key, ...]
    in_favour: Count = Field(alias="for")
    against: Count
    none: Count = 0
    invalid: Count = 0
    not_voted: Count = 0
    ballots_issued: Count | None = None
    ballots_returned: Count | None = None
    carried: Flag | None = None
    named: dict[Key, Choice] = Field(default_factory=dict)
    candidates: dict[Key, Count] = Field(default_factory=dict)
    digest: Digest | None = None


class VoteCancelled(Payload):
    vote: Key
    reason: Words


class ReservedOpinion(Payload):
    """A person keeps another opinion than the one that was carried."""

    person: Key
    gist: Words
    vote: Key | None = None
