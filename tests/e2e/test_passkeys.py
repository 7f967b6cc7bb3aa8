"""An officer signs in with a passkey; Chromium's virtual authenticator is the own device."""

import re

import pytest
from allauth.mfa.models import Authenticator

from chibo.audit.models import AuditEntry
from tests.e2e.hand import Hand
from tests.e2e.look import look_at
from tests.factories import a_branch, a_committee, an_officer

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def officer(settings):
    settings.SECOND_FACTOR_BY_POST = True
    commune = a_committee()
    a_branch(under=commune)
    return an_officer(commune)


def with_authenticator(page):
    """Give the window a device that holds passkeys and knows its owner; return what it holds."""
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    made = device.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )

    def keys():
        found = device.send("WebAuthn.getCredentials", {"authenticatorId": made["authenticatorId"]})
        return found["credentials"]

    return keys


def at_home(page):
    page.wait_for_url(re.compile(r"//[^/]+/$"))


def sign_in(hand, person):
    hand.page.goto("/")
    hand.fill("Mã đảng viên", person.code)
    hand.fill("Mã PIN", "482913")
    hand.press("Đăng nhập")


def test_a_passkey_is_added_named_used_to_sign_in_and_the_last_one_stays(page, officer):
    hand = Hand(page)
    keys = with_authenticator(page)
    sign_in(hand, officer)
    hand.follow("Dùng khóa đăng nhập của máy này thay cho mã")
    look_at(page, "passkey-add")
    hand.fill(re.compile("Tên khóa đăng nhập"), "Máy ở cơ quan")
    hand.press("Thêm máy này")
    page.get_by_role("heading", name="Mã dự phòng").wait_for()
    hand.follow("Tôi đã cất giữ")
    at_home(page)

    page.goto("/account/second-factor/passkeys/")
    look_at(page, "passkeys")
    hand.follow(re.compile("Gỡ bỏ.*Máy ở cơ quan"))
    page.get_by_text("lớp bảo vệ thứ hai cuối cùng").wait_for()
    hand.follow(re.compile("Đặt tên.*Máy ở cơ quan"))
    hand.fill(re.compile("Tên khóa đăng nhập"), "Máy bàn")
    hand.press("Lưu tên")
    page.get_by_text("Máy bàn").first.wait_for()

    page.context.clear_cookies()
    sign_in(hand, officer)
    look_at(page, "passkey-sign-in")
    hand.press("Dùng khóa đăng nhập")
    at_home(page)

    assert len(keys()) == 1
    assert Authenticator.objects.get(user=officer, type="webauthn").last_used_at is not None
    assert AuditEntry.objects.filter(action="accounts.second_factor_set").count() == 1


def test_a_device_without_the_key_is_refused_in_words_and_a_recovery_code_opens(
    open_window, officer
):
    own, strange = open_window(), open_window()
    with_authenticator(own)
    with_authenticator(strange)
    hand = Hand(own)
    sign_in(hand, officer)
    hand.follow("Dùng khóa đăng nhập của máy này thay cho mã")
    hand.press("Thêm máy này")
    own.get_by_role("heading", name="Mã dự phòng").wait_for()
    code = own.locator("main code").first.inner_text()

    other = Hand(strange)
    sign_in(other, officer)
    other.press("Dùng khóa đăng nhập")
    strange.get_by_role("alert").get_by_text("Máy chưa đưa khóa").wait_for()
    other.fill("Mã sáu chữ số", code)
    strange.get_by_role("button", name="Đăng nhập", exact=True).click()

    at_home(strange)
