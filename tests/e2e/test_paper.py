"""A meeting on paper: the kit is found and printed, what came back is keyed in quickly."""

import re
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from chibo.kernel.days import local
from chibo.meetings.models import Meeting
from chibo.meetings.queries.journal import meeting_state
from chibo.sync.paper.codes import PaperKind, code_of
from tests.e2e.hand import Hand
from tests.e2e.look import look_at
from tests.web.room.factories import a_branch_with, a_meeting_today

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def evening(page):
    branch, secretary, members = a_branch_with(12)
    noon = timezone.now().replace(hour=5, minute=0, second=0, microsecond=0) - timedelta(days=1)
    meeting = a_meeting_today(branch, secretary, at=noon)
    Hand(page).sign_in(secretary)
    return meeting, members


def only(label: str) -> re.Pattern[str]:
    return re.compile(f"^{label}$")


def clock(at: datetime) -> str:
    return f"{local(at):%H:%M}"


def test_a_secretary_prints_the_kit_and_keys_in_what_came_back(page, evening):
    meeting, members = evening
    hand = Hand(page)
    page.goto(f"/meetings/{meeting.pk}/paper/")
    look_at(page, "paper-kit")
    kit = page.request.get(page.get_by_role("link", name="In cả bộ").get_attribute("href"))
    page.goto(f"/meetings/{meeting.pk}/paper/ballots/")
    look_at(page, "paper-ballots")

    page.goto("/paper/")
    hand.fill("Mã trên giấy", code_of(PaperKind.ATTENDANCE, meeting.pk))
    hand.press("Tìm", exact=True)
    page.wait_for_url("**/paper/key-in/#attendance")
    look_at(page, "paper-key-in")
    hand.fill("Khai mạc lúc", clock(meeting.planned_at))
    hand.fill(re.compile("^Kết thúc lúc"), clock(meeting.planned_at + timedelta(hours=2)))
    hand.press("Ghi giờ và tên")
    page.get_by_text("Đã ghi vào nhật ký").wait_for()
    hand.choose(only(members[0].full_name), "absent")
    hand.press("Ghi điểm danh")
    page.get_by_text("Đã ghi vào nhật ký").wait_for()

    assert (kit.status, kit.headers["content-type"]) == (200, "application/pdf")
    state = meeting_state(Meeting.objects.get(pk=meeting.pk))
    assert state.session.phase == "closed"
    assert state.attendance[str(members[0].pk)].state == "absent"


def test_who_came_late_without_an_hour_is_asked_and_nothing_is_lost(page, evening, watch):
    meeting, members = evening
    watch.expected.add(422)
    hand = Hand(page)
    page.goto(f"/meetings/{meeting.pk}/paper/key-in/")
    hand.fill("Khai mạc lúc", clock(meeting.planned_at))
    hand.press("Ghi giờ và tên")
    page.get_by_text("Đã ghi vào nhật ký").wait_for()
    hand.choose(only(members[0].full_name), "late")
    hand.choose(only(members[1].full_name), "excused")

    hand.press("Ghi điểm danh")
    page.get_by_text(f"Ghi giờ đồng chí {members[0].full_name} đến").wait_for()
    look_at(page, "paper-key-in-wrong")

    assert page.get_by_label(members[1].full_name, exact=True).input_value() == "excused"
