from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from chibo.organization.models import UnitEvent
from chibo.organization.operations.ending import merge_into
from chibo.organization.operations.placing import create_unit
from chibo.organization.queries import placement_of
from tests.factories import (
    EVENING,
    a_branch,
    a_committee,
    a_member,
    a_secretary,
    an_administrator,
    an_officer,
)

pytestmark = pytest.mark.django_db

ON = date(2025, 7, 1)


@pytest.fixture
def merged(client):
    admin = an_administrator()
    client.force_login(admin)
    commune = a_committee("Xã")
    first, second = a_branch("Chi bộ 1", under=commune), a_branch("Chi bộ 2", under=commune)
    a_member(first)
    told = {"on": ON, "actor": admin, "at": EVENING, "decision": "12-QĐ/TU"}
    done = merge_into(second, [first], **told)
    return {"commune": commune, "first": first, "second": second, "event": done.event} | told


def history(client, unit):
    return client.get(reverse("units:history", args=[unit.pk]))


def test_both_sides_of_a_merger_tell_it_with_day_and_decision(client, merged):
    for unit in (merged["first"], merged["second"]):
        page = history(client, unit).content.decode()
        assert all(told in page for told in ("01/07/2025", "12-QĐ/TU", "Chi bộ 1 → Chi bộ 2"))


def test_the_months_of_before_are_read_by_who_leads_the_heir_and_the_committee_above(
    client, merged
):
    months = reverse("meetings:months", args=[merged["first"].pk])

    for person in (a_secretary(merged["second"]), an_officer(merged["commune"])):
        client.force_login(person)
        assert months in history(client, merged["second"]).content.decode()
        assert client.get(months).status_code == 200
        heirs = reverse("meetings:months", args=[merged["second"].pk])
        assert months in client.get(heirs).content.decode()


def test_members_of_the_heir_are_not_led_to_what_was_before(client, merged):
    months = reverse("meetings:months", args=[merged["first"].pk])
    client.force_login(a_member(merged["second"], "Lê Bình", with_account=True).user)

    assert months not in history(client, merged["second"]).content.decode()
    assert client.get(months).status_code == 404


def test_a_change_is_taken_back_from_its_page_once(client, merged):
    event = merged["event"]
    address, form_id = reverse("units:take_back", args=[event.pk]), uuid4()
    assert client.get(reverse("units:event", args=[event.pk])).status_code == 200
    assert UnitEvent.objects.filter(kind="taken_back").count() == 0, "a look leaves nothing"

    answers = [client.post(address, {"form_id": form_id}) for _time in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert UnitEvent.objects.filter(kind="taken_back").count() == 1
    assert placement_of(merged["first"].pk, on=ON) is not None
    assert "rút lại" in history(client, merged["second"]).content.decode()


def test_what_cannot_be_taken_back_says_why(client, merged):
    told = {name: merged[name] for name in ("actor", "at")}
    made = create_unit("Mới", kind="branch", parent=merged["commune"], on=ON, **told)
    a_member(made)
    event = made.events.get()

    page = client.get(reverse("units:event", args=[event.pk]))
    answer = client.post(reverse("units:take_back", args=[event.pk]), {"form_id": uuid4()})

    assert (page.status_code, answer.status_code) == (409, 409)
    assert "(1)" in page.content.decode()


def test_a_change_of_a_day_to_come_says_so(client, merged):
    told = {name: merged[name] for name in ("actor", "at")}
    made = create_unit("Mới", kind="branch", parent=merged["commune"], on=date(2099, 1, 1), **told)

    assert "sắp tới" in history(client, made).content.decode()


def test_a_neighbour_reads_no_history(client, merged):
    client.force_login(a_secretary(a_branch("Khác", under=a_committee("Xã khác"))))

    assert history(client, merged["second"]).status_code == 404
