"""Whom to call before the meeting: who has not answered, first those without an account."""

from collections.abc import Iterable

from chibo.meetings.models import InvitationAnswer, Meeting, RosterLine
from chibo.rendering.working_paper import Grid, WideColumn, Words, WorkingPaper
from chibo.sync.paper.codes import PaperKind
from chibo.sync.paper.sheets import Printed

_COLUMNS = (
    WideColumn("TT", 5, centred=True),
    WideColumn("Họ và tên", 34),
    WideColumn("Điện thoại", 20, centred=True),
    WideColumn("Đến", 8, centred=True),
    WideColumn("Xin vắng: lý do", 33),
)


def call_list(meeting: Meeting, printed: Printed) -> WorkingPaper:
    """Return who is to be called, with a line for the answer; telephone numbers of them only."""
    rows = _to_call(meeting)
    if not rows:
        return printed.paper(PaperKind.CALLS, Words("Tất cả đảng viên được mời đã báo."))
    told = f"{len(rows)} đồng chí chưa báo. Hỏi: có dự được không, cần gì để đến dự."
    return printed.paper(
        PaperKind.CALLS, Words(told), Grid(_COLUMNS, tuple(_lines(rows)), row_mm=10)
    )


def _to_call(meeting: Meeting) -> list[RosterLine]:
    waiting = RosterLine.objects.filter(meeting=meeting, answer=InvitationAnswer.NONE)
    lines = waiting.select_related("member").order_by("member__name_order", "pk")
    return sorted(lines, key=lambda line: line.member.user_id is not None)


def _lines(rows: Iterable[RosterLine]) -> Iterable[tuple[str, ...]]:
    for place, line in enumerate(rows, start=1):
        yield str(place), line.name, line.member.phone, "[ ]", ""
