"""The score of an evening: judged by the branch, sent, reviewed above, final; as people see it."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from chibo.quality.models import Scorecard
from chibo.quality.operations.freezing import freeze_voted
from tests.e2e.hand import Hand
from tests.e2e.look import look_at
from tests.factories import a_branch, a_secretary
from tests.quality.evenings import CLOSED, NEXT_DAY, OPENED, House, a_good_evening
from tests.web.quality.factories import a_card_at_work, a_final_card, a_sent_card

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def clock(monkeypatch):
    def stand_at(instant):
        monkeypatch.setattr(timezone, "now", lambda: instant)

    stand_at(OPENED + timedelta(minutes=100))
    return stand_at


@pytest.fixture
def house(clock):
    return House()


def sign_in(page, person):
    page.context.clear_cookies()
    Hand(page).sign_in(person)


def line(page, code):
    return page.locator(f"#line-{code.replace('.', '-')}")


def judge_in_full(page, code):
    button = line(page, code).locator(".choice button").first
    button.click()
    expect(line(page, code).locator(".choice button").first).to_have_attribute(
        "aria-pressed", "true"
    )


def press(page, name):
    page.get_by_role("button", name=name, exact=True).first.click()


def the_committee_reviews(page, house):
    sign_in(page, house.reviewer)
    page.goto("/scores/review/")
    page.get_by_role("link", name=re.compile("^Duyệt *:")).click()
    page.get_by_label(re.compile("^Trả lời của cấp trên")).fill("Đã đối chiếu sổ họp.")
    page.get_by_role("button", name=re.compile("^Trả lời")).click()
    line(page, "2.1").locator("summary").click()
    line(page, "2.1").get_by_label(re.compile("^Điểm")).fill("2,5")
    line(page, "2.1").get_by_label(re.compile("^Lý do")).fill("Đ/c Khang dự nửa buổi")
    press(page, "Điều chỉnh các dòng đã ghi")
    look_at(page, "review-adjusted")
    press(page, "Kết thúc duyệt")
    look_at(page, "review-final")


def test_the_branch_scores_its_evening_and_the_committee_makes_it_final(page, watch, house, clock):
    evening = a_good_evening(house, absent=[house.everybody[4]])
    sign_in(page, house.secretary)
    page.goto(f"/meetings/{evening.meeting.pk}/score/")
    look_at(page, "score-not-opened")
    press(page, "Mở phiếu chấm điểm")
    codes = [one.inner_text() for one in page.locator(".line:has(.choice) > .soft").all()]
    for code in codes:
        judge_in_full(page, code)
    with watch.expecting(422):
        page.get_by_role("button", name=re.compile("còn chung chung · 1")).first.click()
        page.get_by_label("Vì sao trừ điểm?").wait_for()
        look_at(page, "score-asks-the-reason")
    page.get_by_label("Vì sao trừ điểm?").fill("Phê bình còn nể nang")
    page.get_by_role("button", name=re.compile("Ghi lý do")).click()
    expect(page.locator(".wrong")).to_have_count(0)
    press(page, "Đưa chi bộ biểu quyết")
    card = Scorecard.objects.get()
    evening.vote("score", 110, digest=card.proposed_digest)
    evening.adopt_minutes()
    evening.close()
    freeze_voted(evening.meeting, actor=house.secretary, at=CLOSED)
    clock(NEXT_DAY)

    page.goto(f"/scores/{card.pk}/")
    line(page, "2.1").get_by_role("link").click()
    page.get_by_text("Đề nghị xem lại dòng này").click()
    page.get_by_label("Điều gì chưa đúng, xem ở đâu?").fill("Đ/c Khang có dự")
    page.get_by_role("button", name="Gửi đề nghị").click()
    expect(line(page, "2.1")).to_contain_text("Đ/c Khang có dự")
    page.get_by_label("Ngày đăng tài liệu hoàn thiện lên Sổ tay").fill("04/12/2026")
    page.locator("#notes button", has_text="hoàn thiện").click()
    press(page, "Gửi cấp trên")
    line(page, "2.1").get_by_role("link").click()
    page.get_by_role("heading", name=re.compile("^2.1")).wait_for()
    look_at(page, "score-evidence")

    the_committee_reviews(page, house)

    assert Scorecard.objects.get().state == "final"


def test_a_returned_card_says_what_is_to_be_mended(page, watch, house, clock):
    clock(NEXT_DAY)
    card = a_sent_card(house)
    sign_in(page, house.reviewer)
    page.goto(f"/scores/{card.pk}/review/")
    page.get_by_text("Trả lại chi bộ").click()
    page.get_by_label("Cần sửa điều gì?").fill("Xem lại dòng 4.4")
    press(page, "Trả lại phiếu")

    sign_in(page, house.secretary)
    page.goto(f"/scores/{card.pk}/")

    expect(page.get_by_role("status")).to_contain_text("Xem lại dòng 4.4")
    look_at(page, "score-returned")


def test_on_paper_the_sheet_has_its_lines_and_no_buttons(page, house, clock):
    clock(NEXT_DAY + timedelta(hours=3))
    card = a_final_card(house, line_4_4="partly")
    sign_in(page, house.secretary)
    page.goto(f"/scores/{card.pk}/")
    look_at(page, "score-final")

    page.emulate_media(media="print")

    page.set_viewport_size({"width": 720, "height": 1000})
    page.screenshot(path="tests/e2e/pictures/score-paper.png", full_page=True)
    expect(line(page, "4.4")).to_contain_text("Còn chung chung")
    expect(page.locator(".signatures")).to_be_visible()
    expect(page.locator("main button:visible")).to_have_count(0)


def test_a_card_of_another_branch_does_not_exist(page, watch, house):
    card = a_card_at_work(house)
    sign_in(page, a_secretary(a_branch("Chi bộ 2", under=house.ward), name="Người Lạ"))

    with watch.expecting(404):
        page.goto(f"/scores/{card.pk}/")

    expect(page.get_by_role("heading").first).to_be_visible()
