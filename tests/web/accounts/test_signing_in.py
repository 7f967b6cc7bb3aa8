import pytest
from django.urls import reverse

from chibo.accounts.models import User
from chibo.audit.models import AuditEntry
from tests.factories import PIN, a_branch, a_secretary

pytestmark = pytest.mark.django_db

OFF = [
    "/account/sign-up/",
    "/account/pin/set/",
    "/account/pin/forgotten/",
    "/account/pin/forgotten/done/",
    "/account/pin/forgotten/key/1-abc/",
    "/account/pin/forgotten/key/done/",
    "/account/email/",
    "/account/email/sent/",
    "/account/email/confirm/abc/",
    "/account/second-factor/codes/file/",
]


def sign_in(client, code, pin):
    return client.post(reverse("account_login"), {"login": code, "password": pin})


def test_member_code_and_pin_lead_to_what_is_next_today(client):
    secretary = a_secretary(a_branch())

    response = sign_in(client, secretary.code, PIN)

    assert (response.status_code, response.url) == (302, reverse("web:today"))


@pytest.mark.parametrize(("code", "pin"), [("own", "111111"), ("99999999", PIN), ("", "")])
def test_a_wrong_code_or_pin_is_refused_in_one_sentence(client, code, pin):
    secretary = a_secretary(a_branch())

    response = sign_in(client, secretary.code if code == "own" else code, pin)

    assert response.status_code == 200
    assert "_auth_user_id" not in client.session


def test_a_closed_account_cannot_sign_in(client):
    secretary = a_secretary(a_branch())
    User.objects.filter(pk=secretary.pk).update(is_active=False)

    sign_in(client, secretary.code, PIN)

    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("address", OFF)
def test_pages_of_the_library_that_we_do_not_have_do_not_exist(client, address):
    assert client.get(address).status_code == 404


def test_with_a_printed_pin_nothing_can_be_written_until_it_is_changed(client):
    secretary = a_secretary(a_branch())
    User.objects.filter(pk=secretary.pk).update(has_own_pin=False)
    sign_in(client, secretary.code, PIN)

    refused = client.post(reverse("web:today"))
    changed = client.post(
        reverse("account_change_password"),
        {"oldpassword": PIN, "password1": "739105", "password2": "739105"},
    )

    assert (refused.status_code, refused.url) == (302, reverse("account_change_password"))
    assert changed.status_code == 302
    secretary.refresh_from_db()
    assert (secretary.has_own_pin, secretary.check_password("739105")) == (True, True)
    assert AuditEntry.objects.latest("pk").action == "accounts.pin_changed"


def test_who_opens_the_site_with_a_printed_pin_is_led_to_the_own_one_and_reminded_at_home(client):
    secretary = a_secretary(a_branch())
    User.objects.filter(pk=secretary.pk).update(has_own_pin=False)
    own_pin, home = reverse("account_change_password"), reverse("web:today")
    told = {"login": secretary.code, "password": PIN}

    opened = client.post(reverse("account_login"), told | {"next": home})
    page = client.get(home).content.decode()
    client.logout()
    at_the_door = client.post(reverse("account_login"), told | {"next": "/meetings/7/check-in/"})

    assert (opened.url, at_the_door.url) == (own_pin, "/meetings/7/check-in/")
    assert f'class="button" href="{own_pin}"' in page


@pytest.mark.parametrize("pin", ["123456", "111111", "654321", "12345", "abcdef", "48291a"])
def test_a_pin_that_is_easy_to_guess_or_no_pin_at_all_is_refused(client, pin):
    secretary = a_secretary(a_branch())
    sign_in(client, secretary.code, PIN)

    client.post(
        reverse("account_change_password"),
        {"oldpassword": PIN, "password1": pin, "password2": pin},
    )

    secretary.refresh_from_db()
    assert secretary.check_password(PIN)


def test_who_is_not_signed_in_is_led_to_the_sign_in(client):
    response = client.get(reverse("units:tree"))

    assert response.url == f"{reverse('account_login')}?next={reverse('units:tree')}"


def test_the_page_of_the_pin_leads_to_no_page_that_we_do_not_have(client):
    client.force_login(a_secretary(a_branch()))

    page = client.get(reverse("account_change_password")).content.decode()

    assert "/account/pin/forgotten/" not in page
