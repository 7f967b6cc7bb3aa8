from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from chibo.meetings.lifecycle import State
from chibo.meetings.models import AgendaItem
from chibo.resolutions.content import Draft
from chibo.resolutions.models import Target, TaskReport
from chibo.resolutions.operations.reporting import finish_task, report_task
from chibo.resolutions.operations.steering import set_target_result
from chibo.resolutions.queries.notes import (
    AgendaNotes,
    TargetNote,
    TaskNote,
    agenda_notes_for,
)
from chibo.resolutions.queries.suggestion import suggested_draft
from tests.resolutions.factories import (
    DECEMBER_3,
    DECEMBER_10,
    DUE,
    JANUARY_4,
    NOVEMBER_3,
    a_held_meeting,
    a_staffed_branch,
    a_task,
    an_adopted_resolution,
    swept,
)
from tests.resolutions.factories import agreed as agreed_task

pytestmark = pytest.mark.django_db


def _two_months():
    """December's meeting with three tasks and a target, and January's to come."""
    branch, secretary, dung = a_staffed_branch()
    december = a_held_meeting(branch, dung, at=DECEMBER_3)
    for key, text in (("t1", "Vận động hiến đất"), ("t2", "Thu đảng phí"), ("t3", "Viết bài")):
        agreed_task(december, key, lead=dung, text=text)
    resolution = an_adopted_resolution(december, secretary, dung)
    january = a_held_meeting(branch, dung, at=JANUARY_4, state=State.PREPARED)
    return secretary, dung, resolution, january


def _item(meeting, position, *, title="Kiểm điểm", **more):
    return AgendaItem.objects.create(
        meeting=meeting, position=position, title=title, minutes=20, **more
    )


def _note(task, **more):
    return TaskNote(
        **{
            "task_id": task.pk,
            "text": task.text,
            "lead": "Trần Thị Dung",
            "due_on": DUE,
            "state": "open",
            "is_overdue": True,
            "finished_on": None,
            "percent": None,
            "report": "",
            "reported_on": None,
        }
        | more
    )


def test_open_and_settled_tasks_and_targets_come_into_the_next_agenda_by_themselves():
    secretary, dung, resolution, january = _two_months()
    _item(january, 1, content_group="review", step="report")
    review = _item(january, 2, content_group="review", step="member_tasks")
    _item(january, 3, content_group="tasks", step="discussion")
    first, second, third = resolution.tasks.order_by("key")
    report_task(first, "Được 3 hộ", percent=60, actor=dung.user, at=DECEMBER_10)
    day = date(2026, 12, 9)
    finish_task(second, "Thu đủ", finished_on=day, actor=dung.user, at=DECEMBER_10)
    target = Target.objects.get()
    set_target_result(target, Decimal(250), measured_on=day, actor=secretary, at=DECEMBER_10)

    notes = agenda_notes_for(january)

    said = {"reported_on": date(2026, 12, 10)}
    done = {"state": "done", "is_overdue": False, "finished_on": day}
    assert notes == AgendaNotes(
        item_id=review.pk,
        resolution_id=resolution.pk,
        tasks=(
            _note(first, percent=60, report="Được 3 hộ", **said),
            _note(second, percent=100, report="Thu đủ", **done, **said),
            _note(third),
        ),
        targets=(
            TargetNote(
                target_id=target.pk,
                text="Bê tông hóa đường ngõ",
                unit_of_measure="m",
                planned=Decimal(200),
                result=Decimal(250),
                percent=Decimal("125.0"),
                due_on=DUE,
            ),
        ),
    )


def test_an_agenda_without_that_step_takes_the_first_item_that_looks_back():
    _secretary, _dung, _resolution, january = _two_months()
    _item(january, 1, content_group="opening")
    first = _item(january, 2, content_group="review")
    _item(january, 3, content_group="review")

    assert agenda_notes_for(january).item_id == first.pk


