from datetime import UTC, datetime

import pytest

from chibo.meetings.operations.planning import change_plan
from chibo.meetings.operations.preparing import mark_prepared, write_agenda
from chibo.meetings.queries.steps_done import StepsDone, prepared_since, steps_done
from tests.factories import a_branch, a_committee, a_secretary
from tests.meetings.factories import AGENDA, a_planned_meeting

MONDAY, TUESDAY, FRIDAY = (datetime(2026, 11, day, 3, 0, tzinfo=UTC) for day in (23, 24, 27))


@pytest.mark.parametrize(
    ("agenda", "consulted", "said", "since"),
    [
        (None, None, None, None),
        (None, MONDAY, None, None),
        (MONDAY, None, None, MONDAY),
        (MONDAY, TUESDAY, None, TUESDAY),
        (MONDAY, TUESDAY, FRIDAY, TUESDAY),
        (TUESDAY, FRIDAY, TUESDAY, TUESDAY),
        (None, None, FRIDAY, FRIDAY),
    ],
)
def test_a_meeting_is_prepared_once_all_is_there_or_earlier_by_word(agenda, consulted, said, since):
    assert prepared_since(agenda=agenda, consulted=consulted, said=said) == since


@pytest.mark.django_db
def test_the_first_time_counts_and_each_meeting_for_itself(django_assert_num_queries):
    branch = a_branch(under=a_committee())
    secretary = a_secretary(branch)
    meeting = a_planned_meeting(branch, secretary, at=MONDAY)
    other = a_planned_meeting(branch, secretary, kind="thematic", at=FRIDAY)
    change_plan(meeting, place="Hội trường", actor=secretary, at=TUESDAY)
    for at in (TUESDAY, FRIDAY):
        write_agenda(meeting, AGENDA, actor=secretary, at=at)
    mark_prepared(meeting, actor=secretary, at=FRIDAY)

    with django_assert_num_queries(1):
        done = steps_done([meeting.pk, other.pk])

    assert done == {
        meeting.pk: StepsDone(planned_at=MONDAY, prepared_at=TUESDAY),
        other.pk: StepsDone(planned_at=FRIDAY),
    }
