"""A secretary records what happened to a member; the member reads the own record."""

from datetime import timedelta

import pytest

from chibo.kernel.days import months_later
from chibo.membership.models import Introduction, IntroductionKind, Standing
from chibo.web.http import today
from tests.e2e.hand import Hand
from tests.e2e.look import look_at
from tests.factories import LONG_AGO, a_branch, a_committee, a_member, a_secretary

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def branch():
    ward = a_committee("Đảng bộ phường Đức Thuận")
    branch = a_branch("Chi bộ TDP Thuận Hòa", under=ward)
    beside = a_branch("Chi bộ TDP Quỳnh Lâm", under=ward)
    newcomer = a_member(branch, "Lê Thị Mới", standing=Standing.PROBATIONARY)
    newcomer.admitted_on = months_later(today(), -12) - timedelta(days=30)
    newcomer.ceremony_on = months_later(today(), -12) - timedelta(days=5)
    newcomer.save()
    Introduction.objects.create(
        member=a_member(beside, "Phan Văn Chuyển"),
        kind=IntroductionKind.TRANSFER,
        from_branch=beside,
        to_branch=branch,
        to_place=branch.name,
        decision="05-GTSH",
        issued_on=today() - timedelta(days=3),
    )
    return branch


def test_a_secretary_records_a_change_and_the_member_reads_it(page, open_window, branch):
    member = a_member(branch, "Nguyễn Thị Liên", with_account=True)
    member.birth_date, member.admitted_on = LONG_AGO.replace(year=1958), LONG_AGO.replace(year=1986)
    member.save()
    Hand(page).sign_in(a_secretary(branch))
    page.goto(f"/units/{branch.pk}/members/")
    look_at(page, "members-due")

    page.get_by_role("link", name="Nguyễn Thị Liên").first.click()
    page.get_by_role("link", name="Ghi thay đổi").click()
    look_at(page, "member-changes")
    page.get_by_role("link", name="Được miễn công tác").click()
    page.get_by_label("Số và ngày của quyết định").fill("12-QĐ/ĐU, 10/11/2026")
    page.get_by_role("button", name="Xem trước").click()
    look_at(page, "member-preview")
    page.get_by_role("button", name="Ghi như vậy").click()
    look_at(page, "member-record")
    page.goto(f"/units/{branch.pk}/members/")
    page.get_by_role("link", name="Tiếp nhận").click()
    look_at(page, "member-arrival")
    page.get_by_role("button", name="Tiếp nhận").click()

    own = open_window()
    Hand(own).sign_in(member.user)
    own.get_by_text("đ/c Nguyễn Thị Liên").click()
    own.get_by_role("link", name="Hồ sơ của tôi").click()
    own.get_by_label("Điều sai trong hồ sơ").fill("Tôi sinh năm 1957.")
    own.get_by_role("button", name="Đề nghị sửa").click()
    look_at(own, "member-own")
