"""A person reads what is kept and takes a copy home; the secretary hands one out on request."""

import zipfile

import pytest

from tests.e2e.hand import Hand
from tests.e2e.look import look_at
from tests.factories import a_branch, a_committee, a_member, a_secretary

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_member_takes_the_own_copy_and_the_secretary_one_on_request(open_window):
    branch = a_branch(under=a_committee())
    secretary, member = a_secretary(branch), a_member(branch, "Lê An", with_account=True)
    phone, office = Hand(open_window()), Hand(open_window())

    phone.sign_in(member.user)
    phone.page.goto("/members/own/")
    phone.follow("Chibo lưu những gì về một người")
    look_at(phone.page, "kept-data")
    with phone.page.expect_download() as own:
        phone.press("Tải bản sao")

    office.sign_in(secretary)
    office.page.goto(f"/members/{member.pk}/data/")
    look_at(office.page, "kept-data-secretary")
    office.fill("Đồng chí ấy đề nghị bằng cách nào, ngày nào", "Gặp trực tiếp ngày 3/12")
    with office.page.expect_download() as copy:
        office.press("Tải bản sao")
    phone.page.goto("/members/own/")

    assert phone.page.get_by_text("tải về toàn bộ dữ liệu của đảng viên").is_visible()
    for kept in (own.value, copy.value):
        assert len(zipfile.ZipFile(kept.path()).namelist()) == 2
