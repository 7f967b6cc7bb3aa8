"""Sign in by way of an identity provider; it is a real one, in the process of the tests."""

import hashlib
from base64 import urlsafe_b64encode
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.urls import reverse
from pydantic import ValidationError

from chibo.accounts.models import Device, User
from chibo.environment import Environment
from tests.factories import a_branch, a_committee, a_secretary, an_officer
from tests.web.accounts.a_provider import CLIENT, SECRET, STRANGE_KEY, Provider

pytestmark = pytest.mark.django_db

BACK = "account_from_provider"


@pytest.fixture
def provider(settings):
    running = Provider()
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(
        update={
            "oidc_issuer": running.issuer,
            "oidc_client_id": CLIENT,
            "oidc_client_secret": SECRET,
            "oidc_name": "Đăng nhập tỉnh",
        }
    )
    yield running
    running.stop()


@pytest.fixture
def secretary():
    return a_secretary(a_branch(under=a_committee()))


def begun(client, **more):
    """Go to the provider; return what it was asked."""
    led_to = client.get(reverse("account_to_provider"), more)
    return {name: value for name, [value] in parse_qs(urlsplit(led_to.url).query).items()}


def back(client, provider, *, code, **changed):
    """Come back from the provider, which names the member code ``code``."""
    asked = begun(client)
    provider.claims = {"member_code": code, "nonce": asked["nonce"], **provider.claims}
    return client.get(
        reverse(BACK), {"code": "abc", "state": asked["state"], **changed}, follow=True
    )


def is_in(client):
    return "_auth_user_id" in client.session


def test_switched_off_there_is_no_such_page_and_no_button(client):
    page = client.get(reverse("account_login")).content.decode()

    assert client.get(reverse("account_to_provider")).status_code == 404
    assert client.get(reverse(BACK), {"code": "x", "state": "y"}).status_code == 404
    assert reverse("account_to_provider") not in page


def test_who_has_an_account_comes_in_by_the_provider(client, provider, secretary):
    page = client.get(reverse("account_login")).content.decode()

    answer = back(client, provider, code=f" {secretary.code[:4]} {secretary.code[4:]}")

    assert "Đăng nhập bằng Đăng nhập tỉnh" in page
    assert answer.redirect_chain[-1][0] == reverse("web:today")
    assert client.session["_auth_user_id"] == str(secretary.pk)
    assert client.session.get_expire_at_browser_close()
    assert Device.objects.get(user=secretary).is_own is False


def test_the_secret_and_the_proof_of_this_browser_go_to_the_provider_only(
    client, provider, secretary
):
    asked = begun(client)
    provider.claims = {"member_code": secretary.code, "nonce": asked["nonce"]}
    client.get(reverse(BACK), {"code": "abc", "state": asked["state"]})

    [told] = provider.asked
    proof = urlsafe_b64encode(hashlib.sha256(told["code_verifier"].encode()).digest())
    assert (told["code"], told["client_secret"]) == ("abc", SECRET)
    assert told["redirect_uri"] == asked["redirect_uri"]
    assert proof.rstrip(b"=").decode() == asked["code_challenge"]
    assert SECRET not in str(asked)


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://somebody.else"},
        {"aud": "another client"},
        {"aud": [CLIENT, "another"], "azp": "another"},
        {"nonce": "of another sign-in"},
        {"nonce": None},
        {"exp": 1_700_000_000},
        {"iat": None},
        {"sub": None},
    ],
    ids=str,
)
def test_a_token_that_is_not_for_us_now_opens_nothing(client, provider, secretary, claims):
    provider.claims = claims

    answer = back(client, provider, code=secretary.code)

    assert not is_in(client)
    assert "trả lời không hợp lệ" in answer.content.decode()


@pytest.mark.parametrize("algorithm", ["HS256", "none"])
def test_a_token_that_anybody_could_make_opens_nothing(client, provider, secretary, algorithm):
    provider.algorithm = algorithm

    back(client, provider, code=secretary.code)

    assert not is_in(client)


def test_a_strange_signature_opens_nothing(client, provider, secretary):
    provider.key = STRANGE_KEY

    back(client, provider, code=secretary.code)

    assert not is_in(client)


