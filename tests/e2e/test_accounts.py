"""A branch gets its accounts: slips, a forgotten PIN, the own one, devices, a second factor."""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from chibo.accounts.models import Device, User
from tests.e2e.hand import Hand
from tests.e2e.look import look_at
from tests.factories import a_branch, a_committee, a_member, a_secretary, an_officer

pytestmark = pytest.mark.django_db(transaction=True)

OWN_PIN = "739105"


@pytest.fixture
def house():
    commune = a_committee()
    branch = a_branch(under=commune)
    return branch, a_secretary(branch), an_officer(commune)


def test_a_member_comes_in_by_a_new_pin_and_keeps_an_own_one(open_window, house):
    branch, secretary, _officer = house
    member = a_member(branch, "Lê An", with_account=True)
    a_member(branch, "Võ Mai")
    office, phone = Hand(open_window()), Hand(open_window())

    office.sign_in(secretary)
    office.page.goto(f"/units/{branch.pk}/members/")
    office.follow("Tài khoản và mã PIN")
    look_at(office.page, "accounts")
    with office.page.expect_download() as slips:
        office.press("In phiếu (PDF)")
    office.follow("Quên mã PIN")
    look_at(office.page, "pin-forgotten")
    office.tick("Đồng chí ấy đang có mặt trước tôi và tôi biết mặt.")
    office.press("Cấp mã PIN mới")
    look_at(office.page, "pin-new")
    pin = re.search(r"\b(\d{6})\b", office.page.locator("main strong.pin").inner_text())[1]

    phone.page.goto(f"/account/sign-in/?code={member.user.code}")
    phone.fill("Mã PIN", pin)
    phone.tick("Đây là máy của tôi: giữ đăng nhập")
    phone.press("Đăng nhập")
    look_at(phone.page, "pin-own")
    phone.fill("Mã PIN hiện nay", pin)
    phone.fill("Mã PIN mới, sáu chữ số", OWN_PIN)
    phone.fill("Nhập lại mã PIN mới", OWN_PIN)
    phone.press("Dùng mã PIN này")
    phone.page.goto("/")
    look_at(phone.page, "pin-news")
    phone.press("Tôi đã yêu cầu")
    phone.page.goto("/account/devices/")
    look_at(phone.page, "devices")

    assert slips.value.suggested_filename.endswith(".pdf")
    assert User.objects.get(pk=member.user.pk).check_password(OWN_PIN)
    assert Device.objects.filter(user=member.user, is_own=True).count() == 1


def test_an_officer_sets_up_the_second_factor_at_the_first_sign_in(page, house, settings):
    settings.SECOND_FACTOR_BY_POST = True
    hand = Hand(page)
    page.goto("/")
    hand.fill("Mã đảng viên", house[2].code)
    hand.fill("Mã PIN", "482913")
    hand.press("Đăng nhập")
    look_at(page, "second-factor-set-up")

    secret = page.locator("main code").inner_text()
    hand.fill("Mã sáu chữ số", format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
    hand.press("Thiết lập")
    look_at(page, "recovery-codes")
    hand.follow("Tôi đã cất giữ")
    page.goto(f"/units/{house[0].pk}/rights/")

    look_at(page, "who-may")
    assert page.get_by_role("heading", name="Ai được làm gì ở đây").is_visible()
