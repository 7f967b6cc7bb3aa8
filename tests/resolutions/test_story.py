"""One evening through the doors of people and the worker, from the draft to the next agenda."""

from datetime import UTC, date, datetime

import pytest

from chibo.meetings.models import Meeting
from chibo.meetings.operations.appending import append_entries
from chibo.resolutions.models import Resolution, Task
from chibo.resolutions.operations.drafting import (
    NOT_BEGUN,
    draft_resolution,
    put_to_the_meeting,
)
from chibo.resolutions.operations.numbering import number_resolution
from chibo.resolutions.operations.reporting import finish_task
from chibo.resolutions.progress import Ratio
from chibo.resolutions.queries.figures import tasks_done
from chibo.resolutions.queries.notes import agenda_notes_for
from chibo.resolutions.tasks import follow_journals
from tests.meetings.factories import (
    AFTERWARDS,
    EVE,
    a_convened_meeting,
    a_planned_meeting,
    an_entry,
    minutes_later,
)
from tests.resolutions.factories import DRAFT, a_staffed_branch

JANUARY = date(2027, 1, 1)
JANUARY_4 = datetime(2027, 1, 4, 12, 30, tzinfo=UTC)


@pytest.mark.django_db
def test_what_the_meeting_voted_is_numbered_followed_and_looked_back_on():
    branch, secretary, dung = a_staffed_branch()
    meeting = a_convened_meeting(branch, secretary)
    resolution = draft_resolution(meeting, DRAFT, began_with=NOT_BEGUN, actor=secretary, at=EVE)
    digest = put_to_the_meeting(resolution, began_with=1, actor=secretary, at=EVE).digest
    base = [str(dung.pk), str(secretary.member.pk)]
    vote = {"vote": "v1", "matter": "resolution", "digest": digest}
    tally = {"base": base, "for": 2, "against": 0, "carried": True}
    task = {"task": "t1", "text": "Thu phí", "lead": str(dung.pk), "due_on": "2026-12-20"}
    entries = [
        an_entry(meeting, secretary, "opened", place="Nhà văn hóa"),
        an_entry(meeting, secretary, "rest_present", at=minutes_later(5)),
        an_entry(meeting, secretary, "task_agreed", at=minutes_later(60), **task),
        an_entry(meeting, secretary, "vote_opened", at=minutes_later(70), **vote),
        an_entry(meeting, secretary, "vote_closed", at=minutes_later(72), **vote, **tally),
        an_entry(meeting, secretary, "closed", at=minutes_later(120)),
    ]
    append_entries(meeting, entries, actor=secretary, at=AFTERWARDS)

    follow_journals.func()
    number_resolution(Resolution.objects.get(), actor=secretary, at=AFTERWARDS)
    day = date(2026, 12, 18)
    finish_task(Task.objects.get(), "Thu đủ", finished_on=day, actor=dung.user, at=JANUARY_4)
    january = a_planned_meeting(branch, secretary, month=JANUARY, planned_at=JANUARY_4)

    resolution = Resolution.objects.get()
    assert Meeting.objects.get(pk=meeting.pk).state == "closed"
    assert (resolution.printed_number, resolution.in_favour, resolution.base) == (
        "01-NQ/CB",
        2,
        2,
    )
    assert [(note.text, note.report) for note in agenda_notes_for(january).tasks] == [
        ("Thu phí", "Thu đủ")
    ]
    assert tasks_done(january, on=date(2027, 1, 4)).done_on_time_of_due == Ratio(1, 1)
