"""Elections on telephones, where a rule allows them: lists, places, votes for each name."""

import pytest

from chibo.ballots.errors import NotOnADevice, TotalsRefused
from chibo.ballots.models import Ballot, Envelope
from chibo.ballots.operations.casting import cast_envelope
from chibo.ballots.operations.counting import close_casting, envelopes_to_open, send_totals
from chibo.ballots.operations.ending import declare
from chibo.meetings.queries.journal import meeting_state
from tests.ballots.envelopes import opened
from tests.ballots.factories import (
    AT,
    a_branch_that_elects_on_telephones,
    a_vote,
    an_envelope,
    an_open_evening,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def evening():
    return an_open_evening(branch=a_branch_that_elects_on_telephones())


def listed(evening, number=3):
    return [str(member.pk) for member in evening.people[2 : 2 + number]]


def an_election(evening, **more):
    told = {"candidates": listed(evening), "seats": 2} | more
    return a_vote(evening, matter="election", **told)


def test_the_votes_for_each_name_are_declared_with_ballots_issued_and_returned(evening):
    vote, names = an_election(evening), listed(evening)
    left = [names[:2]] * 4 + [names[1:]] * 2 + [names]  # the last leaves more than the places
    for member, choice in zip(evening.people, left, strict=False):
        text = an_envelope(evening, vote, choice)
        assert cast_envelope(evening.meeting, vote, text, actor=member.user, at=AT)
    close_casting(evening.meeting, vote, actor=evening.secretary, at=AT)
    ballot, teller = Ballot.objects.get(), evening.tellers[1].user
    found = [
        opened(text, ballot=ballot.pk, private=evening.keys[1][0], place=2, candidates=names)
        for text in envelopes_to_open(evening.meeting, vote, actor=teller, at=AT)
    ]
    valid = [choice for choice in found if len(choice) <= 2]
    totals = {name: sum(name in choice for choice in valid) for name in names}
    totals["invalid"] = len(found) - len(valid)
    send_totals(evening.meeting, vote, totals, actor=teller, at=AT)
    declare(evening.meeting, vote, actor=evening.secretary, at=AT)

    declared = meeting_state(evening.meeting).votes[vote]
    assert declared.candidates == {names[0]: 4, names[1]: 6, names[2]: 2}
    assert (declared.tally.in_favour, declared.tally.invalid, declared.tally.not_voted) == (6, 1, 1)
    assert (declared.tally.ballots_issued, declared.tally.ballots_returned) == (7, 7)
    assert not Envelope.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"candidates": (), "seats": None},
        {"seats": 0},
        {"seats": 4},
        {"candidates": ["999999"], "seats": 1},
    ],
    ids=["no list", "no place", "more places than names", "a stranger to the roster"],
)
def test_a_list_that_cannot_be_voted_on_is_not_put(evening, wrong):
    with pytest.raises(NotOnADevice):
        an_election(evening, **wrong)
    assert not meeting_state(evening.meeting).votes


def test_more_names_than_the_ballots_can_hold_are_refused(evening):
    vote, names = an_election(evening), listed(evening)
    for member in evening.people[:2]:
        text = an_envelope(evening, vote, names[:2])
        cast_envelope(evening.meeting, vote, text, actor=member.user, at=AT)
    close_casting(evening.meeting, vote, actor=evening.secretary, at=AT)
    told = dict.fromkeys(names, 2) | {"invalid": 0}
    with pytest.raises(TotalsRefused):
        send_totals(evening.meeting, vote, told, actor=evening.tellers[0].user, at=AT)


def test_by_the_rule_in_force_an_election_stays_on_paper():
    evening = an_open_evening()
    with pytest.raises(NotOnADevice):
        an_election(evening)
