"""What goes wrong in halls: no network, two tabs, double taps, refused entries, late answers."""

import json
import re
from pathlib import Path

import pytest

from chibo.meetings.models import JournalEntry, Meeting
from chibo.meetings.queries.journal import meeting_state
from tests.e2e.hand import Hand
from tests.e2e.look import look_at_the_room
from tests.factories import a_member
from tests.web.room.factories import a_branch_with, a_meeting_today, names

pytestmark = pytest.mark.django_db(transaction=True)


def enter(page, meeting):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"/meetings/{meeting.pk}/room/")
    page.locator("#room[data-ready]").wait_for()


def all_sent(page):
    page.get_by_text("Đã gửi hết lên máy chủ").wait_for()


def mark(hand, name, as_what):
    hand.press(re.compile(f"^{name}"), within="#r-people")
    hand.press(as_what, within="#person-sheet", exact=True)


def told(meeting):
    return meeting_state(Meeting.objects.get(pk=meeting.pk))


def kinds(meeting):
    rows = JournalEntry.objects.filter(meeting=meeting)
    return list(rows.order_by("seq").values_list("kind", flat=True))


@pytest.fixture
def evening(page):
    branch, secretary, members = a_branch_with(40)
    meeting = a_meeting_today(branch, secretary)
    Hand(page).sign_in(secretary)
    enter(page, meeting)
    return meeting, members


def test_without_a_network_entries_wait_on_the_device_and_are_sent_once(page, evening, watch):
    meeting, members = evening
    hand = Hand(page)
    hand.press("Khai mạc", exact=True)
    all_sent(page)

    watch.is_cut_off = True
    page.context.set_offline(True)
    mark(hand, names(3)[0], "Vắng không lý do")
    hand.press("Những người còn lại có mặt", exact=True)
    page.get_by_text("mục đang giữ an toàn trên máy này").wait_for()
    look_at_the_room(page, "room-offline")
    waiting = kinds(meeting)
    page.context.set_offline(False)
    all_sent(page)

    assert waiting == ["opened", "chair_named"]
    assert kinds(meeting) == ["opened", "chair_named", "marked", "rest_present"]
    assert told(meeting).attendance[str(members[0].pk)].state == "absent"


def test_entries_not_sent_survive_a_reload_and_show_again(page, evening, watch):
    meeting, members = evening
    page.route("**/room/entries/", lambda route: route.fulfill(status=500))
    hand = Hand(page)
    watch.expected.add(500)  # to the end: the browser may tell of it late
    hand.press("Khai mạc", exact=True)
    mark(hand, names(3)[1], "Vắng không lý do")
    page.get_by_text("Máy chủ chưa trả lời").wait_for()
    page.reload()
    page.locator("#room[data-ready]").wait_for()
    shown = page.locator(f"#person-{members[1].pk}").get_attribute("class")
    page.unroute("**/room/entries/")
    hand.press("Gửi ngay", exact=True)
    all_sent(page)

    assert shown == "person absent"
    assert sorted(kinds(meeting)) == ["chair_named", "marked", "opened"]


def test_a_double_tap_records_once_and_undo_takes_the_last_tap_back(page, evening):
    meeting, members = evening
    page.get_by_role("button", name="Khai mạc", exact=True).dblclick()
    all_sent(page)
    hand = Hand(page)
    mark(hand, names(3)[2], "Vắng không lý do")
    all_sent(page)

    hand.press("Hoàn tác: điểm danh", exact=True)
    all_sent(page)

    page.locator(f"#person-{members[2].pk}.absent").wait_for(state="detached")
    assert kinds(meeting) == ["opened", "chair_named", "marked", "corrected"]
    assert told(meeting).attendance[str(members[2].pk)].state == "expected"
    assert told(meeting).questions == ()


