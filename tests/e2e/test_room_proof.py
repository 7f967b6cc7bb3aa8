"""Nothing is lost and nothing counted twice, whatever network, clock, disk and server do."""

import json
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from chibo.meetings.models import JournalEntry
from tests.e2e.hand import Hand
from tests.e2e.proof import all_sent, assert_both_tell_the_same, enter, told_by
from tests.e2e.test_device import FILL_DISK, kill_browser_of, running
from tests.e2e.test_room_offline import cut, prepare
from tests.web.room.factories import a_branch_with, a_meeting_today, names

pytestmark = pytest.mark.django_db(transaction=True)

KEPT = "đang giữ an toàn trên máy này"
TWO_HOURS_AHEAD = """() => {
  const Real = Date;
  const ahead = 2 * 60 * 60 * 1000;
  window.Date = class extends Real {
    constructor(...told) { super(...(told.length ? told : [Real.now() + ahead])); }
    static now() { return Real.now() + ahead; }
  };
}"""


@pytest.fixture
def hall():
    branch, secretary, members = a_branch_with(12)
    return a_meeting_today(branch, secretary), secretary, members


@pytest.fixture
def room(page, hall):
    meeting, secretary, members = hall
    Hand(page).sign_in(secretary)
    enter(page, meeting)
    return meeting, members


def mark(page, name, as_what):
    hand = Hand(page)
    hand.press(re.compile(f"^{name}"), within="#r-people")
    hand.press(as_what, within="#person-sheet", exact=True)


def go(page, tab):
    Hand(page).follow(tab, within=".room-tabs", exact=True)


def unlock(page, phrase):
    hand = Hand(page)
    hand.fill("Bốn từ", phrase, within="#lock")
    hand.press("Mở", within="#lock", exact=True)
    page.locator("#hall:not([hidden])").wait_for()


def a_whole_evening(page):
    """Opening, attendance, an item, a speech, a task, a conclusion, a vote, the close."""
    hand = Hand(page)
    hand.press("Khai mạc", exact=True)
    hand.press("Bắt đầu nội dung")
    mark(page, names(2)[1], "Vắng có lý do: ốm")
    hand.press("Những người còn lại có mặt", exact=True)
    go(page, "Phát biểu")
    hand.press(names(3)[2], within="#r-speakers", exact=True)
    hand.fill("Nội dung phát biểu, ghi tóm tắt", "Đề nghị sửa đường", within="#speech-sheet")
    hand.press("Ghi phát biểu", within="#speech-sheet", exact=True)
    go(page, "Nhiệm vụ")
    hand.fill("Nhiệm vụ", "Sửa đường ngõ 5", within="#tasks")
    hand.press("Ghi nhiệm vụ", exact=True)
    go(page, "Nội dung")
    hand.fill("Kết luận", "Thống nhất sửa đường", within="#course")
    hand.press("Ghi kết luận", exact=True)
    go(page, "Biểu quyết")
    hand.press("Đưa ra biểu quyết", exact=True)
    hand.fill("Tán thành", "11", within="#vote-count")
    hand.press("Công bố: thông qua", exact=True)
    go(page, "Kết thúc")
    hand.press("Bế mạc", exact=True)
    page.get_by_text(re.compile("Bế mạc lúc|Đã bế mạc")).first.wait_for()


def test_an_evening_from_before_the_opening_until_after_the_close_without_a_network(
    page, room, watch
):
    meeting, _members = room
    phrase = prepare(page)
    cut(page, watch)
    page.goto(f"/meetings/{meeting.pk}/room/")
    unlock(page, phrase)

    a_whole_evening(page)
    waiting = int(page.locator("#sync strong").first.inner_text())
    stored = JournalEntry.objects.filter(meeting=meeting).count()
    page.context.set_offline(False)
    all_sent(page)

    assert (stored, waiting > 8) == (0, True)
    assert assert_both_tell_the_same(meeting, page).count() == waiting


def test_a_network_that_goes_in_the_middle_and_a_tab_that_is_closed(page, room, watch):
    meeting, members = room
    phrase = prepare(page)
    go(page, "Điểm danh")
    Hand(page).press("Khai mạc", exact=True)
    all_sent(page)
    cut(page, watch)
    mark(page, names(1)[0], "Vắng không lý do")
    page.get_by_text(KEPT).wait_for()
    context = page.context
    page.close()

    page = context.new_page()
    watch.keep(page)
    enter_locked = f"/meetings/{meeting.pk}/room/"
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(enter_locked)
    unlock(page, phrase)
    page.locator(f"#person-{members[0].pk}.absent").wait_for()
    Hand(page).press("Những người còn lại có mặt", exact=True)
    page.get_by_text(KEPT).wait_for()
    context.set_offline(False)
    all_sent(page)

    kinds = assert_both_tell_the_same(meeting, page).values_list("kind", flat=True)
    assert sorted(kinds) == ["chair_named", "marked", "opened", "rest_present"]


