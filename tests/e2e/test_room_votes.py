"""Votes of all kinds, recorded in the room; what the fold asks afterwards is nothing."""

import re

import pytest
from django.utils import timezone

from tests.e2e.hand import Hand
from tests.e2e.look import look_at_the_room
from tests.e2e.test_room import all_sent, enter, mark, told
from tests.meetings.factories import code_at
from tests.web.room.factories import a_branch_with, a_meeting_today, names

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def evening(page):
    branch, secretary, members = a_branch_with(12)
    meeting = a_meeting_today(branch, secretary)
    Hand(page).sign_in(secretary)
    enter(page, meeting)
    hand = Hand(page)
    hand.press("Khai mạc", exact=True)
    hand.press("Những người còn lại có mặt", exact=True)
    hand.follow("Biểu quyết", within=".room-tabs", exact=True)
    return meeting, members


def put(hand, matter, method=None):
    hand.choose("Về việc", matter, within="#vote-put")
    if method:
        hand.page.locator("#vote-put summary").click()
        hand.choose("Cách biểu quyết", method, within="#vote-put")
    hand.press("Đưa ra biểu quyết", exact=True)
    hand.page.locator("#vote-count").wait_for()


def last_vote(meeting):
    return list(told(meeting).votes.values())[-1]


def test_a_named_vote_is_tapped_through_and_tells_each_opinion(page, evening):
    meeting, members = evening
    hand = Hand(page)
    put(hand, "resolution", "named")
    for taps, name in ((2, names(2)[0]), (3, names(2)[1])):
        for _tap in range(taps):
            hand.press(re.compile(f"^{name}"), within="#r-count")
    hand.press("Những người còn lại tán thành", within="#r-count", exact=True)
    look_at_the_room(page, "room-vote-named")
    hand.press("Công bố: thông qua", exact=True)
    all_sent(page)

    vote = last_vote(meeting)
    assert (vote.method, vote.carried, vote.tally.in_favour, len(vote.named)) == (
        "named", True, 10, 12,
    )  # fmt: skip
    assert vote.named[str(members[0].pk)] == "against"
    assert vote.named[str(members[1].pk)] == "none"
    assert told(meeting).questions == ()


def test_a_secret_vote_on_paper_keeps_the_ballots_and_who_it_is_about_stays_out(page, evening):
    meeting, members = evening
    hand = Hand(page)
    hand.choose("Về việc", "admission", within="#vote-put")
    page.locator("#vote-put summary").click()
    page.get_by_role("group", name="Người mà việc này bàn tới").get_by_label(names(3)[2]).check()
    look_at_the_room(page, "room-vote-put")
    hand.press("Đưa ra biểu quyết", exact=True)
    hand.fill("Tán thành", "9", within="#vote-count")
    hand.fill("Không tán thành", "1", within="#vote-count")
    hand.fill("Số phiếu phát ra", "11", within="#vote-count")
    hand.fill("Số phiếu thu về", "11", within="#vote-count")
    hand.fill("Phiếu không hợp lệ", "1", within="#vote-count")
    hand.press("Công bố: thông qua", exact=True)
    all_sent(page)

    vote = last_vote(meeting)
    assert (vote.method, len(vote.base), vote.concerns) == (
        "secret_paper", 11, (str(members[2].pk),),
    )  # fmt: skip
    assert (vote.tally.invalid, vote.tally.ballots_returned, vote.tally.not_voted) == (1, 11, 0)
    assert told(meeting).questions == ()


def test_an_election_tells_the_votes_of_each_name_and_names_a_tie(page, evening):
    meeting, members = evening
    hand = Hand(page)
    hand.choose("Về việc", "election", within="#vote-put")
    hand.fill("Số lượng cần bầu", "1", within="#vote-put")
    for name in names(2):
        page.get_by_role("group", name="Danh sách bầu cử").get_by_label(name).check()
    hand.press("Đưa ra biểu quyết", exact=True)
    hand.fill("Số phiếu phát ra", "12", within="#vote-count")
    hand.fill("Số phiếu thu về", "12", within="#vote-count")
    for member in members[:2]:
        page.locator(f"#votes-{member.pk}").fill("9")
    page.locator("#vote-sum").get_by_text("Bằng phiếu ở vị trí cuối").wait_for()
    look_at_the_room(page, "room-election")
    hand.press("Công bố số phiếu từng người", exact=True)
    all_sent(page)

    vote = last_vote(meeting)
    assert vote.candidates == {str(one.pk): 9 for one in members[:2]}
    assert (vote.election.outcome, vote.election.elected) == ("tie_for_last_seat", ())
    assert told(meeting).questions == ()
    page.locator("#r-votes").get_by_text("Hội nghị quyết định").wait_for()


