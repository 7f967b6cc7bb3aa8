"""The month's report of a committee as a workbook, in the form that goes upward.

Columns as committees keep them: number, unit, members, day of the meeting,
score, one column for each class with an x, and a note that explains the
deductions. The words are those of a printed Party document, so they are
Vietnamese by nature.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import groupby

from chibo.kernel.days import day_of
from chibo.organization.models import Unit
from chibo.organization.paths import ancestor_ids
from chibo.quality.models import Stage
from chibo.rendering.sheet import Cell, Kind, Sheet, SheetColumn, Workbook
from chibo.reporting.models import BranchMonth, Late
from chibo.reporting.percent import Share
from chibo.reporting.queries.board import path_in_month, rows_under
from chibo.reporting.queries.deductions import deductions_of

COLUMNS = (
    SheetColumn("STT", 5, Kind.NUMBER),
    SheetColumn("Đơn vị", 34),
    SheetColumn("Số đảng viên", 10, Kind.NUMBER),
    SheetColumn("Ngày họp", 12, Kind.DATE),
    SheetColumn("Điểm", 8, Kind.NUMBER),
    SheetColumn("Tốt", 7, Kind.MARK),
    SheetColumn("Khá", 7, Kind.MARK),
    SheetColumn("Trung bình", 7, Kind.MARK),
    SheetColumn("Kém", 7, Kind.MARK),
    SheetColumn("Ghi chú (giải trình điểm trừ)", 60),
)
_CLASSES = 4
_LATE = {
    Late.NOT_HELD: "Chưa họp.",
    Late.NOT_CONVENED: "Chưa thông báo họp.",
    Late.NOT_SEALED: "Chưa hoàn thiện biên bản.",
    Late.SCORE_NOT_SENT: "Chưa gửi điểm.",
}


def month_report(unit: Unit, month: date, *, at: datetime) -> Workbook:
    """Return the report of ``unit`` for ``month``, branches grouped by the unit above them.

    Three questions to the database, whatever the number of branches.
    """
    path = path_in_month(unit.pk, month, on=day_of(at))
    rows = list(rows_under(path, month)) if path else []
    told = deductions_of([row.card_id for row in rows if row.card_id])
    sheet = Sheet(
        name=f"Tháng {month:%m-%Y}",
        columns=COLUMNS,
        rows=_lines(unit, rows, told),
        titles=(
            unit.name.upper(),
            f"TỔNG HỢP CHẤT LƯỢNG SINH HOẠT CHI BỘ THÁNG {month:%m/%Y}",
        ),
        notes=_notes(rows),
    )
    return Workbook((sheet,), at)


def _lines(
    unit: Unit, rows: Sequence[BranchMonth], told: Mapping[int, str]
) -> Iterator[Sequence[Cell]]:
    names = Unit.objects.in_bulk({ancestor_ids(row.path)[-2] for row in rows if row.parent_path})
    number = 0
    for parent, own in groupby(rows, key=lambda row: ancestor_ids(row.path)[-2:-1]):
        branches = list(own)
        if parent and parent != [unit.pk]:
            yield ("", names[parent[0]].name, _members(branches), *[""] * (len(COLUMNS) - 3))
        for row in branches:
            number += 1
            yield _line(number, row, told.get(row.card_id or 0, ""))
    yield _total(rows)


def _line(number: int, row: BranchMonth, deductions: str) -> Sequence[Cell]:
    return (
        number,
        row.branch.name,
        row.members,
        row.held_on,
        row.score,
        *("x" if _class_of(row) == rank else "" for rank in range(1, _CLASSES + 1)),
        _note(row, deductions),
    )


def _class_of(row: BranchMonth) -> int | None:
    """A table with more classes than the form has columns: the lowest share the last one."""
    return min(row.band_rank, _CLASSES) if row.band_rank else None


def _note(row: BranchMonth, deductions: str) -> str:
    words = [_LATE[Late(row.late_what)]] if row.late_what else []
    if row.score is not None and row.score_stage != Stage.FINAL:
        words.append("Điểm chi bộ tự chấm, cấp trên chưa duyệt xong.")
    return " ".join([*words, deductions]).strip()


def _total(rows: Sequence[BranchMonth]) -> Sequence[Cell]:
    met = sum(row.held_on is not None for row in rows)
    return (
        "",
        f"Cộng: {len(rows)} chi bộ",
        _members(rows),
        f"{met} đã họp",
        "",
        *(sum(_class_of(row) == rank for row in rows) for rank in range(1, _CLASSES + 1)),
        "",
    )


def _members(rows: Sequence[BranchMonth]) -> int:
    return sum(row.members for row in rows)


def _notes(rows: Sequence[BranchMonth]) -> tuple[str, ...]:
    share = Share(sum(row.present for row in rows), sum(row.expected for row in rows))
    percent = share.percent
    if percent is None:
        return ("Tỷ lệ dự sinh hoạt: không áp dụng (chưa chi bộ nào họp xong).",)
    told = str(percent).replace(".", ",")
    return (f"Tỷ lệ dự sinh hoạt: {share.part}/{share.whole} = {told} %.",)
