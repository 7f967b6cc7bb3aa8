"""A printed invitation is one sheet of A5: nobody hands out three leaves to forty members."""

from datetime import UTC, datetime

from chibo.meetings.invitations import Invitation, InvitedItem
from chibo.rendering.pdf import as_pdf
from chibo.web.meetings.invited.invitation_document import invitation_document
from tests.rendering.conftest import poppler
from tests.rendering.samples import invitation_layout

__all__ = ["poppler"]

AT = datetime(2026, 12, 1, 5, tzinfo=UTC)
ITEM = InvitedItem("Thảo luận nhiệm vụ phát triển kinh tế, đời sống ở địa bàn tháng tới", 15)
SHORT = InvitedItem("Báo cáo tình hình thu, nộp đảng phí", 5)
TASK = "đ/c Lê Thanh Minh: Kiểm tra thực tế ngõ 5, lập danh sách việc phải làm (hạn 26/11/2026)"


def an_invitation(agenda):
    return Invitation(
        branch="Chi bộ tổ dân phố Quỳnh Lâm",
        above="Đảng bộ phường Trung Lương",
        locality="Trung Lương",
        kind="sinh hoạt thường kỳ",
        topic="",
        planned_at=AT,
        place="Nhà văn hóa tổ dân phố Quỳnh Lâm",
        mode="trực tiếp",
        agenda=agenda,
        papers=("Báo cáo kết quả thực hiện nghị quyết",),
        signed_by="Trần Văn Hưng",
        postponed_reason="",
    )


def printed(agenda, tasks=()):
    document = invitation_document(
        an_invitation(agenda), "Nguyễn Thị An", authority="T/M CHI BỘ", at=AT, tasks=tasks
    )
    return as_pdf(document, invitation_layout())


def test_eighteen_items_and_four_open_tasks_stand_on_both_sides_of_one_sheet(poppler):
    pages = poppler.pages(printed((ITEM, SHORT) * 9, (TASK,) * 4))

    assert len(pages) == 2
    assert "Trần Văn Hưng" in pages[1]


def test_the_minutes_of_an_item_are_not_parted_from_their_word(poppler):
    agendas = [InvitedItem("Việc " + "x" * length, 5) for length in range(40, 64)]

    lines = "".join(poppler.pages(printed(tuple(agendas)))).splitlines()

    assert [line for line in lines if line.endswith("(5")] == []
