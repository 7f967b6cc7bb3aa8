"""The ground moves under a branch: communes merge, a roster changes, a secretary follows another.

And an elder is served by a helper. One day in December, five people.
"""

import re
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from chibo.kernel.clock import now
from chibo.meetings.operations.appending import append_entries
from chibo.membership.models import Stay
from tests.e2e.hand import Hand
from tests.e2e.look import look_at
from tests.e2e.story.people import Clock
from tests.factories import (
    a_branch,
    a_committee,
    a_member,
    a_secretary,
    an_administrator,
    an_officer,
)
from tests.meetings.factories import an_entry, code_at
from tests.papers.conftest import kept_files
from tests.papers.factories import PDF
from tests.web.room.factories import a_meeting_today

__all__ = ["kept_files"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("kept_files")]

MID_DECEMBER = datetime(2026, 12, 15, 1, 0, tzinfo=UTC)  # 8:00 in Hà Tĩnh


class Ground:
    """Two communes, a branch under the one that ends, and the people of the day."""

    def __init__(self):
        self.ending, self.heir = (
            a_committee("Đảng bộ xã Tân Lộc"),
            a_committee("Đảng bộ xã Hồng Lộc"),
        )
        self.branch = a_branch("Chi bộ thôn Tân Hòa", under=self.ending)
        self.neighbour = a_branch("Chi bộ thôn Đông Thịnh", under=self.heir)
        self.secretary = a_secretary(self.branch, name="Lê Văn Bình")
        self.officer = an_officer(self.heir, name="Nguyễn Đức Phong")
        self.administrator = an_administrator()
        self.follower = a_member(self.branch, "Trần Thị Hoa", with_account=True)
        self.elder = a_member(self.branch, "Phan Công Lý", with_account=True)
        a_member(self.branch, "Hồ Xuân Đi")
        for number, stay in enumerate(Stay.objects.select_related("member")):
            stay.member.card_number = f"8323{number:04d}"
            stay.member.birth_date = date(1958, 3, 1 + number)
            stay.member.save(update_fields=["card_number", "birth_date"])


@pytest.fixture
def ground():
    return Ground()


@pytest.fixture
def hand_of(monkeypatch, open_window):
    clock = Clock(monkeypatch.setattr)
    clock.stand_at(MID_DECEMBER)

    def sign_in(person):
        window = open_window()
        clock.keep(window)
        hand = Hand(window)
        hand.sign_in(person)
        return hand

    return sign_in


def test_communes_merge_a_roster_changes_a_secretary_follows_and_an_elder_is_helped(
    ground, hand_of, tmp_path
):
    two_communes_merge(ground, hand_of(ground.administrator), tmp_path)
    secretary = hand_of(ground.secretary)
    the_changed_roster_is_imported(ground, secretary, tmp_path)
    the_secretary_is_replaced_in_mid_month(ground, hand_of(ground.officer), secretary)
    an_elder_is_served_by_a_helper(ground, hand_of)


def two_communes_merge(ground, hand, tmp_path):
    decision = tmp_path / "qd.pdf"
    decision.write_bytes(PDF)
    page = hand.page
    page.goto(f"/units/{ground.ending.pk}/")
    hand.follow("Sắp xếp tổ chức")
    look_at(page, "units-choose")
    hand.follow(re.compile("Sáp nhập vào tổ chức khác"))
    hand.tick(ground.heir.name)
    hand.fill("Ngày bắt đầu có hiệu lực", "15/12/2026")
    hand.fill(re.compile("Số quyết định"), "45-QĐ/TU")
    hand.press("Xem trước và sau")
    look_at(page, "units-before-and-after")
    page.get_by_label(re.compile("Tệp quyết định")).set_input_files(decision)
    hand.press("Ghi việc sắp xếp")

    page.goto("/units/?on=14/12/2026")
    assert page.get_by_role("link", name=ground.ending.name).count() == 1
    page.goto("/units/")
    assert page.get_by_role("link", name=ground.ending.name).count() == 0
    page.goto(f"/units/{ground.heir.pk}/")
    page.get_by_role("link", name=ground.branch.name).wait_for()
    page.goto(f"/units/{ground.ending.pk}/history/")
    look_at(page, "units-history")


