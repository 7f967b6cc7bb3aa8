"""The invitation to a meeting: what it says, and its text to copy into a message.

The text is read by members of the branch, so it is Vietnamese whatever the
language of the page.
"""

from dataclasses import dataclass
from datetime import datetime

from chibo.kernel.days import local

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


@dataclass(frozen=True, slots=True)
class InvitedItem:
    title: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Invitation:
    """Everything on the printed invitation; ``signed_by`` is empty where nobody is secretary."""

    branch: str
    above: str
    locality: str
    kind: str
    topic: str
    planned_at: datetime
    place: str
    mode: str
    agenda: tuple[InvitedItem, ...]
    papers: tuple[str, ...]
    signed_by: str
    postponed_reason: str

    @property
    def hour_line(self) -> str:
        """The hour and day as they are spoken.

        >>> from datetime import UTC
        >>> at = datetime(2026, 12, 3, 12, 30, tzinfo=UTC)
        >>> Invitation("", "", "", "", "", at, "", "", (), (), "", "").hour_line
        '19 giờ 30, thứ Năm, ngày 03/12/2026'
        """
        at = local(self.planned_at)
        minutes = f" {at:%M}" if at.minute else ""
        return f"{at.hour} giờ{minutes}, {_WEEKDAYS[at.weekday()]}, ngày {at:%d/%m/%Y}"

    @property
    def text(self) -> str:
        """The invitation as plain text, one thought a line."""
        head = [
            f"{self.branch} kính mời đồng chí dự {self.kind}.",
            *([f"Chuyên đề: {self.topic}."] if self.topic else []),
            *([f"Lý do dời ngày: {self.postponed_reason}."] if self.postponed_reason else []),
            f"Thời gian: {self.hour_line}.",
            f"Địa điểm: {self.place}.",
            f"Hình thức: {self.mode}.",
        ]
        items = [
            f"{number}. {item.title} ({item.minutes} phút)"
            for number, item in enumerate(self.agenda, start=1)
        ]
        agenda = ["Chương trình:", *items] if items else []
        papers = ["Tài liệu: " + "; ".join(self.papers) + "."] if self.papers else []
        signed = [f"Bí thư chi bộ: {self.signed_by}"] if self.signed_by else []
        asked = "Đồng chí đọc trước tài liệu, chuẩn bị ý kiến và báo lại việc tham dự."
        return "\n".join([*head, *agenda, *papers, asked, *signed])
