"""The papers of one meeting, composed from its pack; in Vietnamese, as on all papers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.dateparse import parse_datetime

from chibo.kernel.days import local
from chibo.membership.models import Duty, PostKind
from chibo.rendering.working_paper import (
    BOX,
    Fields,
    Grid,
    Lines,
    Part,
    Title,
    WideColumn,
    Words,
    WorkingPaper,
)
from chibo.sync.packs.pack import JSON, DevicePack
from chibo.sync.paper.codes import PaperKind, code_of

TITLES: Mapping[PaperKind, str] = {
    PaperKind.ATTENDANCE: "Bảng điểm danh",
    PaperKind.TELLERS: "Biên bản kiểm phiếu",
    PaperKind.SCORE: "Phiếu chấm điểm sinh hoạt",
    PaperKind.BOOKLET: "Sổ tay điều hành",
    PaperKind.CALLS: "Danh sách gọi điện",
    PaperKind.BALLOTS: "Phiếu biểu quyết",
}
_EMPTY_ROWS = 3
_SPEAKERS = 15
_TASKS = 8


@dataclass(frozen=True, slots=True)
class Printed:
    """What papers are made of; ``address`` is where a code is typed or scanned."""

    pack: DevicePack
    address: str

    @property
    def about(self) -> str:
        """Of which meeting: branch, kind and month, hour and place."""
        meeting = self.pack["meeting"]
        at = parse_datetime(meeting["planned_at"])
        assert at is not None
        when = f"{local(at):%H giờ %M, ngày %d/%m/%Y}"
        kind = f"Sinh hoạt {meeting['kind_label']} tháng {meeting['month_label']}"
        return f"{meeting['branch']}\n{kind}\n{when}, tại {meeting['place']}"

    @property
    def roster(self) -> list[JSON]:
        """The lines who may come; suspended members are on no list."""
        return [one for one in self.pack["frame"]["roster"] if one["duty"] != Duty.SUSPENDED]

    def paper(self, kind: PaperKind, *parts: Part) -> WorkingPaper:
        code = code_of(kind, int(self.pack["meeting"]["id"]))
        return WorkingPaper(
            title=TITLES[kind],
            about=self.about,
            code=code,
            address=f"{self.address}?code={code}",
            parts=parts,
        )


def attendance_sheet(printed: Printed) -> WorkingPaper:
    """Return the roster to tick and to sign, in the order of names, with lines for guests."""
    columns = (
        WideColumn("TT", 5, centred=True),
        WideColumn("Họ và tên", 34),
        WideColumn("Chức vụ, ghi chú", 22),
        WideColumn("Có mặt", 9, centred=True),
        WideColumn("Giờ đến", 10, centred=True),
        WideColumn("Vắng: lý do", 22),
        WideColumn("Ký tên", 18),
    )
    rows = tuple(
        (str(place), line["name"], _remark(line), BOX, "", _excuse(line), "")
        for place, line in enumerate(printed.roster, start=1)
    )
    empty = tuple(("", "", "", BOX, "", "", "") for _row in range(_EMPTY_ROWS))
    return printed.paper(
        PaperKind.ATTENDANCE,
        Grid(columns, (*rows, *empty)),
        Fields(("Có mặt:", "Vắng có lý do:", "Vắng không lý do:")),
        Title("Khách dự"),
        Lines("", 2),
        Fields(("Thư ký:", "Chủ trì:")),
    )


def tellers_record(printed: Printed) -> WorkingPaper:
    """Return the record of tellers: one block for each of three votes, one for an election."""
    return printed.paper(
        PaperKind.TELLERS,
        Words("Mỗi lần bỏ phiếu ghi một khung. Cộng lại phải bằng số người có quyền biểu quyết."),
        *(part for place in range(1, 4) for part in _count(place)),
        Title("Bầu cử: số phiếu của từng đồng chí"),
        Fields(("Bầu chức danh:", "Số người cần bầu:")),
        Grid(
            (
                WideColumn("TT", 8, centred=True),
                WideColumn("Họ và tên", 60),
                WideColumn("Số phiếu", 20),
            ),
            tuple((str(place), "", "") for place in range(1, 9)),
        ),
        Fields(("Tổ trưởng kiểm phiếu:", "Thành viên:")),
    )


def booklet(printed: Printed) -> WorkingPaper:
    """Return the one booklet of the chair: agenda with words, tasks, room to write, roster."""
    return printed.paper(
        PaperKind.BOOKLET,
        Fields(("Khai mạc lúc:", "Kết thúc lúc:")),
        Fields(("Chủ trì:", "Thư ký:")),
        Title("Chương trình"),
        *_agenda(printed.pack),
        Title("Nhiệm vụ của kỳ trước"),
        _tasks_before(printed.pack),
        Title("Ý kiến phát biểu"),
        _speakers(),
        Title("Kết luận của chủ trì"),
        Lines("", 6),
        Title("Nhiệm vụ giao kỳ này"),
        _tasks_given(),
        Title("Đảng phí, sổ ghi chép, phòng họp"),
        Fields(("Đã đóng đảng phí:", "Trên tổng số:", "Số tiền:")),
        Fields(("Số sổ ghi chép:", "Phòng họp, trang thiết bị:")),
        Title("Danh sách triệu tập"),
        _ticks(printed),
    )


def _count(place: int) -> tuple[Part, ...]:
    return (
        Title(f"Biểu quyết {place}"),
        Lines("Nội dung:"),
        Fields(("Giờ:", "Có quyền biểu quyết:", "Phát ra:", "Thu về:")),
        Fields(("Đồng ý:", "Không đồng ý:", "Không có ý kiến:", "Không hợp lệ:")),
    )


def _agenda(pack: DevicePack) -> Iterator[Part]:
    for place, item in enumerate(pack["frame"]["agenda"], start=1):
        minutes = f" ({item['minutes']} phút)" if item["minutes"] else ""
        yield Words(f"{place}. {item['title']}{minutes}", large=True)
        words = pack["script"].get(item["item"], "")
        if words:
            yield Words(words)


def _tasks_before(pack: DevicePack) -> Part:
    if not pack["tasks_before"]:
        return Words("Không còn nhiệm vụ nào chưa xong.")
    columns = (
        WideColumn("Nhiệm vụ", 46),
        WideColumn("Phụ trách", 24),
        WideColumn("Hạn", 13, centred=True),
        WideColumn("Kết quả", 27),
    )
    rows = [
        (task["text"], task["lead_name"], _day(task["due_on"]), "") for task in pack["tasks_before"]
    ]
    return Grid(columns, tuple(rows), row_mm=11)


def _speakers() -> Part:
    columns = (
        WideColumn("Giờ", 8, centred=True),
        WideColumn("Họ và tên", 26),
        WideColumn("Nội dung tóm tắt", 66),
    )
    return Grid(columns, (("", "", ""),) * _SPEAKERS, row_mm=11)


def _tasks_given() -> Part:
    columns = (WideColumn("Nhiệm vụ", 54), WideColumn("Phụ trách", 26), WideColumn("Hạn", 16))
    return Grid(columns, (("", "", ""),) * _TASKS, row_mm=11)


def _ticks(printed: Printed) -> Part:
    """Return the roster in two columns, with a box before each name."""
    names = [line["name"] for line in printed.roster]
    half = -(-len(names) // 2)
    left, right = names[:half], names[half:] + [""] * (2 * half - len(names))
    columns = (
        WideColumn("", 5, centred=True),
        WideColumn("Họ và tên", 45),
        WideColumn("", 5, centred=True),
        WideColumn("Họ và tên", 45),
    )
    rows = tuple(
        (BOX, one, BOX if other else "", other) for one, other in zip(left, right, strict=True)
    )
    return Grid(columns, rows, row_mm=7)


def _remark(line: JSON) -> str:
    post = str(PostKind(line["post"]).label) if line["post"] in PostKind.values else ""
    standing = "dự bị" if line["standing"] == "probationary" else ""
    duty = str(Duty(line["duty"]).label) if _is_another_duty(line["duty"]) else ""
    return ", ".join(filter(None, (post, standing, duty)))


def _is_another_duty(duty: str) -> bool:
    return duty in Duty.values and duty != Duty.ACTIVE


def _excuse(line: JSON) -> str:
    excuse = line["excuse"]
    if excuse is None:
        return ""
    words = excuse["reason"] or "xin vắng"
    return str(words) if excuse["state"] == "accepted" else f"xin vắng: {words}"


def _day(iso: str | None) -> str:
    return "/".join(reversed(iso.split("-"))) if iso else ""
