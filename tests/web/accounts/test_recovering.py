import re
from uuid import uuid4

import pytest
from django.urls import reverse

from chibo.accounts.models import GivenPin
from tests.factories import PIN, a_branch, a_committee, a_member, a_secretary, an_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(client):
    commune = a_committee()
    branch = a_branch(under=commune)
    client.force_login(a_secretary(branch))
    return branch, commune, a_member(branch, "Lê An", with_account=True)


def recover(client, branch, member, **told):
    address = reverse("accounts:recover", args=[branch.pk, member.pk])
    return client.post(address, {"form_id": str(uuid4()), **told})


def test_the_secretary_must_say_that_the_comrade_is_here(client, house):
    branch, _commune, member = house

    response = recover(client, branch, member)

    assert (response.status_code, GivenPin.objects.count()) == (422, 0)


def test_the_new_pin_is_shown_once_and_leads_over_the_own_pin_to_the_news(client, house):
    branch, _commune, member = house

    page = recover(client, branch, member, is_here="on")
    pin = re.search(r'<strong class="pin">(\d{6})</strong>', page.content.decode())[1]
    phone = client.__class__()
    led_to = phone.post(reverse("account_login"), {"login": member.user.code, "password": pin})
    new = {"oldpassword": pin, "password1": "739105", "password2": "739105"}
    phone.post(reverse("account_change_password"), new)
    told = phone.get(reverse("web:today")).content.decode()
    phone.post(reverse("accounts:seen"), {"form_id": str(uuid4())})
    later = phone.get(reverse("web:today")).content.decode()
    kept = phone.get(reverse("accounts:devices")).content.decode()

    assert "no-store" in page["Cache-Control"]
    assert led_to.url == reverse("account_change_password")
    assert ("Bùi Xuân Niềm đã cấp lại" in told, "Bùi Xuân Niềm đã cấp lại" in later) == (
        True,
        False,
    )
    assert "Bùi Xuân Niềm" in kept


def test_the_officer_above_reads_it_at_home_and_says_seen(client, house):
    branch, commune, member = house
    recover(client, branch, member, is_here="on")
    client.force_login(an_officer(commune))

    told = client.get(reverse("web:today")).content.decode()
    given = GivenPin.objects.get()
    client.post(reverse("accounts:seen_above", args=[given.pk]), {"form_id": str(uuid4())})
    later = client.get(reverse("web:today")).content.decode()

    assert ("Lê An" in told, "Lê An" in later) == (True, False)


def test_the_old_pin_opens_nothing_any_more(client, house):
    branch, _commune, member = house
    recover(client, branch, member, is_here="on")
    phone = client.__class__()

    phone.post(reverse("account_login"), {"login": member.user.code, "password": PIN})

    assert "_auth_user_id" not in phone.session


def test_who_has_no_own_pin_yet_is_sent_to_the_slips(client, house):
    branch, _commune, _member = house
    fresh = a_member(branch, "Võ Mai")

    assert recover(client, branch, fresh, is_here="on").status_code == 409


def test_a_form_sent_twice_gives_one_pin_and_the_second_answer_says_so(client, house):
    branch, _commune, member = house
    form = {"is_here": "on", "form_id": str(uuid4())}

    first = recover(client, branch, member, **form)
    second = recover(client, branch, member, **form)
    told = client.get(second.url).content.decode()
    pin = re.search(r'<strong class="pin">(\d{6})</strong>', first.content.decode())[1]

    assert (first.status_code, second.status_code, GivenPin.objects.count()) == (200, 302, 1)
    assert "Nút đã được bấm hai lần" in told
    member.user.refresh_from_db()
    assert member.user.check_password(pin)


def test_a_refused_form_can_be_mended_and_sent_again(client, house):
    branch, _commune, member = house
    form_id = str(uuid4())

    refused = recover(client, branch, member, form_id=form_id)
    mended = recover(client, branch, member, is_here="on", form_id=form_id)

    assert (refused.status_code, mended.status_code) == (422, 200)
