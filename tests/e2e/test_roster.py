"""The secretary signs in and enters the roster from the file the branch has always kept."""

from pathlib import Path

import pytest

from chibo.membership.models import Stay
from tests.e2e.hand import Hand
from tests.e2e.look import look_at
from tests.factories import a_branch, a_committee, a_member, a_secretary

pytestmark = pytest.mark.django_db(transaction=True)

SAMPLE = Path(__file__).parents[1] / "data" / "danh-sach-dang-vien.xlsx"


def test_a_secretary_enters_the_roster_from_the_file_of_the_branch(page, watch):
    commune = a_committee()
    branch = a_branch(under=commune)
    secretary = a_secretary(branch)
    a_member(branch, "Nguyễn Trọng Giang", card_number="83231350")
    a_member(branch, "Lê Thị Vắng Tên")

    page.goto("/")
    look_at(page, "sign-in")
    Hand(page).sign_in(secretary)
    look_at(page, "today-new-branch")
    page.get_by_role("link", name="Tổ chức", exact=True).click()
    look_at(page, "units")
    page.get_by_role("link", name=branch.name).click()
    look_at(page, "unit")
    page.get_by_role("link", name="Xem đảng viên").click()
    look_at(page, "roster-before")
    page.get_by_role("link", name="Nhập từ tệp Excel").click()
    look_at(page, "roster-import")
    page.get_by_label("Danh sách: tệp .xlsx, .xls hoặc .ods").set_input_files(SAMPLE)
    page.get_by_role("button", name="Xem trước").click()
    look_at(page, "roster-preview")
    page.get_by_role("button", name="Ghi vào danh sách").click()

    look_at(page, "roster-after")
    assert Stay.objects.filter(branch=branch, valid_until=None).count() == 44


def test_the_roster_of_the_branch_next_door_does_not_exist(page, watch):
    commune = a_committee()
    branch, neighbour = a_branch(under=commune), a_branch("Chi bộ 2", under=commune)
    Hand(page).sign_in(a_secretary(neighbour))

    with watch.expecting(404):
        page.goto(f"/units/{branch.pk}/members/")

    look_at(page, "not-found-roster")
    assert page.get_by_role("heading").first.is_visible()