def test_what_happened_after_the_day_of_the_meeting_is_not_told_of_it():
    _secretary, dung, resolution, january = _two_months()
    first = resolution.tasks.order_by("key")[0]
    after = datetime(2027, 1, 6, 2, 0, tzinfo=UTC)
    finish_task(first, "Xong", finished_on=date(2027, 1, 6), actor=dung.user, at=after)

    assert agenda_notes_for(january).tasks[0] == _note(first)


def test_what_the_last_meeting_saw_settled_does_not_come_again_unless_reported_on_since():
    branch, _secretary, dung = a_staffed_branch()
    old = a_held_meeting(branch, at=NOVEMBER_3, state=State.CLOSED)
    a_held_meeting(branch, at=DECEMBER_3, state=State.CLOSED)
    january = a_held_meeting(branch, at=JANUARY_4, state=State.PREPARED)
    settled = {"state": "done", "finished_on": date(2026, 12, 3), "lead": dung, "meeting": old}
    a_task(branch, **settled)
    added_to = a_task(branch, **settled)
    TaskReport.objects.create(task=added_to, text="Thêm", percent=100, by=dung.user, at=DECEMBER_10)
    a_task(branch, state="dropped", dropped_on=date(2026, 12, 9), drop_reason="Trùng", meeting=old)

    found = [(note.task_id == added_to.pk, note.state) for note in agenda_notes_for(january).tasks]

    assert found == [(True, "done"), (False, "dropped")]


def test_a_first_meeting_has_nothing_to_look_back_on():
    branch, _secretary, _dung = a_staffed_branch()

    notes = agenda_notes_for(a_held_meeting(branch, state=State.PLANNED))

    assert notes == AgendaNotes(None, None, (), ())


def test_tasks_agreed_this_evening_are_no_notes_of_this_evening():
    secretary, dung, _resolution, january = _two_months()
    agreed_task(january, "t9", lead=dung)
    an_adopted_resolution(january, secretary)
    swept(january, secretary)

    assert [note.text for note in agenda_notes_for(january).tasks] == [
        "Vận động hiến đất",
        "Thu đảng phí",
        "Viết bài",
    ]


@pytest.mark.parametrize("number", [1, 3])
def test_the_notes_are_six_questions_whatever_the_number_of_tasks(
    number, django_assert_num_queries
):
    _secretary, dung, resolution, january = _two_months()
    for task in resolution.tasks.order_by("key")[number:]:
        task.delete()
    for task in resolution.tasks.all():
        report_task(task, "Đang làm", percent=5, actor=dung.user, at=DECEMBER_10)

    with django_assert_num_queries(6):
        notes = agenda_notes_for(january)

    assert len(notes.tasks) == number


def test_a_draft_is_suggested_from_what_was_left_and_what_is_on_the_agenda():
    secretary, dung, resolution, january = _two_months()
    _item(january, 1, title="Thông tin thời sự", content_group="information")
    _item(january, 2, title="Thảo luận chuẩn bị Tết.", content_group="tasks")
    target = resolution.targets.get()
    day = date(2026, 12, 9)
    set_target_result(target, Decimal(199), measured_on=day, actor=secretary, at=DECEMBER_10)
    first, second, third = resolution.tasks.order_by("key")
    finish_task(second, "Thu đủ.", finished_on=day, actor=dung.user, at=DECEMBER_10)
    third.delete()

    draft = suggested_draft(january)

    assert draft == Draft(
        title="Lãnh đạo thực hiện nhiệm vụ tháng 01/2027",
        review_text=(
            f"- {first.text}: quá hạn (đồng chí Trần Thị Dung).\n"
            f"- {second.text}: đã hoàn thành (đồng chí Trần Thị Dung); Thu đủ.\n"
            "- Chỉ tiêu Bê tông hóa đường ngõ: đạt 99,5%."
        ),
        direction_text=f"- Tiếp tục: {first.text}.\n- Chuẩn bị Tết.",
        implementation_text=(
            "Chi ủy lãnh đạo, kiểm tra, đôn đốc; đảng viên được phân công tổ chức thực hiện "
            "và báo cáo kết quả tại kỳ sinh hoạt tháng sau."
        ),
    )
