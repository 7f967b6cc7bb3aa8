"""An evening that is held today: a branch of forty, its agenda, its secretary who writes."""

from datetime import datetime, timedelta

from django.utils import timezone

from chibo.kernel.days import day_of, first_of_month
from chibo.meetings.agenda import AgendaLine
from chibo.meetings.operations.convening import convene
from tests.factories import a_branch, a_member, a_secretary
from tests.meetings.factories import a_prepared_meeting

AGENDA = (
    AgendaLine(title="Khai mạc, điểm danh", minutes=10, content_group="opening"),
    AgendaLine(title="Thời sự, bản tin", minutes=15, content_group="information"),
    AgendaLine(title="Kiểm điểm nghị quyết tháng trước", minutes=20, content_group="review"),
    AgendaLine(title="Nhiệm vụ tháng này", minutes=25, content_group="tasks"),
    AgendaLine(title="Tự phê bình và phê bình", minutes=20, content_group="criticism"),
    AgendaLine(title="Biểu quyết, kết luận, chấm điểm", minutes=20, content_group="conclusion"),
)
FAMILIES = ("Bùi Thị", "Nguyễn Văn", "Phan Văn", "Trần Đức", "Hồ Xuân", "Lê Thị", "Võ Thị", "Đặng")
GIVEN = ("An", "Bình", "Đông", "Hạnh", "Lâm", "Long", "Nam", "Ngọc", "Sơn", "Yến")


def names(number):
    """Names of so many members, none of them twice."""
    wanted = [f"{family} {given}" for given in GIVEN for family in FAMILIES]
    return wanted[:number]


def a_branch_with(number, *, under=None):
    """Return a branch of so many members and the account of its secretary, who is one of them."""
    branch = a_branch(under=under)
    secretary = a_secretary(branch)
    members = [
        a_member(branch, name, with_account=place == 0)
        for place, name in enumerate(names(number - 1))
    ]
    return branch, secretary, members


def a_meeting_today(branch, secretary, *, at: datetime | None = None):
    """Return a convened meeting planned for an hour ago."""
    at = at or timezone.now()
    planned_at, before = at - timedelta(hours=1), at - timedelta(days=2)
    meeting = a_prepared_meeting(
        branch,
        secretary,
        agenda=AGENDA,
        at=before,
        planned_at=planned_at,
        month=first_of_month(day_of(planned_at)),
        place="Nhà văn hóa Thuận Hòa",
        window_reason="Bão số 9",
    )
    return convene(meeting, actor=secretary, at=before).meeting