def test_two_tabs_of_one_browser_never_take_the_same_number(page, evening, watch):
    meeting, _members = evening
    other = page.context.new_page()
    watch.keep(other)
    enter(other, meeting)

    page.get_by_role("button", name="Khai mạc", exact=True).click()
    for tab, person in ((other, 0), (page, 1), (other, 2), (page, 3)):
        mark(Hand(tab), names(4)[person], "Có mặt")
    all_sent(page)
    all_sent(other)

    rows = JournalEntry.objects.filter(meeting=meeting)
    assert sorted(rows.values_list("seq", flat=True)) == [1, 2, 3, 4, 5, 6]
    assert rows.values("device").distinct().count() == 1


def test_a_late_answer_does_not_bring_back_a_vote_that_was_declared(page, evening):
    hand = Hand(page)
    hand.press("Khai mạc", exact=True)
    hand.press("Những người còn lại có mặt", exact=True)
    all_sent(page)
    hand.follow("Biểu quyết", within=".room-tabs", exact=True)
    hand.press("Đưa ra biểu quyết", exact=True)
    all_sent(page)
    page.locator("#r-votes [data-open-vote]").wait_for()
    held = []

    def hold(route):
        held.append(route)

    page.route("**/room/entries/", hold)
    hand.fill("Tán thành", "40", within="#vote-count")
    hand.press("Công bố: thông qua", exact=True)
    page.get_by_role("button", name="Đưa ra biểu quyết", exact=True).wait_for()
    for late in held:
        late.continue_()
    page.unroute("**/room/entries/")
    all_sent(page)

    page.get_by_role("button", name="Đưa ra biểu quyết", exact=True).wait_for()
    assert page.locator("#vote-count").is_hidden()


def test_refused_entries_stay_with_their_reason_and_are_saved_as_a_file(page, evening):
    def refuse(route):
        entries = json.loads(route.request.post_data)["entries"]
        answers = [
            {"id": one["id"], "status": "refused", "reason": "Không đọc được."} for one in entries
        ]
        route.fulfill(json={"answers": answers, "server_time": "2026-12-03T12:30:00+00:00"})

    page.route("**/room/entries/", refuse)
    Hand(page).press("Khai mạc", exact=True)
    page.locator("#sync").get_by_text("mục không được nhận").wait_for()
    page.get_by_text("Mục không được nhận", exact=True).click()
    assert "Không đọc được." in page.locator("#refused li").first.inner_text()
    look_at_the_room(page, "room-refused")

    with page.expect_download() as download:
        page.get_by_role("button", name="Lưu thành tệp").click()
    page.get_by_role("button", name="Xóa khỏi máy này").click()
    page.locator("#refused").wait_for(state="hidden")

    kept = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert (kept["format"], kept["meeting"]) == (1, str(evening[0].pk))
    assert [one["kind"] for one in kept["entries"]] == ["opened", "chair_named"]


def test_a_prepared_device_opens_without_a_network_by_its_four_words(page, evening, watch):
    hand = Hand(page)
    hand.press("Khai mạc", exact=True)
    all_sent(page)
    hand.follow("Kết thúc", within=".room-tabs", exact=True)
    hand.unfold("Dùng máy này khi không có mạng", within="#end")
    hand.press("Chuẩn bị máy này để họp không cần mạng", exact=True)
    page.locator("#phrase-sheet[open]").wait_for()
    words = page.locator("#phrase-words li").all_inner_texts()
    look_at_the_room(page, "room-four-words")
    hand.press("Tôi đã ghi bốn từ ra giấy", exact=True)
    page.get_by_text("Máy này đã chuẩn bị xong").wait_for()

    watch.is_cut_off = True
    page.context.set_offline(True)
    page.reload()
    page.get_by_text("Buổi họp đang khóa trên máy này").wait_for()
    look_at_the_room(page, "room-locked")
    hand.fill("Bốn từ", "một hai ba bốn", within="#lock")
    hand.press("Mở", within="#lock", exact=True)
    page.get_by_text("Bốn từ chưa đúng").wait_for()
    hand.fill("Bốn từ", " ".join(words), within="#lock")
    hand.press("Mở", within="#lock", exact=True)

    page.locator("#r-phase").get_by_text("Đang họp").wait_for()
    assert len(words) == 4
    page.context.set_offline(False)


