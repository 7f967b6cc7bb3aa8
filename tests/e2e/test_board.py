"""The officer of a ward goes from home to who is late and why, and on to names and scores."""

import pytest

from chibo.quality.operations.freezing import freeze_voted
from chibo.quality.operations.reviewing import send_card
from tests.e2e.hand import Hand
from tests.e2e.look import look_at
from tests.factories import a_branch
from tests.quality.evenings import NEXT_DAY, House, a_voted_evening
from tests.reporting.factories import HeldBranch, refreshed
from tests.web.records.conftest import the_day_after

__all__ = ["the_day_after"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("the_day_after")]


@pytest.fixture
def house():
    """A ward with a scored branch, one whose minutes wait, and one that has not met."""
    house = House()
    evening, card = a_voted_evening(house, line_4_1="mostly")
    freeze_voted(evening.meeting, actor=house.secretary, at=NEXT_DAY)
    send_card(card, actor=house.secretary, at=NEXT_DAY)
    weak = HeldBranch(house.ward, "Chi bộ TDP 7")
    weak.hold(absent=weak.members[:2], excused=weak.members[2:3], speakers=weak.members[4:])
    a_branch("Chi bộ thôn Tân Hòa", under=house.ward)
    refreshed()
    return house


def test_an_officer_goes_from_home_to_who_is_late_and_to_the_names(page, watch, house):
    Hand(page).sign_in(house.reviewer)
    page.get_by_role("link", name="Tổng hợp", exact=True).click()
    look_at(page, "board")
    assert page.get_by_text("Chi bộ thôn Tân Hòa").first.is_visible()

    page.get_by_role("link", name="đang chậm việc").click()
    look_at(page, "board-late")
    page.get_by_role("link", name="Chi bộ TDP 7").click()
    look_at(page, "board-branch")

    page.go_back()
    page.go_back()
    page.get_by_role("link", name="TDP Thuận Hòa").first.click()
    page.get_by_role("link", name="Xem điểm và căn cứ tính điểm").click()
    assert page.get_by_role("heading", level=1).is_visible()


def test_an_officer_saves_the_report_of_the_month(page, watch, house):
    Hand(page).sign_in(house.reviewer)
    page.get_by_role("link", name="Tổng hợp", exact=True).click()

    with page.expect_download() as saved:
        page.get_by_role("link", name="Lưu báo cáo tháng").click()

    assert saved.value.suggested_filename.endswith("2026-12.xlsx")


def test_a_board_is_empty_before_anything_was_counted(page, watch):
    house = House(with_table=False)
    Hand(page).sign_in(house.reviewer)
    page.get_by_role("link", name="Tổng hợp", exact=True).click()

    look_at(page, "board-empty")
