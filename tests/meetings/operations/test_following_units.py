from datetime import UTC, date, datetime

import pytest

from chibo.meetings.lifecycle import State
from chibo.meetings.models import Meeting
from chibo.organization.errors import ChangeStopped
from chibo.organization.operations.ending import dissolve_unit, merge_into
from chibo.organization.operations.placing import create_unit
from chibo.organization.operations.taking_back import take_back_event
from tests.factories import EVENING, a_branch, a_committee, an_administrator

pytestmark = pytest.mark.django_db

ON = date(2026, 12, 15)  # twelve days after the day on which it is decided
DECEMBER_10 = datetime(2026, 12, 10, 12, 30, tzinfo=UTC)
DECEMBER_20 = datetime(2026, 12, 20, 12, 30, tzinfo=UTC)


@pytest.fixture
def told():
    return {"on": ON, "actor": an_administrator(), "at": EVENING}


@pytest.fixture
def branches():
    commune = a_committee()
    return a_branch("Chi bộ 1", under=commune), a_branch("Chi bộ 2", under=commune)


def a_meeting(branch, at, state, **more):
    return Meeting.objects.create(
        branch=branch,
        month=at.date().replace(day=1),
        kind=more.pop("kind", "regular"),
        place="Nhà văn hóa",
        planned_at=at,
        state=state,
        **more,
    )


def lines(done):
    return [(one.number, one.is_stop) for one in done.effects]


def test_a_meeting_planned_for_after_the_merger_is_cancelled_with_the_reason(branches, told):
    first, second = branches
    before = a_meeting(first, DECEMBER_10, State.PREPARED)
    after = a_meeting(first, DECEMBER_20, State.CONVENED, kind="thematic")
    theirs = a_meeting(second, DECEMBER_20, State.CONVENED)

    done = merge_into(second, [first], **told)

    assert lines(done) == [(1, False)]
    states = dict(Meeting.objects.values_list("pk", "state"))
    assert states == {before.pk: "prepared", after.pk: "cancelled", theirs.pk: "convened"}
    after.refresh_from_db()
    assert after.cancelled_reason == "Chi bộ sáp nhập vào Chi bộ 2 từ ngày 15/12/2026."


def test_once_the_day_has_come_what_was_not_held_is_cancelled_too(branches, told):
    first, second = branches
    overdue = a_meeting(first, datetime(2026, 11, 3, 12, tzinfo=UTC), State.PREPARED)

    merge_into(second, [first], **told | {"on": date(2026, 12, 1)})

    overdue.refresh_from_db()
    assert overdue.state == State.CANCELLED


@pytest.mark.parametrize(
    ("state", "opened_at"),
    [(State.IN_SESSION, DECEMBER_10), (State.SEALED, DECEMBER_20)],
)
def test_a_meeting_that_runs_or_was_held_later_stops_the_change(branches, told, state, opened_at):
    first, second = branches
    a_meeting(first, opened_at, state, opened_at=opened_at)

    with pytest.raises(ChangeStopped) as stopped:
        merge_into(second, [first], **told)

    assert lines(stopped.value) == [(1, True)]


def test_what_is_not_sealed_is_told_and_stops_nothing(branches, told):
    first, _second = branches
    a_meeting(first, DECEMBER_10, State.CLOSED, opened_at=DECEMBER_10)

    assert lines(dissolve_unit(first, **told)) == [(1, False)]


def test_a_new_branch_that_planned_a_meeting_is_not_taken_back(branches, told):
    made = create_unit("Chi bộ 3", kind="branch", parent=branches[0].parent, **told)
    a_meeting(made, DECEMBER_20, State.PLANNED)

    with pytest.raises(ChangeStopped):
        take_back_event(made.events.get(), actor=told["actor"], at=EVENING)


def test_a_meeting_that_was_cancelled_stays_so_when_the_merger_is_taken_back(branches, told):
    first, second = branches
    meeting = a_meeting(first, DECEMBER_20, State.PLANNED)
    done = merge_into(second, [first], **told)

    take_back_event(done.event, actor=told["actor"], at=EVENING)

    meeting.refresh_from_db()
    assert meeting.state == State.CANCELLED