def test_what_is_missing_is_said_settled_and_taken_back(page, evening):
    meeting, members = evening
    for name in ("Hoàng Thị Mới Đến", "Vũ Văn Mới Về"):
        a_member(meeting.branch, name)
    hand = Hand(page)
    hand.press("Khai mạc", exact=True)
    page.get_by_text("2 chỗ khác danh sách đảng viên").wait_for()
    hand.unfold("Danh sách họp khác với danh sách đảng viên")
    look_at_the_room(page, "room-differences")
    hand.press("Ghi tất cả 2 mục", exact=True)
    page.locator("#differences").wait_for(state="hidden")
    all_sent(page)
    hand.press("Khách dự", exact=True)
    look_at_the_room(page, "room-guest-sheet")
    hand.fill("Họ và tên", "Lê Văn Bình", within="#guest-sheet")
    hand.press("Ghi khách dự", exact=True)
    mark(hand, names(1)[0], "Vắng không lý do")
    all_sent(page)

    hand.follow("Nội dung", within=".room-tabs", exact=True)
    for about in page.locator("#course details").all():
        about.locator("summary").click()
    look_at_the_room(page, "room-course-open")
    hand.follow("Kết thúc", within=".room-tabs", exact=True)
    page.get_by_text("Các nội dung chưa tiến hành").wait_for()
    look_at_the_room(page, "room-untouched")
    hand.press("Để kỳ sau", exact=True)
    page.get_by_text("Các nội dung chưa tiến hành").wait_for(state="detached")
    hand.press("Bế mạc", exact=True)
    page.locator("#r-end").get_by_text("phải xử lý").first.wait_for()
    look_at_the_room(page, "room-questions")
    hand.press(re.compile("^Để nguyên ?: Đồng chí Bùi Thị Bình"), within="#r-end")
    hand.fill("Lý do", "Đi viện đột xuất, gia đình báo", within="#settle-sheet")
    hand.press("Ghi lý do", within="#settle-sheet", exact=True)
    all_sent(page)
    page.get_by_text("Đã ghi gần đây").click()
    hand.press(re.compile("^Hủy ?: điểm danh"), within="#r-latest")
    hand.fill("Lý do", "Ghi nhầm người", within="#correct-sheet")
    hand.press("Hủy", within="#correct-sheet", exact=True)
    all_sent(page)

    state = told(meeting)
    assert [one.name for one in state.session.guests] == ["Lê Văn Bình"]
    assert [one.reason for one in state.settled] == ["Đi viện đột xuất, gia đình báo"]
    assert [one.reason for one in state.corrections] == ["Ghi nhầm người"]
    assert state.attendance[str(members[0].pk)].state == "expected"
    assert len(state.roster) == 42
    put_off = {one.item for one in state.results.notes}
    assert put_off == {str(item.pk) for item in meeting.agenda.all()}


def test_the_day_of_a_task_is_typed_as_on_paper_and_told_as_the_journal_writes_days(page, evening):
    meeting, members = evening
    hand = Hand(page)
    hand.press("Khai mạc", exact=True)
    hand.follow("Nhiệm vụ", within=".room-tabs", exact=True)
    proposed = page.get_by_label("Hạn", exact=True).input_value()

    hand.fill("Nhiệm vụ", "Thu quỹ", within="#tasks")
    hand.choose("Người phụ trách", str(members[0].pk), within="#tasks")
    hand.fill("Hạn", "31/02/2026", within="#tasks")
    hand.press("Ghi nhiệm vụ", exact=True)
    said = page.get_by_label("Hạn", exact=True).evaluate("field => field.validationMessage")
    hand.fill("Hạn", "5/12/2026", within="#tasks")
    hand.press("Ghi nhiệm vụ", exact=True)
    all_sent(page)
    look_at_the_room(page, "room-tasks")

    assert (proposed[2], proposed[5], said) == ("/", "/", "Đồng chí ghi ngày theo mẫu 05/12/2026.")
    payloads = JournalEntry.objects.filter(meeting=meeting, kind="task_agreed")
    assert [(one["text"], one["due_on"]) for one in payloads.values_list("payload", flat=True)] == [
        ("Thu quỹ", "2026-12-05")
    ]