def test_an_answer_begun_in_another_browser_opens_nothing(client, provider, secretary):
    asked = begun(client)
    provider.claims = {"member_code": secretary.code, "nonce": asked["nonce"]}
    victim = client.__class__()

    answer = victim.get(reverse(BACK), {"code": "abc", "state": asked["state"]}, follow=True)

    assert not is_in(victim)
    assert "không bắt đầu từ máy này" in answer.content.decode()
    assert provider.asked == []


def test_a_wrong_state_opens_nothing_and_the_answer_is_taken_once(client, provider, secretary):
    back(client, provider, code=secretary.code, state="wrong")
    again = client.get(reverse(BACK), {"code": "abc", "state": "wrong"}, follow=True)

    assert not is_in(client)
    assert "không bắt đầu từ máy này" in again.content.decode()
    assert provider.asked == []


@pytest.mark.parametrize("code", ["99999999", "", None, ["x"]])
def test_who_has_no_account_gets_none(client, provider, secretary, code):
    provider.claims = {"email": "bi.thu@example.vn", "name": secretary.name}

    answer = back(client, provider, code=code)

    assert not is_in(client)
    assert "chưa có tài khoản" in answer.content.decode()
    assert User.objects.count() == 1


@pytest.mark.parametrize("closed", [{"is_active": False}, {"is_service": True}])
def test_a_closed_or_a_service_account_does_not_come_in(client, provider, secretary, closed):
    User.objects.filter(pk=secretary.pk).update(**closed)

    back(client, provider, code=secretary.code)

    assert not is_in(client)


def test_a_provider_that_says_it_is_another_or_sends_elsewhere_is_not_asked(
    client, provider, secretary
):
    provider.sends_elsewhere = True
    moved = back(client, provider, code=secretary.code)
    provider.says_issuer = "https://somebody.else"
    other = client.get(reverse("account_to_provider"), follow=True)

    assert "không trả lời" in moved.content.decode()
    assert "trả lời không hợp lệ" in other.content.decode()
    assert provider.asked == []


def test_a_provider_that_is_down_leaves_the_pin(client, provider):
    provider.stop()

    answer = client.get(reverse("account_to_provider"), follow=True)

    assert "Mời đồng chí dùng mã PIN" in answer.content.decode()


def test_a_person_is_led_on_to_our_own_pages_only(client, provider, secretary):
    for wanted, led_to in (("/account/devices/", "/account/devices/"), ("//evil.vn/", "/")):
        client.logout()
        asked = begun(client, next=wanted)
        provider.claims = {"member_code": secretary.code, "nonce": asked["nonce"]}

        answer = client.get(reverse(BACK), {"code": "abc", "state": asked["state"]})

        assert answer.url == led_to


@pytest.mark.parametrize(
    ("believed", "amr", "is_asked"),
    [
        ("", ["pwd", "mfa"], True),
        ("mfa", ["pwd", "mfa"], False),
        ("mfa", ["pwd"], True),
        ("mfa", None, True),
        ("mfa", "mfa", True),
    ],
)
def test_the_second_factor_is_believed_only_by_setting_and_only_when_it_was_shown(
    client, provider, settings, *, believed, amr, is_asked
):
    settings.SECOND_FACTOR_BY_POST = True
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update={"oidc_second_factor": believed})
    commune = a_committee()
    a_branch(under=commune)
    officer = an_officer(commune)
    TOTP.activate(officer, "A" * 32)
    provider.claims = {"amr": amr}

    answer = back(client, provider, code=officer.code)

    led_to = answer.redirect_chain[-1][0]
    assert led_to == (reverse("mfa_authenticate") if is_asked else reverse("web:today"))


GIVEN = {
    "oidc_issuer": "https://id.tinh.vn",
    "oidc_client_id": "chibo",
    "oidc_client_secret": "secret",
}


@pytest.mark.parametrize(
    "wrong",
    [
        {"oidc_client_secret": ""},
        {"oidc_client_id": ""},
        {"oidc_issuer": "http://id.tinh.vn"},
        {"oidc_issuer": "http://localhost.evil.vn"},
        {"oidc_code_claim": "email"},
    ],
    ids=str,
)
def test_half_a_setting_or_an_unsafe_one_stops_the_start(wrong):
    with pytest.raises(ValidationError):
        Environment.model_validate_strings({**GIVEN, **wrong})

    assert Environment.model_validate_strings(GIVEN).oidc_code_claim == "member_code"