def test_a_browser_killed_between_two_taps_loses_nothing_that_the_screen_confirmed(
    chromium, browser, hall, live_site, tmp_path
):
    meeting, secretary, members = hall
    page = running(browser, chromium, tmp_path, live_site).pages[0]
    Hand(page).sign_in(secretary)
    enter(page, meeting)
    Hand(page).press("Khai mạc", exact=True)
    all_sent(page)
    page.context.set_offline(True)
    mark(page, names(1)[0], "Vắng không lý do")
    page.get_by_text(KEPT).wait_for()
    kill_browser_of(tmp_path)

    with running(browser, chromium, tmp_path, live_site) as context:
        page = context.pages[0]
        Hand(page).sign_in(secretary)
        enter(page, meeting)
        page.locator(f"#person-{members[0].pk}.absent").wait_for()
        all_sent(page)
        kinds = assert_both_tell_the_same(meeting, page).values_list("kind", flat=True)

    assert sorted(kinds) == ["chair_named", "marked", "opened"]


def test_two_devices_that_mark_one_member_differently_end_in_the_same_meeting(
    page, open_window, room, hall
):
    meeting, secretary, members = hall
    other = open_window()
    Hand(other).sign_in(secretary)
    Hand(page).press("Khai mạc", exact=True)
    all_sent(page)
    enter(other, meeting)
    other.context.set_offline(True)
    mark(other, names(1)[0], "Vắng không lý do")
    mark(page, names(1)[0], "Có mặt")
    all_sent(page)
    other.context.set_offline(False)
    all_sent(other)

    assert_both_tell_the_same(meeting, page, other)
    latest = JournalEntry.objects.filter(meeting=meeting, kind="marked").latest("at")
    shown = told_by(page)["state"]["attendance"][str(members[0].pk)]
    assert shown["state"] == latest.payload["state"]


def test_the_file_of_a_device_brought_in_twice_is_once(page, room, tmp_path, watch):
    meeting, _members = room
    Hand(page).press("Khai mạc", exact=True)
    all_sent(page)
    watch.is_cut_off = True
    page.context.set_offline(True)
    mark(page, names(1)[0], "Vắng không lý do")
    page.get_by_text(KEPT).wait_for()
    hand = Hand(page)
    go(page, "Kết thúc")
    hand.unfold("Dùng máy này khi không có mạng", within="#end")
    with page.expect_download() as saving:
        hand.press("Lưu thành tệp", within="#end")
    file = tmp_path / saving.value.suggested_filename
    saving.value.save_as(file)
    page.context.set_offline(False)
    all_sent(page)

    for _turn in range(2):
        page.goto(f"/meetings/{meeting.pk}/room/file/")
        hand = Hand(page)
        hand.choose_file("Tệp có đuôi .json", file)
        hand.press("Nhập tệp", exact=True)
        page.get_by_role("heading", name="Tệp khác").wait_for()

    enter(page, meeting)
    assert len(json.loads(file.read_text(encoding="utf-8"))["entries"]) == 1
    assert assert_both_tell_the_same(meeting, page).filter(kind="marked").count() == 1


def test_a_clock_two_hours_wrong_is_set_right_by_what_the_server_says(page, hall):
    meeting, secretary, _members = hall
    page.add_init_script(f"({TWO_HOURS_AHEAD})()")
    Hand(page).sign_in(secretary)
    enter(page, meeting)
    all_sent(page)
    Hand(page).press("Khai mạc", exact=True)
    all_sent(page)

    opened = assert_both_tell_the_same(meeting, page).get(kind="opened")
    assert abs(opened.at - timezone.now()) < timedelta(minutes=2)
    assert opened.offset < -7_000_000


def test_with_no_room_left_on_the_device_nothing_pretends_to_be_recorded(page, room):
    meeting, members = room
    Hand(page).press("Khai mạc", exact=True)
    all_sent(page)
    page.evaluate(FILL_DISK)
    mark(page, names(1)[0], "Vắng không lý do")
    page.get_by_text(re.compile("hết chỗ|đầy")).first.wait_for()
    page.evaluate("() => freeDisk()")
    mark(page, names(2)[1], "Vắng không lý do")
    all_sent(page)

    assert_both_tell_the_same(meeting, page)
    absent = {str(member.pk) for member in members[1:2]}
    states = told_by(page)["state"]["attendance"]
    assert {who for who, one in states.items() if one["state"] == "absent"} == absent


def test_a_server_that_fails_then_is_slow_then_answers_loses_and_doubles_nothing(page, room, watch):
    meeting, _members = room
    watch.expected.add(500)
    answers = iter(["500", "slow"])

    def answer(route):
        how = next(answers, "right")
        if how == "500":
            route.fulfill(status=500)
            return
        answered = route.fetch()
        if how == "slow":  # the server has it, and the page never hears so
            route.abort("internetdisconnected")
            return
        route.fulfill(response=answered)

    watch.is_cut_off = True  # the answer that never comes is told as a network that failed
    page.route("**/room/entries/", answer)
    Hand(page).press("Khai mạc", exact=True)
    mark(page, names(1)[0], "Vắng không lý do")
    page.get_by_role("button", name="Gửi ngay", exact=True).wait_for()
    for _turn in range(3):
        if page.get_by_role("button", name="Gửi ngay", exact=True).is_visible():
            page.get_by_role("button", name="Gửi ngay", exact=True).click()
            page.wait_for_timeout(200)
    all_sent(page)

    kinds = assert_both_tell_the_same(meeting, page).values_list("kind", flat=True)
    assert sorted(kinds) == ["chair_named", "marked", "opened"]
