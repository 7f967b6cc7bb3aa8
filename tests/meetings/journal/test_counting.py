"""Majorities, elections and rates, in whole numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo.meetings.journal.elections import Election, election_of, is_ballot_valid
from chibo.meetings.journal.lines import Share
from chibo.meetings.journal.majorities import is_carried, votes_needed
from chibo.meetings.journal.rates import Rate

HALF, TWO_THIRDS = Share(1, 2), Share(2, 3)


@pytest.mark.parametrize(
    ("base", "share", "strict", "needed"),
    [
        (20, HALF, True, 11),
        (20, TWO_THIRDS, False, 14),
        (19, TWO_THIRDS, False, 13),
        (19, HALF, True, 10),
        (3, TWO_THIRDS, False, 2),
        (3, TWO_THIRDS, True, 3),
        (1, HALF, True, 1),
        (0, HALF, True, None),
    ],
)
def test_the_fewest_votes_that_carry(base, share, strict, needed):
    assert votes_needed(base=base, share=share, strict=strict) == needed


@given(
    st.integers(1, 2000),
    st.sampled_from([HALF, TWO_THIRDS, Share(3, 4), Share(1, 1)]),
    st.booleans(),
)
def test_one_vote_less_than_needed_does_not_carry(base, share, strict):
    needed = votes_needed(base=base, share=share, strict=strict)

    assert is_carried(needed, base=base, share=share, strict=strict)
    assert not is_carried(needed - 1, base=base, share=share, strict=strict)


def test_nobody_entitled_is_neither_carried_nor_lost():
    assert is_carried(0, base=0, share=HALF, strict=True) is None


@pytest.mark.parametrize(
    ("votes", "seats", "expected"),
    [
        ({"a": 9, "b": 8, "c": 2}, 2, Election("complete", ("a", "b"), ())),
        ({"a": 9, "b": 2}, 2, Election("too_few_passed", ("a",), ())),
        ({"a": 9, "b": 8, "c": 7}, 2, Election("more_passed_than_seats", ("a", "b"), ())),
        ({"a": 9, "b": 7, "c": 7}, 2, Election("tie_for_last_seat", ("a",), ("b", "c"))),
        ({"a": 7, "b": 7, "c": 7}, 2, Election("tie_for_last_seat", (), ("a", "b", "c"))),
        ({"a": 2, "b": 2}, 1, Election("too_few_passed", (), ())),
        ({"a": 9}, 0, Election("more_passed_than_seats", (), ())),
    ],
)
def test_an_election_ends_in_a_named_outcome(votes, seats, expected):
    assert election_of(votes, seats=seats, base=10, share=HALF, strict=True) == expected


def test_an_election_without_voters_is_not_applicable():
    found = election_of({"a": 0}, seats=1, base=0, share=HALF, strict=True)

    assert found == Election("not_applicable", (), ())


@pytest.mark.parametrize(("names_left", "is_valid"), [(0, False), (1, True), (3, True), (4, False)])
def test_a_strike_out_ballot_names_someone_and_no_more_than_there_are_places(names_left, is_valid):
    assert is_ballot_valid(names_left, seats=3) is is_valid


@pytest.mark.parametrize(
    ("counted", "over", "reaches"),
    [(9, 10, True), (8, 10, False), (18, 20, True), (17, 19, False), (0, 0, None)],
)
def test_a_rate_reaches_nine_tenths_in_whole_numbers_or_is_not_applicable(counted, over, reaches):
    people = tuple(f"p{number:02}" for number in range(over))
    rate = Rate(people[:counted], people)

    assert rate.reaches(Share(9, 10)) is reaches
    assert rate.is_applicable is bool(over)
