"""Papers of an invented branch, as real ones look."""

from datetime import UTC, date, datetime
from pathlib import Path

from chibo.rendering.document import (
    Align,
    Column,
    Document,
    Header,
    Heading,
    KeyValue,
    KeyValues,
    Listing,
    Paragraph,
    Run,
    Seal,
    Signature,
    Table,
    text,
)
from chibo.rendering.layout import Layout, read_layout
from chibo.rendering.qr import qr_png

LAYOUTS = Path("chibo/rulebook/layouts")
EVENING = datetime(2026, 12, 3, 14, 5, tzinfo=UTC)
PARENT, ISSUER = "Đảng ủy phường Bắc Hồng Lĩnh", "Chi bộ tổ dân phố Thuận Hòa"
HEADER = Header(PARENT, ISSUER, "Bắc Hồng Lĩnh", date(2026, 12, 3), number="05-NQ/CB")
SECRETARY = Signature(
    post="Bí thư",
    name="Nguyễn Thị Ánh Tuyết",
    authority="T/M chi bộ",
    confirmed="Ký xác nhận điện tử\nlúc 21 giờ 05, ngày 03/12/2026",
)
TASKS = Table(
    (
        Column("TT", 1, Align.CENTER),
        Column("Nhiệm vụ đã giao tháng trước", 6),
        Column("Tình trạng đầu kỳ", 3),
        Column("Kết quả", 4),
    ),
    (
        ("1", "Vận động 12 hộ dân ngõ 3 hiến đất mở rộng đường", "Đang thực hiện", "10/12 hộ"),
        ("2", "Thu đảng phí quý IV, nộp về Đảng ủy phường", "Chưa thực hiện", "Hoàn thành"),
        ("3", "Giúp đỡ quần chúng Trần Đình Đức học lớp nhận thức", "Mới giao", "Đúng hạn"),
    ),
)
SCORE = Table(
    (
        Column("Nội dung chấm điểm", 6),
        Column("Điểm tối đa", 2, Align.CENTER),
        Column("Tự chấm", 2, Align.CENTER),
    ),
    (
        ("Công tác chuẩn bị", "5", "5"),
        ("Đảng viên dự sinh hoạt", "10", "8"),
        ("Nội dung sinh hoạt", "40", "38,5"),
        ("Tổng cộng", "100", "92,5"),
    ),
)


def party_layout() -> Layout:
    return read_layout((LAYOUTS / "party-document-2026.yaml").read_text(encoding="utf-8"))


def invitation_layout() -> Layout:
    return read_layout((LAYOUTS / "invitation-a5-2026.yaml").read_text(encoding="utf-8"))


def a_seal() -> Seal:
    code = "TH-7K3M-9QXD"
    return Seal(code, qr_png(code), note="Đối chiếu tại trang Kiểm tra văn bản của Đảng ủy phường.")


def a_resolution(**changes: object) -> Document:
    said: dict[str, object] = {
        "header": HEADER,
        "composed_at": EVENING,
        "title": "Nghị quyết",
        "summary": "Lãnh đạo thực hiện nhiệm vụ tháng 12 năm 2026",
        "blocks": (
            Paragraph(
                text(
                    "Ngày 03 tháng 12 năm 2026, Chi bộ tổ dân phố Thuận Hòa tổ chức sinh hoạt"
                    " thường kỳ. Dự sinh hoạt có 36/40 đảng viên (đạt 90%); vắng có lý do 03"
                    " đồng chí, vắng không có lý do 01 đồng chí. Thời gian sinh hoạt 115 phút."
                    " Chủ trì: đồng chí Nguyễn Thị Ánh Tuyết; thư ký: đồng chí Lê Quang Đạo."
                )
            ),
            Heading("I. Đánh giá kết quả thực hiện nhiệm vụ tháng 11"),
            Heading("1. Công tác chính trị, tư tưởng", 2),
            Paragraph(
                (
                    Run("Chi bộ đã quán triệt "),
                    Run("Chỉ thị 50-CT/TW", bold=True),
                    Run(" về "),
                    Run("tiếp tục đổi mới và nâng cao chất lượng sinh hoạt chi bộ", italic=True),
                    Run(" đến toàn thể đảng viên; tư tưởng đảng viên ổn định, tin tưởng."),
                )
            ),
            Heading("2. Kết quả các nhiệm vụ đã giao", 2),
            TASKS,
            Heading("3. Hạn chế, nguyên nhân", 2),
            Listing(
                (
                    text("Còn 02 hộ chưa đồng thuận hiến đất."),
                    text("Một số đảng viên trẻ ít phát biểu trong sinh hoạt."),
                )
            ),
            Heading("II. Nhiệm vụ tháng 12"),
            Listing(
                (
                    text(
                        "Hoàn thành mở rộng đường ngõ 3; đồng chí Phạm Văn Hữu chủ trì, xong"
                        " trước ngày 25/12/2026, báo cáo tại kỳ sinh hoạt tháng 01/2027."
                    ),
                    text("Tổng kết năm, kiểm điểm và xếp loại đảng viên; chi ủy chủ trì."),
                    text(
                        "Thăm hỏi 05 gia đình chính sách dịp 22/12; đồng chí Võ Thị Hằng chủ trì."
                    ),
                ),
                numbered=True,
            ),
            Heading("III. Tổ chức thực hiện"),
            Paragraph(
                text(
                    "Chi ủy đăng nghị quyết trên Sổ tay đảng viên điện tử và báo cáo Đảng ủy"
                    " phường trong 02 ngày."
                )
            ),
            Heading("IV. Tự chấm điểm chất lượng sinh hoạt"),
            SCORE,
            Paragraph(
                text(
                    "Nghị quyết được chi bộ biểu quyết thông qua với 33/37 đảng viên chính thức"
                    " tán thành, đạt 89,2%."
                )
            ),
        ),
        "signatures": (SECRETARY,),
        "recipients": ("Đảng ủy phường (để b/c)", "Các đồng chí chi ủy viên", "Lưu Chi bộ"),
        "seal": a_seal(),
    }
    return Document(**(said | changes))  # type: ignore[arg-type]


