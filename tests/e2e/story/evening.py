"""Second chapter: the evening, held by the clerk on a telephone of 360 pixels."""

import re

from playwright.sync_api import expect

from chibo.meetings.queries.journal import meeting_state
from tests.e2e.look import look_at, look_at_the_room

MOST_ACTIONS_FOR_ATTENDANCE = 10  # U2
MOST_ACTIONS_OF_THE_EVENING = 110  # U3


def the_clerk_holds_the_evening(story):
    hand = story.hand_of("clerk")
    hand.page.goto("/")
    look_at(hand.page, "story-home-clerk")
    hand.page.set_viewport_size({"width": 360, "height": 800})
    before = hand.actions
    hand.follow("Vào phòng họp")
    hand.page.locator("#room[data-ready]").wait_for()
    look_at_the_room(hand.page, "story-room-before")

    _open_and_mark(hand, story.people)
    _adopt_the_programme(hand)
    _hear(hand, story.people[8:20])
    _agree_tasks(hand, story.people[10:15])
    _conclude(hand, ["Nhất trí nhiệm vụ tháng", "Vận động 2 hộ còn lại"])
    _vote(hand, "resolution", "36")
    the_branch_committee_proposes_the_score(story)
    _vote_on_the_score(hand)
    the_minutes_are_put(story)
    _finish(hand)

    assert hand.actions - before <= MOST_ACTIONS_OF_THE_EVENING
    _what_the_journal_tells(story)


def the_branch_committee_proposes_the_score(story):
    hand = story.hand_of("secretary")
    page = hand.page
    page.goto(f"/meetings/{story.meeting.pk}/score/")
    hand.press("Mở phiếu chấm điểm", exact=True)
    codes = [one.inner_text() for one in page.locator(".line:has(.choice) > .soft").all()]
    for code in codes:
        first = page.locator(f"#line-{code.replace('.', '-')} .choice button").first
        first.click()
        expect(first).to_have_attribute("aria-pressed", "true")
    hand.fill("Ngày đăng tài liệu lên Sổ tay", "2026-12-01")
    hand.press("Ngày đăng tài liệu lên Sổ tay", within="#notes")
    look_at(page, "story-score")
    hand.press("Đưa chi bộ biểu quyết", exact=True)
    look_at(page, "story-score-proposed")


def the_minutes_are_put(story):
    hand = story.hand_of("secretary")
    hand.page.goto(f"/meetings/{story.meeting.pk}/minutes/")
    hand.press("Lập biên bản")
    look_at(hand.page, "story-minutes-composed")
    hand.press("Trình hội nghị")
    look_at(hand.page, "story-minutes-put")


def _open_and_mark(hand, people):
    hand.press("Khai mạc", exact=True)
    hand.press("Bắt đầu nội dung")
    before = hand.actions
    for excused in people[3:5]:
        _mark(hand, excused, "Vắng có lý do: công tác")
    _mark(hand, people[6], "Vắng không lý do")
    hand.press("Những người còn lại có mặt", exact=True)
    assert hand.actions - before <= MOST_ACTIONS_FOR_ATTENDANCE
    hand.page.get_by_text("Có mặt 36/40").wait_for()
    look_at_the_room(hand.page, "story-room-attendance")


def _mark(hand, name, as_what):
    hand.press(re.compile(f"^{name}"), within="#r-people")
    hand.press(as_what, within="#person-sheet", exact=True)


def _go(hand, tab):
    hand.follow(tab, within=".room-tabs", exact=True)


def _sent(page):
    page.get_by_text("Đã gửi hết lên máy chủ").wait_for()


def _adopt_the_programme(hand):
    _go(hand, "Nội dung")
    hand.press("Thông qua chương trình", exact=True)
    hand.press("Sang nội dung tiếp")
    _sent(hand.page)


def _hear(hand, speakers):
    _go(hand, "Phát biểu")
    for number, speaker in enumerate(speakers):
        hand.press(speaker, within="#r-speakers", exact=True)
        hand.fill("Nội dung phát biểu, ghi tóm tắt", f"Ý kiến {number}", within="#speech-sheet")
        hand.press("Ghi phát biểu", within="#speech-sheet", exact=True)
        if number % 3 == 2:
            _sent(hand.page)
            hand.press("Sang nội dung tiếp")
    _sent(hand.page)
    look_at_the_room(hand.page, "story-room-speeches")


def _agree_tasks(hand, leads):
    _go(hand, "Nhiệm vụ")
    for number, lead in enumerate(leads):
        hand.fill("Nhiệm vụ", f"Việc thứ {number}", within="#tasks")
        hand.choose("Người phụ trách", lead, within="#tasks")
        hand.press("Ghi nhiệm vụ", exact=True)
    _sent(hand.page)
    look_at_the_room(hand.page, "story-room-tasks")


def _conclude(hand, texts):
    _go(hand, "Nội dung")
    for text in texts:
        hand.fill("Kết luận", text, within="#course")
        hand.press("Ghi kết luận", exact=True)
    _sent(hand.page)
    look_at_the_room(hand.page, "story-room-course")


def _vote(hand, matter, in_favour):
    _go(hand, "Biểu quyết")
    hand.choose("Về việc", matter, within="#vote-put")
    hand.press("Đưa ra biểu quyết", exact=True)
    hand.fill("Tán thành", in_favour, within="#vote-count")
    look_at_the_room(hand.page, f"story-room-vote-{matter}")
    hand.press("Công bố: thông qua", exact=True)
    _sent(hand.page)


def _vote_on_the_score(hand):
    _go(hand, "Kết thúc")
    hand.press("Chi ủy đề nghị điểm")
    _sent(hand.page)
    _vote(hand, "score", "36")


def _finish(hand):
    _go(hand, "Kết thúc")
    hand.page.get_by_text("Biên bản đã trình hội nghị lúc").wait_for()
    look_at_the_room(hand.page, "story-room-end")
    hand.press("Đã đọc và thông qua biên bản", exact=True)
    _sent(hand.page)
    hand.press("Bế mạc", exact=True)
    hand.page.locator("#r-phase", has_text="Đã bế mạc").wait_for()
    look_at_the_room(hand.page, "story-room-closed")


def _what_the_journal_tells(story):
    state = meeting_state(story.meeting)
    presences = [one.state for one in state.attendance.values()]
    assert [presences.count(one) for one in ("present", "excused", "absent")] == [36, 3, 1]
    assert len(state.results.speeches) == 12
    assert len(state.results.conclusions) == 2
    assert len(state.results.tasks) == 5
    assert [(one.matter, one.carried, len(one.base)) for one in state.votes.values()] == [
        ("resolution", True, 40),
        ("score", True, 40),
    ]
    secretary, clerk = story.house.secretary.member, story.clerk
    assert (state.session.chair, state.session.clerks[-1].person) == (
        str(secretary.pk),
        str(clerk.pk),
    )
    assert (state.session.phase, state.questions) == ("closed", ())
