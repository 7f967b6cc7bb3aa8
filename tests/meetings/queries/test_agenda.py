from datetime import UTC, date, datetime

import pytest

from chibo.meetings.operations.preparing import write_agenda
from chibo.meetings.queries.agenda import agenda_from_template
from chibo.planning.errors import NoAgendaTemplate
from tests.factories import a_branch, a_secretary
from tests.meetings.factories import NOVEMBER_25, a_planned_meeting

pytestmark = pytest.mark.django_db


@pytest.fixture
def branch():
    return a_branch()


@pytest.fixture
def secretary(branch):
    return a_secretary(branch)


def test_the_template_of_a_regular_meeting_becomes_its_agenda(branch, secretary):
    meeting = a_planned_meeting(branch, secretary)

    written = write_agenda(meeting, agenda_from_template(meeting), actor=secretary, at=NOVEMBER_25)

    assert [item.step for item in written if item.is_required][:3] == [
        "purpose",
        "clerk",
        "roll_call",
    ]
    assert all(item.minutes and item.content_group and not item.part for item in written)


def test_a_combined_meeting_holds_the_topic_after_the_regular_part(branch, secretary):
    meeting = a_planned_meeting(branch, secretary, kind="combined")

    lines = agenda_from_template(meeting)

    parts = {line.step: line.part for line in lines}
    assert (parts["roll_call"], parts["topic_discussion"]) == ("regular", "thematic")


def test_before_the_first_known_order_the_agenda_is_written_by_hand(branch, secretary):
    meeting = a_planned_meeting(
        branch,
        secretary,
        month=date(2010, 1, 1),
        planned_at=datetime(2010, 1, 4, 12, 0, tzinfo=UTC),
        window_reason="Nhập lại sổ cũ",
        kind="thematic",
    )

    with pytest.raises(NoAgendaTemplate):
        agenda_from_template(meeting)