def a_bare_paper(**changes: object) -> Document:
    """Nothing but what must be there."""
    said: dict[str, object] = {"header": HEADER, "composed_at": EVENING}
    return Document(**(said | changes))  # type: ignore[arg-type]


def a_long_table(rows: int) -> Table:
    columns = (Column("TT", 1, Align.RIGHT), Column("Họ và tên đảng viên", 5), Column("Ghi chú", 3))
    return Table(
        columns,
        tuple((str(number), f"Đảng viên thứ {number}", "") for number in range(1, rows + 1)),
    )


def a_table_of_tall_rows(rows: int) -> Table:
    """Return a table whose every row takes three lines, its first and last words numbered."""
    said = " việc chi bộ giao cho đảng viên" * 4
    return Table(
        (Column("TT", 1), Column("Nhiệm vụ", 5), Column("Ghi chú", 5)),
        tuple((str(at), f"Đầu{at}{said} cuối{at}", "") for at in range(1, rows + 1)),
    )


def the_minutes() -> Document:
    return Document(
        header=Header(PARENT, ISSUER, "Bắc Hồng Lĩnh", date(2026, 12, 3)),
        composed_at=EVENING,
        title="Biên bản",
        summary="Sinh hoạt chi bộ thường kỳ tháng 12 năm 2026",
        blocks=(
            KeyValues(
                (
                    KeyValue("Thời gian bắt đầu", "19 giờ 30, ngày 03/12/2026"),
                    KeyValue("Địa điểm", "Nhà văn hóa tổ dân phố Thuận Hòa"),
                    KeyValue("Chủ trì", "đồng chí Nguyễn Thị Ánh Tuyết, Bí thư chi bộ"),
                    KeyValue(
                        "Có mặt", "36/40 đồng chí; vắng có lý do: Bùi Văn Ất, Đỗ Thị Ngữ, Hà Ợi"
                    ),
                )
            ),
            Heading("1. Ý kiến thảo luận"),
            *(
                Paragraph((Run(f"{number}. Đồng chí {name}: ", bold=True), Run(said)))
                for number, (name, said) in enumerate(SPEECHES * 6, start=1)
            ),
            Heading("2. Biểu quyết nghị quyết"),
            Paragraph(text("Tán thành 33/37 (89,2%); không tán thành 0; ý kiến khác 1.")),
            Paragraph(text("Hội nghị kết thúc lúc 21 giờ 25 cùng ngày.")),
        ),
        signatures=(
            Signature("Người ghi biên bản", "Lê Quang Đạo"),
            Signature("Chủ trì hội nghị", "Nguyễn Thị Ánh Tuyết", confirmed=SECRETARY.confirmed),
        ),
        seal=a_seal(),
    )


SPEECHES = (
    (
        "Phạm Văn Hữu",
        "Đề nghị chi ủy gặp riêng hai hộ còn lại ở ngõ 3, vận động bằng việc làm cụ thể.",
    ),
    (
        "Võ Thị Hằng",
        "Nhất trí với báo cáo; đề nghị bổ sung việc thăm hỏi gia đình chính sách dịp 22/12.",
    ),
    ("Trần Quốc Toản", "Đề nghị đảng viên trẻ đăng ký nội dung phát biểu trước khi họp ba ngày."),
)


def an_invitation(name: str) -> Document:
    return Document(
        header=Header(PARENT, ISSUER, "Bắc Hồng Lĩnh", date(2026, 11, 28)),
        composed_at=EVENING,
        title="Giấy mời",
        summary="Sinh hoạt chi bộ thường kỳ tháng 12 năm 2026",
        blocks=(
            Paragraph((Run("Kính mời đồng chí: "), Run(name, bold=True))),
            Paragraph(
                text("Dự sinh hoạt lúc 19 giờ 30, thứ Năm, ngày 03/12/2026 tại Nhà văn hóa.")
            ),
        ),
        signatures=(Signature("Bí thư", "Nguyễn Thị Ánh Tuyết", authority="T/M chi bộ"),),
    )
