from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from chibo.accounts.models import Device, SignIn
from tests.factories import PIN, a_branch, a_secretary

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return a_secretary(a_branch())


def sign_in(client, person, *, own):
    told = {"login": person.code, "password": PIN} | ({"remember": "on"} if own else {})
    return client.post(reverse("account_login"), told, headers={"user-agent": "Android Chrome"})


def test_on_the_own_device_one_stays_signed_in_for_half_a_year(client, person):
    response = sign_in(client, person, own=True)

    assert response.cookies["sessionid"]["max-age"] == 180 * 24 * 3600
    assert Device.objects.get().is_own


def test_on_a_shared_device_the_sign_in_ends_with_the_browser_or_after_hours(client, person):
    response = sign_in(client, person, own=False)

    left = SignIn.objects.get(device__user=person).expire_date - timezone.now()
    assert response.cookies["sessionid"]["max-age"] == ""
    assert timedelta(hours=3, minutes=59) < left <= timedelta(hours=4)


def test_the_device_keeps_a_token_that_scripts_cannot_read(client, person):
    response = sign_in(client, person, own=True)

    cookie = response.cookies["chibo_device"]
    assert (bool(cookie["httponly"]), cookie["samesite"]) == (True, "Lax")
    assert cookie.value not in Device.objects.get().token_digest


def test_signing_in_again_is_the_same_device(client, person):
    sign_in(client, person, own=True)
    client.post(reverse("account_logout"))

    sign_in(client, person, own=True)

    assert Device.objects.count() == 1


def test_the_page_names_the_devices_and_signs_another_one_out(client, person):
    other = client.__class__()
    sign_in(other, person, own=True)
    there = Device.objects.get()
    sign_in(client, person, own=True)

    page = client.get(reverse("accounts:devices")).content.decode()
    client.post(reverse("accounts:revoke", args=[there.pk]), {"form_id": str(uuid4())})

    assert page.count("Android · Chrome") == 3  # two rows, and the button of one
    assert other.get(reverse("web:today")).status_code == 302
    assert client.get(reverse("web:today")).status_code == 200


def test_once_a_day_the_sign_in_is_lengthened(client, person, set_clock):
    sign_in(client, person, own=True)
    before = SignIn.objects.get(device__user=person).expire_date
    set_clock(timezone.now() + timedelta(days=2))

    client.get(reverse("accounts:devices"))

    after = SignIn.objects.get(device__user=person).expire_date
    assert timedelta(days=2) <= after - before < timedelta(days=2, minutes=1)
    assert Device.objects.get().last_at > before - timedelta(days=179)