def the_changed_roster_is_imported(ground, hand, tmp_path):
    """The file the secretary saved: one row more, one row less, one word changed."""
    page = hand.page
    page.goto(f"/units/{ground.branch.pk}/members/")
    with page.expect_download() as saved:
        hand.follow("Lưu thành tệp Excel")
    file = tmp_path / "danh-sach.xlsx"
    file.write_bytes(changed(saved.value.path().read_bytes()))
    hand.follow("Nhập từ tệp Excel")
    page.get_by_label(re.compile("Danh sách")).set_input_files(file)
    hand.press("Xem trước")
    hand.unfold("đồng chí không có trong tệp")
    look_at(page, "roster-gone")
    hand.press("Ghi vào danh sách")

    page.get_by_role("link", name="Đinh Thị Mới").first.wait_for()
    names = Stay.objects.filter(branch=ground.branch, valid_until=None)
    assert names.filter(member__full_name="Hồ Xuân Đi").exists()  # a file removes nobody
    assert names.filter(member__full_name="Đinh Thị Mới").exists()


def changed(saved):
    rows = CalamineWorkbook.from_filelike(BytesIO(saved)).get_sheet_by_index(0).to_python()
    head = next(place for place, row in enumerate(rows) if "Họ và tên" in row)
    name = rows[head].index("Họ và tên")
    kept = [row for row in rows if row[name] != "Hồ Xuân Đi"]
    first = next(place for place, row in enumerate(kept) if place > head and row[name])
    new = list(kept[first])
    new[name], new[kept[head].index("Số thẻ đảng viên")] = "Đinh Thị Mới", "83239999"
    kept.insert(first + 1, new)
    told = BytesIO()
    with xlsxwriter.Workbook(told) as book:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for place, row in enumerate(kept):
            for column, cell in enumerate(row):
                sheet.write(place, column, cell, *([day] if hasattr(cell, "year") else []))
    return told.getvalue()


def the_secretary_is_replaced_in_mid_month(ground, officer, secretary):
    page = officer.page
    page.goto(f"/units/{ground.branch.pk}/")
    officer.follow("Xem chức vụ, nay và trước")
    look_at(page, "posts")
    officer.follow("Giao cho đồng chí khác")
    officer.choose("Đảng viên", "Trần Thị Hoa, 1958")
    officer.fill("Số và ngày quyết định", "12-QĐ/ĐU, 14/12/2026")
    officer.press("Xem trước")
    look_at(page, "posts-preview")
    officer.press("Ghi như vậy")
    page.get_by_text("Trần Thị Hoa").first.wait_for()

    secretary.page.goto("/")
    assert secretary.page.get_by_role("link", name="Lập kế hoạch").count() == 0


def an_elder_is_served_by_a_helper(ground, hand_of):
    meeting = a_meeting_today(ground.branch, ground.secretary, at=MID_DECEMBER)
    elder = hand_of(ground.elder.user)
    elder.page.goto(f"/members/{ground.elder.pk}/")
    elder.follow("Người giúp")
    elder.choose("Người giúp", "Lê Văn Bình")
    elder.fill("Từ ngày", "15/12/2026")
    elder.fill("Ngày giúp cuối cùng", "15/12/2026")
    elder.press("Cử đồng chí này giúp")
    look_at(elder.page, "helpers")

    helper = hand_of(ground.secretary)
    helper.follow(re.compile("Mở buổi họp của đồng chí ấy"))
    look_at(helper.page, "helping")
    meeting.refresh_from_db()
    helper.fill("Mã trên màn hình hội trường", code_at(meeting, now()))
    helper.press("Đồng chí ấy có mặt")
    helper.page.get_by_text("đã ghi có mặt").wait_for()
    assert meeting.attendance.get(member=ground.elder).state == "present"
    chair = ground.follower.user
    opening = an_entry(meeting, chair, "opened", at=MID_DECEMBER)
    [opened] = append_entries(meeting, [opening], actor=chair, at=now())
    assert opened.status == "stored", opened

    helper.page.reload()
    helper.fill(re.compile("ghi theo lời"), "Đề nghị sửa đường trước Tết")
    look_at(helper.page, "helping-opinion")
    helper.press("Gửi ý kiến")
    helper.page.get_by_text("Đã ghi ý kiến của đồng chí").wait_for()
    look_at(helper.page, "helping-opinion-sent")
    assert meeting.speeches.get(member=ground.elder).gist == "Đề nghị sửa đường trước Tết"
