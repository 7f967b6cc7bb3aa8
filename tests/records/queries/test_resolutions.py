"""The resolution as it is printed: the adopted text, last month's tasks, who signs."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from chibo.meetings.models import Meeting
from chibo.membership.models import PostKind
from chibo.records.composing.resolution import TaskBefore
from chibo.records.errors import ResolutionInDoubt
from chibo.records.operations.sealing import seal_minutes
from chibo.records.queries.resolutions import resolution_draft, tasks_before
from chibo.records.resolution_draft import Signatory
from chibo.resolutions.models import Resolution, Task, TaskReport, TaskState
from chibo.resolutions.operations.numbering import number_resolution
from tests.factories import a_post
from tests.records.factories import NEXT_DAY, a_confirmed_evening, an_evening, confirm

pytestmark = pytest.mark.django_db

NOVEMBER = datetime(2026, 11, 3, 12, 30, tzinfo=UTC)
OCTOBER = datetime(2026, 10, 3, 12, 30, tzinfo=UTC)
HELD_ON = date(2026, 12, 3)


@pytest.fixture
def evening():
    return an_evening()


def a_meeting_before(evening, at):
    return Meeting.objects.create(
        branch=evening.branch,
        month=at.date().replace(day=1),
        kind="regular",
        place="Nhà văn hóa",
        planned_at=at,
        opened_at=at,
        closed_at=at,
        state="closed",
    )


def a_task(meeting, text, **more):
    return Task.objects.create(
        branch=meeting.branch,
        from_meeting=meeting,
        key=text,
        entry=UUID(int=1),
        text=text,
        agreed_on=meeting.planned_at.date(),
        **more,
    )


def test_last_month_s_tasks_stand_with_what_became_of_them(evening):
    october, november = (a_meeting_before(evening, at) for at in (OCTOBER, NOVEMBER))
    a_task(october, "Làm đường", due_on=date(2026, 11, 30))
    a_task(november, "Thu quỹ", state=TaskState.DONE, finished_on=date(2026, 11, 20))
    a_task(november, "Trồng cây", state=TaskState.DONE_LATE, finished_on=date(2026, 12, 1))
    visit = a_task(november, "Thăm hỏi", due_on=date(2026, 12, 22))
    TaskReport.objects.create(
        task=visit, text="Đã thăm", percent=60, by=evening.secretary, at=NOVEMBER
    )
    a_task(
        november,
        "In tờ rơi",
        state=TaskState.DROPPED,
        dropped_on=date(2026, 11, 25),
        drop_reason="Đã có bản của phường",
    )

    assert tasks_before(evening.meeting, on=HELD_ON) == (
        TaskBefore(text="Làm đường", at_start="Đang thực hiện", result="Đang thực hiện, quá hạn"),
        TaskBefore(text="Thu quỹ", at_start="Mới giao", result="Hoàn thành ngày 20/11/2026"),
        TaskBefore(
            text="Trồng cây", at_start="Mới giao", result="Hoàn thành ngày 01/12/2026 (chậm)"
        ),
        TaskBefore(text="Thăm hỏi", at_start="Mới giao", result="Đang thực hiện, đạt 60%"),
        TaskBefore(
            text="In tờ rơi",
            at_start="Mới giao",
            result="Thôi thực hiện: Đã có bản của phường",
        ),
    )


def test_what_was_done_before_the_last_meeting_is_no_task_of_last_month(evening):
    october, _november = (a_meeting_before(evening, at) for at in (OCTOBER, NOVEMBER))
    a_task(october, "Xong từ lâu", state=TaskState.DONE, finished_on=date(2026, 10, 20))

    assert tasks_before(evening.meeting, on=HELD_ON) == ()


def test_the_first_meeting_has_no_tasks_before(evening):
    assert tasks_before(evening.meeting, on=HELD_ON) == ()


def test_the_opening_tells_attendance_length_chair_and_clerk(evening):
    draft = resolution_draft(Resolution.objects.get())

    assert draft.opening == (
        "Ngày 03/12/2026, Chi bộ TDP Thuận Hòa tổ chức sinh hoạt thường kỳ; "
        "dự họp 4/5 (80%) đảng viên được triệu tập; vắng có lý do 1, vắng không có lý do 0; "
        "thời gian sinh hoạt 95 phút; chủ trì: đồng chí Bùi Xuân Niềm; "
        "thư ký: đồng chí Lê Quang Đạo."
    )


def test_the_secretary_signs_unless_the_deputy_seals(evening):
    deputy = a_post(evening.branch, PostKind.DEPUTY, name="Hồ Thị Lan")
    resolution = Resolution.objects.get()

    signed = [resolution_draft(resolution, signer=who).signatory for who in (None, deputy)]

    assert signed == [
        Signatory(authority="T/M CHI BỘ", post="Bí thư", name="Bùi Xuân Niềm"),
        Signatory(authority="T/M CHI BỘ", post="Phó Bí thư", name="Hồ Thị Lan"),
    ]


def test_a_numbered_resolution_whose_vote_was_corrected_since_is_not_sealed():
    evening = a_confirmed_evening()
    number_resolution(Resolution.objects.get(), actor=evening.secretary, at=NEXT_DAY)
    evening.tell(
        "corrected",
        96,
        target=str(evening.ids["vote v1"]),
        action="replace",
        payload={
            "vote": "v1",
            "matter": "resolution",
            "base": [evening.key(name) for name in ("Niềm", "Đạo", "Hữu", "Hằng")],
            "for": 1,
            "against": 3,
            "carried": False,
            "digest": Resolution.objects.get().adopted_digest,
        },
        reason="Đọc nhầm kết quả",
    )
    confirm(evening, at=NEXT_DAY)

    with pytest.raises(ResolutionInDoubt, match="no carried vote"):
        seal_minutes(evening.meeting, actor=evening.secretary, at=NEXT_DAY)

    assert Meeting.objects.get().state == "closed"


def test_a_resolution_numbered_before_keeps_its_number_in_the_seal():
    evening = a_confirmed_evening()
    number_resolution(Resolution.objects.get(), actor=evening.secretary, at=NEXT_DAY)

    sealed = seal_minutes(evening.meeting, actor=evening.secretary, at=NEXT_DAY)

    assert '"number":"01-NQ/CB"' in sealed.resolution.content
