import re
import time
from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.urls import reverse

from chibo.accounts.models import UsedCode
from chibo.audit.models import AuditEntry
from tests.factories import (
    PIN,
    a_branch,
    a_committee,
    a_member,
    a_secretary,
    an_administrator,
    an_officer,
)

pytestmark = pytest.mark.django_db

HOME = "web:today"


@pytest.fixture(autouse=True)
def asked_for(settings):
    settings.SECOND_FACTOR_BY_POST = True


@pytest.fixture
def house():
    commune = a_committee()
    return commune, a_branch(under=commune)


def sign_in(client, person):
    return client.post(reverse("account_login"), {"login": person.code, "password": PIN})


def code_of(secret, *, steps=0):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def set_up(client):
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    secret = re.search(r"<code>([A-Z2-7]+)</code>", page)[1]
    return secret, client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})


def home(client):
    response = client.get(reverse(HOME))
    return response.url if response.status_code == 302 else "home"


@pytest.mark.parametrize(
    ("who", "is_asked"),
    [("officer", True), ("administrator", True), ("secretary", False), ("member", False)],
)
def test_posts_in_committees_and_administrators_set_one_up_before_anything_opens(
    client, house, who, is_asked
):
    commune, branch = house
    person = {
        "officer": lambda: an_officer(commune),
        "administrator": an_administrator,
        "secretary": lambda: a_secretary(branch),
        "member": lambda: a_member(branch, with_account=True).user,
    }[who]()
    sign_in(client, person)

    assert home(client) == (reverse("mfa_activate_totp") if is_asked else "home")


@pytest.mark.django_db(transaction=True)  # something is done at the commit
def test_it_is_set_up_with_the_telephone_and_the_codes_are_shown_once(client, house):
    officer = an_officer(house[0])
    sign_in(client, officer)

    _secret, led_to = set_up(client)
    first = client.get(led_to.url).content.decode()
    codes = re.findall(r"<code>(\d+)</code>", first)

    assert (led_to.url, len(codes)) == (reverse("mfa_view_recovery_codes"), 10)
    assert home(client) == "home"
    assert AuditEntry.objects.get().action == "accounts.second_factor_set"


def test_the_next_sign_in_asks_for_the_code(client, house):
    officer = an_officer(house[0])
    sign_in(client, officer)
    secret, _led_to = set_up(client)
    other = client.__class__()

    led_to = sign_in(other, officer)
    wrong = other.post(reverse("mfa_authenticate"), {"code": "000000"})
    before = "_auth_user_id" in other.session
    other.post(reverse("mfa_authenticate"), {"code": code_of(secret, steps=1)})

    assert led_to.url == reverse("mfa_authenticate")
    assert (wrong.status_code, before) == (200, False)
    assert home(other) == "home"


@pytest.mark.django_db(transaction=True)  # something is done at the commit
def test_a_recovery_code_opens_once(client, house):
    officer = an_officer(house[0])
    sign_in(client, officer)
    _secret, led_to = set_up(client)
    (code, *_rest) = re.findall(r"<code>(\d+)</code>", client.get(led_to.url).content.decode())
    windows = [client.__class__(), client.__class__()]

    for window in windows:
        sign_in(window, officer)
        window.post(reverse("mfa_authenticate"), {"code": code})

    assert ["_auth_user_id" in window.session for window in windows] == [True, False]


def test_codes_cannot_be_tried_one_after_another(client, house):
    officer = an_officer(house[0])
    sign_in(client, officer)
    secret, _led_to = set_up(client)
    other = client.__class__()
    sign_in(other, officer)

    for number in range(5):
        other.post(reverse("mfa_authenticate"), {"code": f"00000{number}"})
    page = other.post(reverse("mfa_authenticate"), {"code": code_of(secret)}).content.decode()

    assert "chờ 30 giây" in page
    assert "_auth_user_id" not in other.session


def test_a_session_from_before_the_post_shows_the_factor_again(client, house):
    officer = an_officer(house[0])
    sign_in(client, officer)
    set_up(client)
    other = client.__class__()
    other.force_login(officer)

    assert home(other).startswith(reverse("mfa_reauthenticate"))


def test_who_needs_it_by_post_cannot_end_it(client, house):
    officer = an_officer(house[0])
    sign_in(client, officer)
    set_up(client)

    client.post(reverse("mfa_deactivate_totp"))

    assert Authenticator.objects.filter(user=officer, type="totp").exists()


def test_the_secret_does_not_stand_in_the_database(client, house):
    sign_in(client, an_officer(house[0]))

    secret, _led_to = set_up(client)

    assert secret not in str(list(Authenticator.objects.values_list("data", flat=True)))


@pytest.mark.django_db(transaction=True)  # something is done at the commit
def test_whoever_answers_for_the_account_takes_a_lost_factor_away_face_to_face(client, house):
    officer = an_officer(house[0])
    sign_in(client, officer)
    set_up(client)
    keeper = client.__class__()
    sign_in(keeper, an_administrator())
    home_branch = officer.member.stays.get().branch_id
    address = reverse("accounts:recover", args=[home_branch, officer.member.pk])

    told = {"is_here": "on", "has_lost_factor": "on", "form_id": str(uuid4())}
    keeper.post(address, told)

    assert Authenticator.objects.filter(user=officer).exists()  # the keeper showed no factor yet
    set_up(keeper)
    keeper.post(address, told)
    assert not Authenticator.objects.filter(user=officer).exists()


def test_where_the_installation_does_not_ask_the_page_says_so(client, house, settings):
    settings.SECOND_FACTOR_BY_POST = False
    sign_in(client, an_officer(house[0]))

    page = client.__class__().get(reverse("account_login")).content.decode()

    assert home(client) == "home"
    assert "dùng thử" in page


def test_a_code_opens_once_in_whatever_process_and_for_as_long_as_it_is_right(client, house):
    officer = an_officer(house[0])
    sign_in(client, officer)
    secret, _led_to = set_up(client)
    code = code_of(secret, steps=1)
    windows = [client.__class__(), client.__class__()]

    for window in windows:
        cache.clear()  # what another process remembers is not known here
        sign_in(window, officer)
        page = window.post(reverse("mfa_authenticate"), {"code": code})

    assert ["_auth_user_id" in window.session for window in windows] == [True, False]
    assert "đã dùng rồi" in page.content.decode()
    assert code not in str(list(UsedCode.objects.values_list("key", flat=True)))
