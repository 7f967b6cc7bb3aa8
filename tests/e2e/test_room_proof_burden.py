"""What a whole evening asks of the clerk, on a small telephone with a slow processor."""

import pytest

from chibo.meetings.queries.journal import meeting_state
from tests.e2e.full_evening import FullEvening, slowed, walk
from tests.e2e.hand import Hand
from tests.e2e.proof import assert_both_tell_the_same

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.long]

MOST_ACTIONS_FOR_ATTENDANCE = 10  # U2
MOST_ACTIONS_OF_THE_EVENING = 110  # U3


def test_an_evening_of_forty_on_a_slow_telephone_asks_no_more_actions_than_allowed(page):
    evening = FullEvening()
    page.set_viewport_size({"width": 360, "height": 800})
    hand = Hand(page)
    hand.sign_in(evening.clerk)
    slowed(page)

    attendance, whole = walk(evening, hand)

    assert_both_tell_the_same(evening.meeting, page)
    state = meeting_state(evening.meeting)
    presences = [one.state for one in state.attendance.values()]
    results = state.results
    assert [presences.count(one) for one in ("present", "excused", "absent")] == [36, 3, 1]
    assert (len(results.speeches), len(results.tasks), len(results.conclusions)) == (12, 5, 2)
    assert [(one.matter, one.carried) for one in state.votes.values()] == [
        ("resolution", True),
        ("score", True),
    ]
    assert results.minutes_adopted is not None
    assert (state.session.phase, state.questions) == ("closed", ())
    assert attendance <= MOST_ACTIONS_FOR_ATTENDANCE
    assert whole <= MOST_ACTIONS_OF_THE_EVENING
