"""An evening with tellers and a vote on telephones."""

from dataclasses import asdict, replace
from datetime import date, timedelta
from types import SimpleNamespace
from uuid import uuid4

from chibo.ballots.models import Ballot
from chibo.ballots.operations.ending import put_vote
from chibo.ballots.operations.preparing import give_key, name_tellers
from chibo.kernel.days import day_of
from chibo.rulebook.keys import VoteMatter, vote_rule
from chibo.rulebook.operations.rules import set_rule
from chibo.rulebook.queries import rule_in_force
from tests.ballots.envelopes import a_key_pair, closed
from tests.evenings import Evening
from tests.factories import (
    EVENING,
    a_branch,
    a_committee,
    a_member,
    a_secretary,
    an_administrator,
)
from tests.meetings.factories import HALF_PAST_SEVEN, a_convened_meeting

AT = HALF_PAST_SEVEN + timedelta(minutes=30)


def an_open_evening(number=8, *, branch=None):
    """Return a meeting in session whose members all have accounts; two of them are tellers."""
    branch = branch or a_branch()
    secretary = a_secretary(branch)
    members = [
        a_member(branch, f"Nguyễn Văn {place}", with_account=True) for place in range(number - 1)
    ]
    meeting = a_convened_meeting(branch, secretary)
    Evening(meeting, secretary).open()
    people = [secretary.member, *members]
    name_tellers(meeting, members[:2], actor=secretary, at=AT)
    return SimpleNamespace(
        meeting=meeting,
        branch=branch,
        secretary=secretary,
        members=members,
        people=people,
        tellers=members[:2],
        keys=[],
    )


def a_branch_that_elects_on_telephones():
    return a_branch(under=a_committee_that_elects_on_telephones())


def a_committee_that_elects_on_telephones():
    """Return a committee whose rule lets elections be held on telephones."""
    commune, election = a_committee(), vote_rule(VoteMatter.ELECTION)
    rule = rule_in_force(election, commune, on=day_of(AT))
    set_rule(
        election,
        asdict(replace(rule, paper_only=False)),
        unit=commune,
        valid_from=date(2026, 12, 1),
        source="Quyết định 7-QĐ/ĐU, 20/11/2026",
        actor=an_administrator(),
        at=EVENING,
    )
    return commune


def a_vote(evening, *, method="secret_electronic", matter="other", ready=True, **more):
    """Put a vote; with ``ready`` both tellers' devices give their keys."""
    vote = uuid4()
    put_vote(
        evening.meeting,
        matter,
        "Đồng ý không?",
        method,
        vote=vote,
        actor=evening.secretary,
        at=AT,
        **more,
    )
    if ready and method != "named":
        evening.keys = [a_key_pair() for _teller in evening.tellers]
        for teller, (_private, text) in zip(evening.tellers, evening.keys, strict=True):
            give_key(evening.meeting, str(vote), text, actor=teller.user, at=AT)
    return str(vote)


def an_envelope(evening, vote, choice="for"):
    ballot = Ballot.objects.get(vote=vote)
    keys = [text for _private, text in evening.keys]
    return closed(choice, ballot=ballot.pk, keys=keys, candidates=ballot.candidates)
