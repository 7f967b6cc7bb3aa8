"""One evening with the network gone before the opening: page, phrase, meeting, sending."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from chibo.meetings.check_in_codes import fits
from chibo.meetings.models import JournalEntry, Meeting
from chibo.meetings.queries.journal import meeting_state
from tests.e2e.hand import Hand
from tests.web.room.factories import a_branch_with, a_meeting_today, names

pytestmark = pytest.mark.django_db(transaction=True)


def enter(page, meeting):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"/meetings/{meeting.pk}/room/")
    page.locator("#room[data-ready]").wait_for()


def prepare(page):
    """Return the four words that the page showed."""
    hand = Hand(page)
    hand.follow("Kết thúc", within=".room-tabs", exact=True)
    hand.unfold("Dùng máy này khi không có mạng", within="#end")
    hand.press("Chuẩn bị máy này để họp không cần mạng", exact=True)
    page.locator("#phrase-sheet[open]").wait_for()
    words = page.locator("#phrase-words li").all_inner_texts()
    hand.press("Tôi đã ghi bốn từ ra giấy", exact=True)
    page.get_by_text("Máy này đã chuẩn bị xong").wait_for()
    return " ".join(words)


def cut(page, watch):
    watch.is_cut_off = True
    page.context.set_offline(True)


def test_a_prepared_device_holds_the_evening_without_a_network_and_sends_it_afterwards(page, watch):
    branch, secretary, members = a_branch_with(12)
    meeting = a_meeting_today(branch, secretary)
    hand = Hand(page)
    hand.sign_in(secretary)
    enter(page, meeting)
    phrase = prepare(page)
    cut(page, watch)

    page.goto(f"/meetings/{meeting.pk}/room/")
    page.get_by_text("Buổi họp đang khóa trên máy này").wait_for()
    hand.fill("Bốn từ", phrase, within="#lock")
    hand.press("Mở", within="#lock", exact=True)
    hand.press("Khai mạc", exact=True)
    hall = page.context.new_page()
    watch.keep(hall)
    hall.goto(f"/meetings/{meeting.pk}/projector/")
    expect(hall.locator("[data-shows=title]")).to_have_text("Đã khai mạc")
    expect(hall.locator("[data-shows=qr] svg")).to_be_visible()
    code = hall.locator("[data-shows=code]").text_content().replace(" ", "")
    assert fits(meeting.check_in_secret, code, timezone.now())
    hand.press(re.compile(f"^{names(1)[0]}"), within="#r-people")
    hand.press("Vắng không lý do", within="#person-sheet", exact=True)
    hand.press("Những người còn lại có mặt", exact=True)
    expect(hall.locator("[data-shows=people]")).to_have_text("Có mặt 11/12")
    hand.follow("Biểu quyết", within=".room-tabs", exact=True)
    hand.press("Đưa ra biểu quyết", exact=True)
    hand.fill("Tán thành", "11", within="#vote-count")
    hand.press("Công bố: thông qua", exact=True)
    page.get_by_role("button", name="Đưa ra biểu quyết", exact=True).wait_for()
    page.reload()  # and once more: what was kept shows again
    hand.fill("Bốn từ", phrase, within="#lock")
    hand.press("Mở", within="#lock", exact=True)
    page.locator(f"#person-{members[0].pk}.absent").wait_for(state="attached")
    kept = JournalEntry.objects.filter(meeting=meeting).count()
    page.context.set_offline(False)
    page.get_by_text("Đã gửi hết lên máy chủ").wait_for()

    state = meeting_state(Meeting.objects.get(pk=meeting.pk))
    assert kept == 0
    assert state.attendance[str(members[0].pk)].state == "absent"
    assert [vote.carried for vote in state.votes.values()] == [True]
