from dataclasses import replace
from datetime import UTC, datetime

import pytest

from chibo.meetings.journal.declared import Tally, Vote
from chibo.resolutions.adoption import Adoption, adoption_in

EIGHT = datetime(2026, 12, 3, 13, 0, tzinfo=UTC)
NINE = datetime(2026, 12, 3, 14, 0, tzinfo=UTC)
TALLY = Tally(18, 2, 0, 0, 0, None, None)
CARRIED = Vote(
    vote="v1",
    matter="resolution",
    question="",
    method="hand",
    item=None,
    concerns=(),
    aside=(),
    seats=None,
    digest="a",
    rule="",
    status="declared",
    opened_at=EIGHT,
    closed_at=EIGHT,
    cancelled_reason="",
    base=("1", "2"),
    tally=TALLY,
    carried=True,
    candidates={},
    parts=(),
    named={},
    reserved=(),
    recount=None,
    election=None,
)
ADOPTED = Adoption("v1", "a", EIGHT, 2, TALLY)


def test_a_carried_vote_on_a_text_put_is_the_adoption():
    assert adoption_in([CARRIED], {"a", "b"}) == ADOPTED


@pytest.mark.parametrize(
    "columns",
    [
        {"carried": False},
        {"carried": None, "status": "counted"},
        {"status": "cancelled"},
        {"status": "open", "tally": None, "closed_at": None},
        {"tally": None},
        {"matter": "minutes"},
        {"digest": "c"},
        {"digest": None},
    ],
)
def test_no_other_vote_is(columns):
    assert adoption_in([replace(CARRIED, **columns)], {"a", "b"}) is None


def test_a_later_vote_on_the_same_text_replaces_the_earlier():
    again = replace(CARRIED, vote="v2", closed_at=NINE, carried=False)

    assert adoption_in([again, CARRIED], {"a"}) is None


def test_a_later_vote_that_was_cancelled_replaces_nothing():
    again = replace(CARRIED, vote="v2", closed_at=NINE, status="cancelled")

    assert adoption_in([again, CARRIED], {"a"}) == ADOPTED


def test_a_lost_vote_on_another_text_leaves_the_adopted_one():
    other = replace(CARRIED, vote="v2", digest="b", closed_at=NINE, carried=False)

    assert adoption_in([CARRIED, other], {"a", "b"}) == ADOPTED


def test_of_two_texts_carried_the_later_is_adopted():
    other = replace(CARRIED, vote="v2", digest="b", closed_at=NINE)

    assert adoption_in([other, CARRIED], {"a", "b"}) == Adoption("v2", "b", NINE, 2, TALLY)