def test_two_tellers_count_two_parts_that_add_up(page, evening):
    meeting, _members = evening
    hand = Hand(page)
    put(hand, "score")
    hand.unfold("Nhiều tổ kiểm phiếu", within="#vote-count")
    hand.fill("Địa điểm, tổ đảng hoặc hòm phiếu", "Tổ 1", within="#vote-count")
    for box in page.locator("[data-part-person]").all()[5:]:
        box.uncheck()
    hand.fill("Tán thành", "5", within="#vote-count")
    hand.press("Ghi phần này", exact=True)
    all_sent(page)
    page.locator("#r-count").get_by_text("Tổ 1: ").wait_for()
    hand.fill("Địa điểm, tổ đảng hoặc hòm phiếu", "Tổ 2", within="#vote-count")
    hand.fill("Tán thành", "6", within="#vote-count")
    hand.fill("Không tán thành", "1", within="#vote-count")
    look_at_the_room(page, "room-vote-parts")
    hand.press("Công bố: thông qua", exact=True)
    all_sent(page)

    vote = last_vote(meeting)
    assert [(one.part, len(one.base)) for one in vote.parts] == [("Tổ 1", 5), ("Tổ 2", 7)]
    assert (vote.tally.in_favour, vote.carried) == (11, True)
    assert told(meeting).questions == ()


def test_a_secret_vote_on_telephones_leads_to_the_tellers(page, evening):
    meeting, _members = evening
    hand = Hand(page)
    hand.choose("Về việc", "resolution", within="#vote-put")
    page.locator("#vote-put summary").click()
    offered = page.locator("#method option").evaluate_all("all => all.map(one => one.value)")
    if "secret_electronic" not in offered:
        pytest.fail("the rule of resolutions allows electronic ballots; the page does not")
    hand.choose("Cách biểu quyết", "secret_electronic", within="#vote-put")
    hand.press("Đưa ra biểu quyết", exact=True)
    all_sent(page)

    link = page.locator("#r-count").get_by_role("link", name="Sang trang kiểm phiếu")
    assert link.get_attribute("href") == f"/meetings/{meeting.pk}/ballots/"
    assert page.get_by_role("button", name="Công bố: thông qua").count() == 0
    assert last_vote(meeting).method == "secret_electronic"


def test_a_programme_that_carries_is_adopted_in_one_step(page, evening):
    meeting, _members = evening
    hand = Hand(page)
    put(hand, "programme")
    hand.fill("Tán thành", "12", within="#vote-count")
    hand.press("Công bố: thông qua", exact=True)
    all_sent(page)

    assert told(meeting).session.programme_adopted_at is not None


def test_what_is_noted_beside_the_talk(page, evening):
    meeting, members = evening
    hand = Hand(page)
    hand.follow("Nội dung", within=".room-tabs", exact=True)
    hand.unfold("Đảng phí tháng này", within="#course")
    for name in names(2):
        page.locator("#dues").get_by_label(name, exact=True).check()
    page.locator("#dues-sum").get_by_text("10/12").wait_for()
    hand.press("Ghi đảng phí", exact=True)
    all_sent(page)

    dues = told(meeting).results.dues
    assert (dues.paid, dues.of) == (10, 12)
    assert sorted(dues.unpaid) == sorted(str(one.pk) for one in members[:2])


