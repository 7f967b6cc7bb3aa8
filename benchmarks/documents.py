"""S9: how long a document takes, from the value to the bytes."""

from datetime import UTC, date, datetime
from pathlib import Path

from benchmarks.figure import RUNS, Figure, median_seconds
from chibo.rendering.document import (
    Align,
    Column,
    Document,
    Header,
    Heading,
    Paragraph,
    Seal,
    Signature,
    Table,
    text,
)
from chibo.rendering.docx import as_docx
from chibo.rendering.layout import Layout, read_layout
from chibo.rendering.pdf import as_pdf
from chibo.rendering.qr import qr_png
from chibo.rendering.sheet import Kind, Sheet, SheetColumn, Workbook, as_xlsx

LAYOUT = Path("chibo/rulebook/layouts/party-document-2026.yaml")
EVENING = datetime(2026, 12, 3, 14, 5, tzinfo=UTC)
ROWS = 100_000


def figures() -> list[Figure]:
    layout, document = _layout(), a_resolution()
    note = f"median of {RUNS} runs; a resolution of two pages, sealed"
    pdf = median_seconds(lambda: as_pdf(document, layout)) * 1000
    docx = median_seconds(lambda: as_docx(document, layout)) * 1000
    xlsx = median_seconds(lambda: as_xlsx(a_roster()))
    return [
        Figure("S9", "PDF", pdf, "ms", "≤ 50 ms", note),
        Figure("S9", ".docx", docx, "ms", "≤ 80 ms", note),
        Figure("S9", f".xlsx of {ROWS:,} rows", xlsx, "s", "≤ 6 s", f"median of {RUNS}; 6 columns"),
    ]


def _layout() -> Layout:
    return read_layout(LAYOUT.read_text(encoding="utf-8"))


def a_resolution() -> Document:
    """Return a resolution as long as those of real branches: two pages, a table, a seal."""
    table = Table(
        (
            Column("TT", 1, Align.CENTER),
            Column("Nhiệm vụ đã giao tháng trước", 6),
            Column("Kết quả", 4),
        ),
        tuple(
            (str(number), f"Vận động hộ dân ngõ {number} hiến đất mở rộng đường", "Hoàn thành")
            for number in range(1, 9)
        ),
    )
    part = Paragraph(text("Chi bộ quán triệt và tổ chức thực hiện nghị quyết của Đảng ủy. " * 5))
    return Document(
        header=Header(
            "Đảng ủy phường Bắc Hồng Lĩnh",
            "Chi bộ tổ dân phố Thuận Hòa",
            "Bắc Hồng Lĩnh",
            date(2026, 12, 3),
            number="05-NQ/CB",
        ),
        composed_at=EVENING,
        title="Nghị quyết",
        summary="Lãnh đạo thực hiện nhiệm vụ tháng 12 năm 2026",
        blocks=(Heading("I. Đánh giá"), *[part] * 4, table, Heading("II. Nhiệm vụ"), *[part] * 4),
        signatures=(Signature("Bí thư", "Nguyễn Thị Ánh Tuyết", authority="T/M chi bộ"),),
        recipients=("Đảng ủy phường (để b/c)", "Lưu Chi bộ"),
        seal=Seal("TH-7K3M-9QXD", qr_png("TH-7K3M-9QXD")),
    )


def a_roster() -> Workbook:
    columns = (
        SheetColumn("TT", 6, Kind.NUMBER),
        SheetColumn("Họ và tên", 30),
        SheetColumn("Ngày vào Đảng", 14, Kind.DATE),
        SheetColumn("Chi bộ", 30),
        SheetColumn("Điểm", 8, Kind.NUMBER),
        SheetColumn("Tỷ lệ dự họp", 10, Kind.PERCENT),
    )
    admitted = date(1998, 5, 19)
    rows = (
        (number, f"Nguyễn Thị Ánh {number}", admitted, "Chi bộ Thuận Hòa", 92.5, 0.9)
        for number in range(1, ROWS + 1)
    )
    return Workbook((Sheet("Danh sách", columns, rows, titles=("DANH SÁCH ĐẢNG VIÊN",)),), EVENING)
