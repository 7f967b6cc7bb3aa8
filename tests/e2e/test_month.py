"""What goes another way in the month of a branch: a day outside the window, a postponement."""

import re
from datetime import UTC, datetime

import pytest
from django.utils import timezone

from chibo.membership.models import PostKind
from tests.e2e.hand import Hand
from tests.e2e.look import look_at
from tests.factories import a_branch, a_committee, a_member, a_post, a_secretary

pytestmark = pytest.mark.django_db(transaction=True)

MORNING = datetime(2026, 12, 1, 1, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def first_of_december(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: MORNING)


@pytest.fixture
def secretary():
    commune = a_committee()
    branch = a_branch(under=commune)
    secretary = a_secretary(branch)
    a_post(branch, PostKind.DEPUTY, name="Võ Thị Hạnh")
    a_post(branch, PostKind.COMMITTEE, name="Trần Quang Sơn")
    for name in ("Phan Văn Lâm", "Hồ Xuân Nam", "Lê Thị Ngọc"):
        a_member(branch, name)
    return secretary


def prepare_and_convene(page, secretary):
    """The secretary's way from the sign-in to the invitations."""
    hand = Hand(page)
    hand.sign_in(secretary)
    hand.follow("Lập kế hoạch")
    hand.fill("Giờ", "19:30")
    hand.fill("Địa điểm", "Nhà văn hóa Thuận Hòa")
    hand.press("Ghi kế hoạch này")
    hand.press("Lấy theo mẫu")
    hand.press("Ghi và sang bước tiếp")
    for name in ("Bùi Xuân Niềm", "Võ Thị Hạnh", "Trần Quang Sơn"):
        hand.tick(re.compile(name))
    hand.fill("Nội dung đã thống nhất", "Thống nhất chương trình, đ/c Sơn báo cáo.")
    hand.press("Ghi hội ý")
    hand.follow("Sang bước thông báo")
    hand.press("Gửi giấy mời cho")


def test_a_day_outside_the_window_asks_for_its_reason_on_the_same_page(page, watch, secretary):
    hand = Hand(page)
    hand.sign_in(secretary)
    hand.follow("Lập kế hoạch")
    hand.fill("Ngày họp", "08/12/2026")
    hand.fill("Giờ", "19:30")
    hand.fill("Địa điểm", "Nhà văn hóa")
    with watch.expecting(409):
        hand.press("Ghi kế hoạch này")
        look_at(page, "month-plan-refused")
    page.get_by_label("Lý do họp ngoài").fill("Bầu cử ngày 5")
    hand.press("Ghi kế hoạch này")

    assert page.get_by_role("button", name="Lấy theo mẫu").is_visible()


def test_a_convened_meeting_is_postponed_with_a_reason(page, watch, secretary):
    prepare_and_convene(page, secretary)
    page.get_by_role("link", name="Thông báo", exact=True).last.click()
    page.locator("summary", has_text="Hoãn buổi họp").click()
    page.locator("summary", has_text="Hủy buổi họp").click()
    look_at(page, "month-postpone")
    page.get_by_label("Ngày mới").fill("05/12/2026")
    page.get_by_label(re.compile("Lý do hoãn")).fill("Mưa bão")
    page.get_by_role("button", name="Hoãn buổi họp").click()

    look_at(page, "month-postponed")
    assert page.get_by_role("button", name="Gửi giấy mời cho").is_visible()
