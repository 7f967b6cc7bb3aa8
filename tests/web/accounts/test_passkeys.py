"""Passkeys around the ceremony itself; that one is walked in a browser (tests/e2e)."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.urls import reverse

from tests.factories import PIN, a_branch, a_committee, a_secretary, an_officer

pytestmark = pytest.mark.django_db

NAMED = {"name": "Điện thoại", "credential": {}}


@pytest.fixture(autouse=True)
def asked_for(settings):
    settings.SECOND_FACTOR_BY_POST = True
    settings.ALLOWED_HOSTS = ["*"]


@pytest.fixture
def officer():
    commune = a_committee()
    a_branch(under=commune)
    return an_officer(commune)


def a_key(user):
    return Authenticator.objects.create(user=user, type="webauthn", data=NAMED)


def shown(client, user):
    """Sign in with PIN, as a session in which the second factor was shown."""
    client.post(reverse("account_login"), {"login": user.code, "password": PIN})
    session = client.session
    session["account_authentication_methods"] += [{"method": "mfa", "at": 4_000_000_000}]
    session.save()


def page(client, name, *args, host="localhost"):
    return client.get(reverse(name, args=args), headers={"host": host})


@pytest.mark.parametrize(
    ("host", "secure", "offered"),
    [
        ("localhost", False, True),
        ("localhost:8000", False, True),
        ("chibo.ductthuan.vn", True, True),
        ("chibo.ductthuan.vn", False, False),
        ("127.0.0.1:8000", False, False),
        ("192.168.1.5", True, False),
        ("[::1]:8000", False, False),
    ],
)
def test_passkeys_are_offered_only_where_browsers_know_them(client, officer, host, secure, offered):
    shown(client, officer)

    answer = client.get(
        reverse("mfa_list_webauthn"), headers={"host": host}, secure=secure
    ).content.decode()
    added = client.get(reverse("mfa_add_webauthn"), headers={"host": host}, secure=secure)

    assert ("Thêm khóa đăng nhập" in answer) is offered
    assert ("Khóa đăng nhập chỉ dùng được khi" in answer) is not offered
    assert (added.status_code == 200) is offered


def test_whoever_knows_only_the_pin_adds_no_key_to_an_account_that_has_a_factor(client, officer):
    TOTP.activate(officer, "A" * 32)
    client.force_login(officer)  # a session from before the factor was set up

    for name in ("mfa_add_webauthn", "mfa_list_webauthn", "mfa_generate_recovery_codes"):
        assert page(client, name).url.startswith(reverse("mfa_reauthenticate"))


def test_a_secretary_who_took_a_factor_by_choice_is_guarded_the_same(client):
    secretary = a_secretary(a_branch(under=a_committee()))
    TOTP.activate(secretary, "A" * 32)
    client.force_login(secretary)

    assert page(client, "mfa_add_webauthn").url.startswith(reverse("mfa_reauthenticate"))
    assert page(client, "web:today").status_code == 200


def test_the_last_factor_of_a_post_stays_another_one_may_go(client, officer):
    shown(client, officer)
    key = a_key(officer)

    kept = client.post(reverse("mfa_remove_webauthn", args=[key.pk]), follow=True)
    TOTP.activate(officer, "A" * 32)
    client.post(reverse("mfa_remove_webauthn", args=[key.pk]))

    assert "lớp bảo vệ thứ hai cuối cùng" in kept.content.decode()
    assert not Authenticator.objects.filter(pk=key.pk).exists()


def test_the_key_of_another_person_does_not_exist(client, officer):
    key = a_key(a_secretary(a_branch("Chi bộ khác"), name="Người Lạ"))
    shown(client, officer)

    assert page(client, "mfa_remove_webauthn", key.pk).status_code == 404
    assert page(client, "mfa_edit_webauthn", key.pk).status_code == 404


def test_a_key_gets_a_name(client, officer):
    shown(client, officer)
    key = a_key(officer)

    client.post(reverse("mfa_edit_webauthn", args=[key.pk]), {"name": "Máy bàn " + "x" * 99})

    key.refresh_from_db()
    assert key.data["name"] == ("Máy bàn " + "x" * 99)[:60]


@pytest.mark.parametrize("credential", ["", "{}", "[]", '{"id": "x"}', "no json"])
def test_what_is_no_answer_of_a_device_opens_nothing(client, officer, credential):
    shown(client, officer)
    page(client, "mfa_add_webauthn")

    answer = client.post(
        reverse("mfa_add_webauthn"),
        {"name": "x", "credential": credential},
        headers={"host": "localhost"},
    )

    assert answer.status_code == 200
    assert not Authenticator.objects.exists()
