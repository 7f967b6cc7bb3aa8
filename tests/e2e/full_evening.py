"""The evening by which the burden is measured: 36 of 40 present, 12 speakers, 2 votes, 5 tasks.

A test counts what it asks of the clerk, and `benchmarks/room.py` how fast the page answers. What
the secretary puts to the meeting meanwhile (resolution, score, minutes) is put through the
operations: the story walks those pages.
"""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils import timezone

from chibo.meetings.models import MeetingClerk
from chibo.papers.models import Term
from chibo.quality.operations.judging import judge_line
from chibo.quality.operations.opening import open_card
from chibo.quality.operations.proposing import propose_card
from chibo.quality.tables import engine_table
from chibo.records.operations.writing import compose_minutes, put_minutes
from chibo.resolutions.content import Draft
from chibo.resolutions.operations.drafting import NOT_BEGUN, draft_resolution, put_to_the_meeting
from chibo.scoring.format import lines_of
from tests.e2e.turns import turn
from tests.factories import a_member
from tests.quality.evenings import House
from tests.web.room.factories import a_meeting_today, names

PEOPLE = names(32)  # with the eight of the house forty
AWAY = (
    ("Vắng có lý do: ốm", PEOPLE[0]),
    ("Vắng có lý do: công tác", PEOPLE[1]),
    ("Vắng có lý do: công tác", PEOPLE[2]),
    ("Vắng không lý do", PEOPLE[3]),
)
SPEAKERS, LEADS = PEOPLE[8:20], PEOPLE[10:15]
SLOWER = 4


@dataclass
class FullEvening:
    """A branch of forty, its convened meeting, and the clerk on a telephone."""

    house: House = field(default_factory=House)

    def __post_init__(self):
        branch, at = self.house.branch, timezone.now()
        Term.objects.create(
            unit=branch, name="Nhiệm kỳ 2025-2027", valid_from=date(at.year - 1, 6, 1)
        )
        clerk, *_others = [a_member(branch, name, with_account=not n) for n, name in clerk_first()]
        self.clerk = clerk.user
        self.meeting = a_meeting_today(branch, self.house.secretary)
        since = at - timedelta(hours=1)
        MeetingClerk.objects.create(meeting=self.meeting, member=clerk, effective_from=since)
        self._put_the_resolution()

    def _by_the_secretary(self):
        return {"actor": self.house.secretary, "at": timezone.now()}

    def _put_the_resolution(self):
        draft = Draft(title="Nhiệm vụ tháng tới", direction_text="Hoàn thành đường ngõ.")
        by = self._by_the_secretary()
        resolution = draft_resolution(self.meeting, draft, began_with=NOT_BEGUN, **by)
        put_to_the_meeting(resolution, began_with=resolution.revision, **by)

    def put_the_score(self):
        by = self._by_the_secretary()
        card = open_card(self.meeting, **by)
        for line, _place in lines_of(engine_table(card.table)):
            if line.scored_by == "people":
                judge_line(card, line.code, choice="full", reason="", **by)
        propose_card(card, **by)

    def put_the_minutes(self):
        by = self._by_the_secretary()
        compose_minutes(self.meeting, **by)
        put_minutes(self.meeting, **by)


def clerk_first():
    """Number and name; the first, who writes, is none of those that are marked."""
    return enumerate([*PEOPLE[20:], *PEOPLE[:20]])


def slowed(page, times=SLOWER):
    """Let the processor of this page work so many times slower; returns the tools of the page."""
    tools = page.context.new_cdp_session(page)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": times})
    return tools


def walk(evening, hand):
    """Hold the whole evening from the start page on; return what attendance and all asked for."""
    page, before = hand.page, hand.actions
    hand.follow("Vào phòng họp")
    page.locator("#room[data-ready]").wait_for()
    hand.press("Khai mạc", exact=True)
    attendance = _mark_the_roster(hand)
    _open_the_agenda(hand)
    _hear(hand)
    _agree_tasks(hand)
    _conclude(hand, ["Nhất trí nhiệm vụ tháng", "Vận động 2 hộ còn lại"])
    _vote(hand, "resolution")
    _sent(page)
    with turn:
        evening.put_the_score()
    _go(hand, "Kết thúc")
    hand.press("Chi ủy đề nghị điểm")
    _vote(hand, "score")
    _sent(page)
    with turn:
        evening.put_the_minutes()
    _finish(hand)
    return attendance, hand.actions - before


def _mark_the_roster(hand):
    before = hand.actions
    for as_what, name in AWAY:
        hand.press(re.compile(f"^{name}"), within="#r-people")
        hand.press(as_what, within="#person-sheet", exact=True)
    hand.press("Những người còn lại có mặt", exact=True)
    hand.page.get_by_text("Có mặt 36/40").wait_for()
    return hand.actions - before


def _go(hand, tab):
    hand.follow(tab, within=".room-tabs", exact=True)


def _sent(page):
    page.get_by_text("Đã gửi hết lên máy chủ").wait_for()


def _open_the_agenda(hand):
    hand.press("Bắt đầu nội dung")
    _go(hand, "Nội dung")
    hand.press("Thông qua chương trình", exact=True)
    hand.press("Sang nội dung tiếp")


def _hear(hand):
    _go(hand, "Phát biểu")
    for number, speaker in enumerate(SPEAKERS):
        hand.press(speaker, within="#r-speakers", exact=True)
        hand.fill("Nội dung phát biểu, ghi tóm tắt", f"Ý kiến {number}", within="#speech-sheet")
        hand.press("Ghi phát biểu", within="#speech-sheet", exact=True)
        hand.page.locator("#r-speeches").get_by_text(f"Ý kiến {number}", exact=True).wait_for()
        if number % 3 == 2:  # four items beside the two that were begun before
            hand.press("Sang nội dung tiếp")


def _agree_tasks(hand):
    _go(hand, "Nhiệm vụ")
    for number, lead in enumerate(LEADS):
        hand.fill("Nhiệm vụ", f"Việc thứ {number}", within="#tasks")
        hand.choose("Người phụ trách", lead, within="#tasks")
        hand.press("Ghi nhiệm vụ", exact=True)
        hand.page.locator("#r-tasks").get_by_text(f"Việc thứ {number}").first.wait_for()


def _conclude(hand, texts):
    _go(hand, "Nội dung")
    for text in texts:
        hand.fill("Kết luận", text, within="#course")
        hand.press("Ghi kết luận", exact=True)
        hand.page.locator("#r-course").get_by_text(text).first.wait_for()


def _vote(hand, matter):
    _go(hand, "Biểu quyết")
    hand.choose("Về việc", matter, within="#vote-put")
    hand.press("Đưa ra biểu quyết", exact=True)
    hand.fill("Tán thành", "36", within="#vote-count")
    hand.press("Công bố: thông qua", exact=True)
    hand.page.get_by_role("button", name="Đưa ra biểu quyết", exact=True).wait_for()


def _finish(hand):
    _go(hand, "Kết thúc")
    hand.page.get_by_text("Biên bản đã trình hội nghị lúc").wait_for()
    hand.press("Đã đọc và thông qua biên bản", exact=True)
    hand.press("Bế mạc", exact=True)
    hand.page.locator("#r-phase", has_text="Đã bế mạc").wait_for()
    _sent(hand.page)
