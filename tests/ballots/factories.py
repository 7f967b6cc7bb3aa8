"""An evening with tellers and a vote on telephones."""

from datetime import timedelta
from types import SimpleNamespace
from uuid import uuid4

from chibo.ballots.models import Ballot
from chibo.ballots.operations.ending import put_vote
from chibo.ballots.operations.preparing import give_key, name_tellers
from tests.ballots.envelopes import a_key_pair, closed
from tests.evenings import Evening
from tests.factories import a_branch, a_member, a_secretary
from tests.meetings.factories import HALF_PAST_SEVEN, a_convened_meeting

AT = HALF_PAST_SEVEN + timedelta(minutes=30)


def an_open_evening(number=8):
    """Return a meeting in session whose members all have accounts; two of them are tellers."""
    branch = a_branch()
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


def a_vote(evening, *, method="secret_electronic", matter="other", ready=True):
    """Put a vote; with ``ready`` both tellers' devices give their keys."""
    vote = uuid4()
    put_vote(
        evening.meeting, matter, "Đồng ý không?", method, vote=vote, actor=evening.secretary, at=AT
    )
    if ready and method != "named":
        evening.keys = [a_key_pair() for _teller in evening.tellers]
        for teller, (_private, text) in zip(evening.tellers, evening.keys, strict=True):
            give_key(evening.meeting, str(vote), text, actor=teller.user, at=AT)
    return str(vote)


def an_envelope(evening, vote, choice="for"):
    ballot = Ballot.objects.get(vote=vote)
    return closed(choice, ballot=ballot.pk, keys=[text for _private, text in evening.keys])
