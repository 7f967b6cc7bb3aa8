from uuid import uuid4

import pytest
from django.urls import reverse

from chibo.membership.models import Office, OfficeKind, PostKind
from tests.factories import a_branch, a_committee, a_member, a_post, an_office, an_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def commune(client):
    commune = a_committee()
    client.force_login(a_post(commune, PostKind.SECRETARY, name="Trần Thị Thủ"))
    return commune


def give(client, unit, member, **more):
    told = {
        "form_id": str(uuid4()),
        "member": member.pk,
        "kind": "inspection",
        "on": "01/12/2026",
        "decision": "05-QĐ/ĐU",
        **more,
    }
    return client.post(reverse("accounts:give_office", args=[unit.pk]), told, follow=True)


def test_an_office_is_given_to_somebody_found_by_name_and_ended(client, commune):
    member = a_member(a_branch(under=commune), "Nguyễn Thị Liên", with_account=True)

    found = client.get(reverse("accounts:offices", args=[commune.pk]), {"q": "lien"})
    assert "Nguyễn Thị Liên" in found.content.decode()
    page = give(client, commune, member).content.decode()

    assert "Nguyễn Thị Liên" in page
    assert "05-QĐ/ĐU" in page
    office = Office.objects.get()
    ended = client.post(
        reverse("accounts:end_office", args=[office.pk]), {"form_id": str(uuid4())}, follow=True
    )
    assert ended.status_code == 200
    office.refresh_from_db()
    assert office.valid_until is not None


def test_what_is_refused_is_said_and_kept_in_the_form(client, commune):
    member = a_member(a_branch(under=commune), "Nguyễn Thị Liên", with_account=True)
    give(client, commune, member)

    again = give(client, commune, member)

    assert again.status_code == 409
    assert "Nguyễn Thị Liên" in again.content.decode()


def test_the_secretary_is_not_offered_to_make_an_administrator(client, commune):
    member = a_member(a_branch(under=commune), "Nguyễn Thị Liên", with_account=True)

    assert give(client, commune, member, kind="administrator").status_code == 422


def test_an_officer_reads_who_holds_an_office_and_gives_none(client, commune):
    an_office(commune, OfficeKind.PROPAGANDA, name="Vũ Tuyên")
    client.force_login(an_officer(commune))

    page = client.get(reverse("accounts:offices", args=[commune.pk])).content.decode()

    assert "Vũ Tuyên" in page
    assert "end/" not in page


def test_offices_stand_on_the_page_of_who_may_what(client, commune):
    branch = a_branch(under=commune)
    an_office(commune, OfficeKind.INSPECTION, name="Vũ Kiểm")

    page = client.get(reverse("accounts:who_may", args=[branch.pk])).content.decode()

    assert "Vũ Kiểm" in page


@pytest.mark.parametrize("more", [0, 3])
def test_the_page_asks_as_often_for_many_offices_as_for_none(
    client, commune, django_assert_num_queries, more
):
    for number in range(more):
        an_office(commune, OfficeKind.PROPAGANDA, name=f"Người {number}")
    client.get(reverse("accounts:offices", args=[commune.pk]))

    with django_assert_num_queries(7):
        client.get(reverse("accounts:offices", args=[commune.pk]))


def test_inspection_reads_the_record_of_a_branch_below_and_others_do_not(client, commune):
    branch = a_branch(under=commune)
    address = reverse("accounts:deeds", args=[branch.pk])
    assert client.get(address).status_code == 404  # not even the secretary above

    client.force_login(an_office(commune, OfficeKind.INSPECTION, name="Vũ Kiểm"))

    assert client.get(address).status_code == 200
    assert client.get(address, {"before": "9" * 30}).status_code == 200
    assert client.get(reverse("accounts:deeds", args=[commune.pk])).status_code == 404


def test_an_office_asks_for_a_second_factor(client, commune, settings):
    settings.SECOND_FACTOR_BY_POST = True
    client.force_login(an_office(commune, OfficeKind.INSPECTION, name="Vũ Kiểm"))

    assert client.get(reverse("web:today")).status_code == 302
