from datetime import date
from types import SimpleNamespace

import pytest

from chibo.membership.party_age import next_badge, party_age, probation_ends_on

ROUNDS = ((3, 2), (19, 5), (2, 9), (7, 11))


@pytest.mark.parametrize(
    ("on", "years"),
    [(date(2026, 12, 2), 39), (date(2026, 12, 3), 40), (date(2026, 1, 1), 39)],
)
def test_party_age_counts_full_years_from_the_decision(on, years):
    assert party_age(date(1986, 12, 3), on=on) == years


@pytest.mark.parametrize(
    ("admitted_on", "ceremony_on", "ends"),
    [
        (date(2025, 11, 1), date(2025, 12, 3), date(2026, 12, 3)),
        (date(2025, 11, 1), None, date(2026, 11, 1)),
        (None, None, None),
    ],
)
def test_probation_counts_from_the_ceremony(admitted_on, ceremony_on, ends):
    person = SimpleNamespace(admitted_on=admitted_on, ceremony_on=ceremony_on)

    assert probation_ends_on(person, months=12) == ends


@pytest.mark.parametrize(
    ("admitted_on", "badge"),
    [
        (date(1996, 11, 7), (30, date(2026, 11, 7), date(2026, 11, 7))),  # on the day of a round
        (date(1996, 11, 8), (30, date(2026, 11, 8), date(2027, 2, 3))),  # a day after it
        (date(1986, 12, 19), (40, date(2026, 12, 19), date(2027, 2, 3))),
        (date(2005, 5, 19), (30, date(2035, 5, 19), date(2035, 5, 19))),
        (date(1930, 2, 3), None),  # beyond the last badge
    ],
)
def test_a_badge_is_given_in_the_first_round_after_its_years(admitted_on, badge):
    due = next_badge(admitted_on, on=date(2026, 11, 7), years=[40, 30, 90], days=ROUNDS)

    assert (due and (due.years, due.reached_on, due.given_on)) == badge
