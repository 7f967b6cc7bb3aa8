import re

import pytest
from django.urls import reverse

from chibo.accounts.models import GivenPin, User
from chibo.audit.models import AuditEntry
from tests.factories import a_branch, a_committee, a_member, a_secretary, an_officer
from tests.rendering.conftest import poppler

__all__ = ["poppler"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(client):
    commune = a_committee()
    branch = a_branch(under=commune)
    secretary = a_secretary(branch)
    client.force_login(secretary)
    return branch, commune


def print_slips(client, branch, *members):
    chosen = {"member": [str(member.pk) for member in members]}
    return client.post(reverse("accounts:slips", args=[branch.pk]), chosen)


def the_page(client, branch):
    return client.get(reverse("accounts:branch", args=[branch.pk]))


def test_the_page_ticks_who_has_no_account(client, house):
    branch, _commune = house
    member = a_member(branch, "Lê An")

    page = the_page(client, branch).content.decode()

    assert re.findall(r'value="(\d+)" checked', page) == [str(member.pk)]


def test_the_slips_come_as_one_file_that_no_cache_keeps(client, house):
    branch, _commune = house
    members = [a_member(branch, name) for name in ("Lê An", "Võ Mai")]

    response = print_slips(client, branch, *members)

    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    assert response.content[:5] == b"%PDF-"
    assert "no-store" in response["Cache-Control"]
    assert User.objects.filter(member__in=members, has_own_pin=False).count() == 2


def test_the_slip_of_the_file_signs_in_and_leads_to_the_own_pin(client, house, poppler):
    branch, _commune = house
    (page,) = poppler.pages(print_slips(client, branch, a_member(branch)).content)
    code = "".join(re.search(r"Mã đảng viên\s+(\d{4} \d{4})", page)[1].split())
    pin = re.search(r"Mã PIN\s+(\d{3} \d{3})", page)[1]
    client.logout()

    led_to = client.post(reverse("account_login"), {"login": code, "password": pin})

    assert led_to.url == reverse("account_change_password")


def test_nobody_ticked_is_refused_with_a_sentence(client, house):
    branch, _commune = house

    response = print_slips(client, branch)

    assert response.status_code == 409
    assert GivenPin.objects.count() == 0


def test_a_member_of_another_branch_is_not_among_the_chosen(client, house):
    branch, commune = house
    stranger = a_member(a_branch("Chi bộ 2", under=commune))

    assert print_slips(client, branch, stranger).status_code == 409
    assert AuditEntry.objects.count() == 0


def test_the_officer_above_prints_the_slip_of_a_secretary(client, house):
    branch, commune = house
    chosen = User.objects.get(name="Bùi Xuân Niềm")
    User.objects.filter(pk=chosen.pk).update(has_own_pin=False)
    client.force_login(an_officer(commune))

    assert print_slips(client, branch, chosen.member).status_code == 200


def test_the_qr_of_a_slip_fills_in_the_code(client):
    page = client.get(reverse("account_login") + "?code=12345678").content.decode()

    assert 'value="12345678"' in page


@pytest.mark.parametrize("members", [1, 3])
def test_the_page_asks_as_often_for_many_members_as_for_one(
    client, house, django_assert_num_queries, members
):
    branch, _commune = house
    for number in range(members):
        a_member(branch, f"Nguyễn {number}", with_account=True)
    the_page(client, branch)

    with django_assert_num_queries(9):
        the_page(client, branch)
