"""Turns of an evening: a break, two parts, going on after the close, late and refused entries."""

import json
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from chibo.meetings.models import Meeting
from chibo.meetings.operations.appending import append_entries
from chibo.meetings.queries.journal import meeting_state
from tests.e2e.hand import Hand
from tests.e2e.look import PICTURES, look_at_the_room
from tests.meetings.factories import an_entry
from tests.web.room.factories import a_branch_with, a_meeting_today

pytestmark = pytest.mark.django_db(transaction=True)

NOTE_PRINT = """() => {
  window.print = () => { window.printed = document.querySelector("#r-kept").innerText; };
}"""


def enter(page, meeting, *, height=760):
    page.set_viewport_size({"width": 360, "height": height})
    page.goto(f"/meetings/{meeting.pk}/room/")
    page.locator("#room[data-ready]").wait_for()


def all_sent(page):
    page.get_by_text("Đã gửi hết lên máy chủ").wait_for()


def told(meeting):
    return meeting_state(Meeting.objects.get(pk=meeting.pk))


@pytest.fixture
def evening(page):
    branch, secretary, members = a_branch_with(20)
    meeting = a_meeting_today(branch, secretary)
    Hand(page).sign_in(secretary)
    return meeting, secretary, members


def test_on_another_day_than_planned_the_opening_asks_once(page, evening):
    meeting, *_ = evening
    later = meeting.planned_at + timedelta(days=2)
    Meeting.objects.filter(pk=meeting.pk).update(planned_at=later)
    enter(page, meeting)
    hand = Hand(page)

    hand.press("Khai mạc", exact=True)
    page.get_by_text(f"Buổi họp dự kiến ngày {later:%d/%m/%Y}").wait_for()
    hand.press("Chưa khai mạc", exact=True)
    hand.press("Khai mạc", exact=True)
    hand.press("Khai mạc hôm nay", exact=True)
    all_sent(page)

    assert told(meeting).session.phase == "in_session"


def test_scrolled_down_one_line_tells_item_and_attendance_and_leads_back(page, evening):
    meeting, *_ = evening
    enter(page, meeting)
    hand = Hand(page)
    hand.press("Khai mạc", exact=True)
    hand.press("Những người còn lại có mặt", exact=True)
    hand.press("Bắt đầu nội dung", within="#r-clock")
    line = page.locator("#r-line")
    at_the_top = line.is_hidden()
    page.mouse.wheel(0, 900)
    line.wait_for()
    page.screenshot(path=PICTURES / "room-scrolled-360.png")
    said, height = line.inner_text(), line.bounding_box()["height"]
    line.click()
    line.wait_for(state="hidden")

    assert at_the_top
    assert "20/20 có mặt" in said
    assert height <= 64


def test_a_break_and_the_close_are_taken_back_by_one_button_each(page, evening):
    meeting, *_ = evening
    enter(page, meeting)
    hand = Hand(page)
    hand.press("Khai mạc", exact=True)
    hand.follow("Nội dung", within=".room-tabs", exact=True)
    hand.unfold("Chủ trì, thư ký, giải lao", within="#course")
    hand.fill(re.compile("^Lý do giải lao"), "Uống nước", within="#course")
    hand.press("Giải lao", within="#course", exact=True)
    page.locator("#r-phase").get_by_text("Giải lao").wait_for()
    look_at_the_room(page, "room-break")
    hand.press("Họp tiếp", within="#r-clock")
    page.locator("#r-phase").get_by_text("Đang họp").wait_for()
    hand.follow("Kết thúc", within=".room-tabs", exact=True)
    hand.press("Bế mạc", exact=True)
    page.locator("#r-phase").get_by_text("Đã bế mạc").wait_for()
    look_at_the_room(page, "room-closed")
    hand.press("Hội nghị họp tiếp", within="#r-close")
    page.locator("#r-phase").get_by_text("Đang họp").wait_for()
    all_sent(page)

    state = told(meeting)
    assert state.session.phase == "in_session"
    assert [bool(one.ended_at) for one in state.clock.pauses] == [True]