def test_who_asks_to_speak_waits_in_the_queue_and_the_timer_counts_where_it_was_used(page, evening):
    meeting, members = evening
    hand = Hand(page)
    hand.follow("Phát biểu", within=".room-tabs", exact=True)
    for name in names(2):
        hand.press(name, within="#r-speakers", exact=True)
        hand.press("Xin phát biểu sau", within="#speech-sheet", exact=True)
    look_at_the_room(page, "room-queue")
    page.reload()
    page.locator("#room[data-ready]").wait_for()
    hand.press(re.compile(f"Phát biểu ?: {names(2)[0]}"), within="#r-queue")
    hand.press("Bắt đầu nói, bấm giờ", within="#speech-sheet", exact=True)
    page.locator("#r-queue .speaking").wait_for()
    page.wait_for_timeout(1200)
    hand.press("Ghi phát biểu này", within="#r-queue", exact=True)
    hand.fill("Nội dung phát biểu, ghi tóm tắt", "Nhất trí", within="#speech-sheet")
    hand.press("Ghi phát biểu", within="#speech-sheet", exact=True)
    all_sent(page)

    (speech,) = told(meeting).results.speeches
    assert (speech.person, speech.gist) == (str(members[0].pk), "Nhất trí")
    assert speech.seconds >= 1
    waiting = page.locator("#r-queue li")
    assert (waiting.count(), names(2)[1] in waiting.inner_text()) == (1, True)


def test_a_slip_is_mended_with_a_reason_and_stands_as_it_was_meant(page, evening):
    meeting, _members = evening
    hand = Hand(page)
    hand.follow("Nội dung", within=".room-tabs", exact=True)
    hand.fill("Kết luận", "Nhất trí nhiệm vụ tháng 11", within="#course")
    hand.press("Ghi kết luận", exact=True)
    hand.follow("Kết thúc", within=".room-tabs", exact=True)
    page.get_by_text("Đã ghi gần đây").click()
    hand.press(re.compile("^Sửa ?: kết luận"), within="#r-latest")
    hand.fill("Nội dung", "Nhất trí nhiệm vụ tháng 12", within="#mend-sheet")
    look_at_the_room(page, "room-mend-sheet")
    hand.fill("Lý do sửa", "Ghi nhầm tháng", within="#mend-sheet")
    page.locator("#mend-sheet button").first.click()
    all_sent(page)

    state = told(meeting)
    assert [one.text for one in state.results.conclusions] == ["Nhất trí nhiệm vụ tháng 12"]
    assert [one.reason for one in state.corrections] == ["Ghi nhầm tháng"]


def test_by_keyboard_alone_a_clerk_marks_and_takes_back(page, evening):
    meeting, members = evening
    page.keyboard.press("Alt+1")
    page.keyboard.press("/")
    page.keyboard.type("bui thi an")
    page.keyboard.press("Enter")
    page.locator("#person-sheet[open]").wait_for()
    page.get_by_role("button", name="Vắng không lý do").focus()
    page.keyboard.press("Enter")
    all_sent(page)
    person = str(members[0].pk)
    marked = told(meeting).attendance[person].state
    page.keyboard.press("Control+z")
    page.locator(f"#person-{person}.here").wait_for()
    all_sent(page)

    assert (marked, told(meeting).attendance[person].state) == ("absent", "present")


def test_an_own_sign_after_the_mark_is_made_late_with_one_tap(page, evening, open_window):
    meeting, members = evening
    hand = Hand(page)
    hand.follow("Điểm danh", within=".room-tabs", exact=True)
    mark(hand, names(1)[0], "Vắng không lý do")
    all_sent(page)
    phone = open_window()
    Hand(phone).sign_in(members[0].user)
    phone.goto(f"/c/{code_at(meeting, timezone.now())}/")
    phone.get_by_role("button", name="Tôi có mặt").click()
    phone.get_by_text("chờ thư ký").first.wait_for()
    page.evaluate("location.hash = '#course'")  # the page looks again
    page.locator("#r-arrivals").get_by_text("đang ghi vắng").wait_for()
    look_at_the_room(page, "room-arrival")
    hand.press(re.compile("^Ghi có mặt"), within="#r-arrivals")
    all_sent(page)

    state = told(meeting)
    assert state.attendance[str(members[0].pk)].state == "present"
    assert state.questions == ()
