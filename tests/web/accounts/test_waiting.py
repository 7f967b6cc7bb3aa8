from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import PIN, a_branch, a_member, a_secretary

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return a_secretary(a_branch())


def sign_in(client, code, pin=PIN, **more):
    return client.post(reverse("account_login"), {"login": code, "password": pin} | more)


def is_in(client):
    return "_auth_user_id" in client.session


def fail(client, code, times=5):
    for _try in range(times):
        sign_in(client, code, "111113")


def test_after_five_wrong_tries_even_the_right_pin_waits_and_the_page_says_how_long(client, person):
    fail(client, person.code)

    page = sign_in(client, person.code).content.decode()

    assert not is_in(client)
    assert "chờ 30 giây" in page


def test_after_the_wait_the_right_pin_opens(client, person, set_clock):
    fail(client, person.code)
    set_clock(timezone.now() + timedelta(seconds=31))

    sign_in(client, person.code)

    assert is_in(client)


def test_long_waits_are_told_in_minutes(client, person, set_clock):
    fail(client, person.code)
    moment = timezone.now()
    for wait in (31, 61, 121):
        moment += timedelta(seconds=wait)
        set_clock(moment)
        fail(client, person.code, times=1)

    assert "chờ 4 phút" in sign_in(client, person.code).content.decode()


def test_a_code_that_does_not_exist_is_slowed_the_same_way(client):
    fail(client, "99999999")

    assert "chờ 30 giây" in sign_in(client, "99999999").content.decode()


def test_the_other_people_at_that_address_sign_in(client, person):
    fail(client, person.code, times=20)
    other = a_member(a_branch("Chi bộ 2"), with_account=True).user

    sign_in(client, other.code)

    assert is_in(client)


def test_from_one_address_many_codes_cannot_be_tried_without_waiting(client, person):
    for number in range(60):
        sign_in(client, f"{20_000_000 + number}", "111113")

    page = sign_in(client, person.code).content.decode()

    assert "chờ 30 giây" in page


def test_the_own_device_is_not_slowed_by_what_strangers_try(client, person):
    sign_in(client, person.code, remember="on")
    client.post(reverse("account_logout"))
    fail(client.__class__(), person.code, times=8)

    sign_in(client, person.code)

    assert is_in(client)


def test_who_holds_the_own_device_cannot_try_every_pin(client, person):
    sign_in(client, person.code, remember="on")
    client.post(reverse("account_logout"))
    fail(client, person.code)

    sign_in(client, person.code)

    assert not is_in(client)