def test_a_refused_entry_is_told_anew_and_the_list_of_them_prints(page, evening):
    meeting, *_ = evening
    enter(page, meeting)
    hand = Hand(page)
    hand.press("Khai mạc", exact=True)
    all_sent(page)

    def refuse(route):
        entries = json.loads(route.request.post_data)["entries"]
        told = [{"id": one["id"], "status": "refused", "reason": "Không rõ."} for one in entries]
        route.fulfill(json={"answers": told, "server_time": timezone.now().isoformat()})

    page.route("**/room/entries/", refuse)
    hand.follow("Nội dung", within=".room-tabs", exact=True)
    hand.fill("Kết luận", "Giao chi ủy", within="#course")
    hand.press("Ghi kết luận", within="#course")
    page.locator("#refused").wait_for()
    page.unroute("**/room/entries/")
    page.evaluate(NOTE_PRINT)
    page.locator("#refused summary").click()
    page.get_by_role("button", name="In danh sách").click()
    page.get_by_role("button", name="Ghi lại").first.click()
    page.locator("#mend-sheet").get_by_label("Nội dung").fill("Giao chi ủy làm trong tháng")
    page.locator("#mend-sheet").get_by_role("button", name="Ghi như vậy").click()
    page.locator("#r-course").get_by_text("Giao chi ủy làm trong tháng").wait_for()
    all_sent(page)

    assert "Giao chi ủy" in page.evaluate("() => window.printed")
    assert [one.text for one in told(meeting).results.conclusions] == [
        "Giao chi ủy làm trong tháng"
    ]


def test_two_parts_have_clocks_of_their_own(page, evening):
    meeting, *_ = evening
    first, second = meeting.agenda.order_by("position")[:2]
    for item, part in ((first, "regular"), (second, "thematic")):
        item.part = part
        item.save()
    enter(page, meeting)
    hand = Hand(page)
    clocks = page.locator("#r-clock .part-clock")
    hand.press("Khai mạc", exact=True)
    hand.press("Bắt đầu nội dung", within="#r-clock")
    clocks.filter(has_text="Sinh hoạt thường kỳ").wait_for()
    hand.press("Sang nội dung tiếp", within="#r-clock")
    clocks.filter(has_text="Sinh hoạt chuyên đề").wait_for()
    hand.follow("Nội dung", within=".room-tabs", exact=True)
    look_at_the_room(page, "room-parts")
    hand.press(re.compile("^Kết thúc phần sinh hoạt chuyên đề"), within="#r-course")
    page.get_by_role("button", name="Bắt đầu phần sinh hoạt chuyên đề").wait_for()
    all_sent(page)

    parts = told(meeting).clock.parts
    assert set(parts) == {"regular", "thematic"}
    assert [bool(parts[name].ended_at) for name in ("regular", "thematic")] == [True, True]


def test_what_came_later_than_the_rule_is_countersigned_by_one_button(page):
    days_ago = timezone.now() - timedelta(days=5)
    branch, secretary, _members = a_branch_with(3)
    meeting = a_meeting_today(branch, secretary, at=days_ago)
    opened = an_entry(meeting, secretary, "opened", at=days_ago, seq=1)
    closed = an_entry(meeting, secretary, "closed", at=days_ago + timedelta(hours=1), seq=2)
    append_entries(meeting, [opened, closed], actor=secretary, at=timezone.now())
    asked = {question.code for question in told(meeting).questions}
    hand = Hand(page)
    hand.sign_in(secretary)
    enter(page, meeting)

    hand.follow("Kết thúc", within=".room-tabs", exact=True)
    hand.press("Ký xác nhận", within="#r-questions", exact=True)
    page.get_by_role("button", name="Ký xác nhận", exact=True).wait_for(state="detached")
    all_sent(page)

    assert "late_not_countersigned" in asked
    assert "late_not_countersigned" not in {one.code for one in told(meeting).questions}
