"""The score sheet on paper: every line of the table with room for points and reasons."""

from collections.abc import Iterator

from chibo.kernel.days import day_of
from chibo.meetings.models import Meeting
from chibo.quality.tables import engine_table, top_groups
from chibo.records.composing.words import number
from chibo.rendering.working_paper import Fields, Grid, Part, Title, WideColumn, Words, WorkingPaper
from chibo.rulebook.models import CriteriaTable
from chibo.rulebook.queries import criteria_table_in_force
from chibo.sync.paper.codes import PaperKind
from chibo.sync.paper.sheets import Printed

_COLUMNS = (
    WideColumn("Mục", 7, centred=True),
    WideColumn("Nội dung", 55),
    WideColumn("Tối đa", 9, centred=True),
    WideColumn("Điểm", 9, centred=True),
    WideColumn("Lý do trừ", 20),
)


def score_sheet(meeting: Meeting, printed: Printed) -> WorkingPaper | None:
    """Return the table in force for the meeting as a sheet; none where none is in force."""
    on = day_of(meeting.planned_at)
    row = criteria_table_in_force(meeting.branch, kind=meeting.kind, on=on)
    if row is None:
        return None
    issued = f"{row.issuer}, số {row.number}" if row.number else row.issuer
    return printed.paper(
        PaperKind.SCORE,
        Words(f"{row.title} ({issued})"),
        *_groups(row),
        Fields(("Tổng điểm:", "Xếp loại:")),
        Fields(("Đồng ý:", "Không đồng ý:", "Không có ý kiến:")),
        Fields(("Thư ký:", "Chủ trì:")),
    )


def _groups(row: CriteriaTable) -> Iterator[Part]:
    for criterion, lines in top_groups(engine_table(row)):
        yield Title(f"{criterion.code}. {criterion.text}")
        rows = [(line.code, line.text, number(line.points), "", "") for line in lines]
        yield Grid(_COLUMNS, tuple(rows), row_mm=9)
