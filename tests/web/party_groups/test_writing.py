from uuid import uuid4

import pytest
from django.urls import reverse

from chibo.membership.models import PartyGroup, PartyGroupPlace
from tests.factories import a_branch, a_committee, a_member, a_secretary, an_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def branch():
    return a_branch(under=a_committee())


@pytest.fixture
def member(branch):
    return a_member(branch, "Nguyễn Thị Liên")


@pytest.fixture
def secretary(client, branch):
    person = a_secretary(branch)
    client.force_login(person)
    return person


@pytest.fixture
def group(client, branch, secretary):
    send(client, "form", branch, name="Tổ đảng số 1")
    return PartyGroup.objects.get()


def send(client, step, subject, form_id=None, **fields):
    address = reverse(f"groups:{step}", args=[subject.pk])
    return client.post(address, {"form_id": form_id or str(uuid4()), **fields})


def test_the_secretary_forms_a_group_and_chooses_its_members(client, branch, group, member):
    on = f"{group.valid_from:%d/%m/%Y}"
    fields = {"name": group.name, "members": [member.pk], "leader": member.pk, "on": on}
    answer = send(client, "write", group, **fields)

    page = client.get(reverse("groups:division", args=[branch.pk])).content.decode()
    assert answer.status_code == 302
    assert "Tổ đảng số 1" in page
    assert member.full_name in page


def test_a_refused_group_keeps_what_was_ticked(client, group, member, secretary):
    leader = secretary.member.pk
    fields = {"name": "Tổ A", "members": [member.pk], "leader": leader, "on": "01/12/2030"}
    page = send(client, "write", group, **fields)

    assert page.status_code == 409
    assert "Tổ A" in page.content.decode()
    assert page.content.decode().count(" checked") == 1
    assert not PartyGroupPlace.objects.exists()


def test_a_day_that_is_none_is_said_beside_the_field(client, group, member):
    fields = {"name": "Tổ A", "members": [member.pk], "leader": "", "on": "31/02/2026"}
    page = send(client, "write", group, **fields)

    assert page.status_code == 422
    assert page.context["form"].errors["on"]


def test_two_groups_of_one_name_are_refused_with_the_name_kept(client, branch, group):
    page = send(client, "form", branch, name=group.name)

    assert page.status_code == 409
    assert group.name in page.content.decode()


def test_a_group_is_dissolved_once(client, group):
    form_id = str(uuid4())
    answers = [send(client, "dissolve", group, form_id=form_id) for _time in range(2)]

    assert answers[0].status_code == 302
    assert PartyGroup.objects.get().valid_until is not None
    assert answers[1].status_code in {302, 404}


def test_the_committee_above_reads_the_groups_and_changes_none(client, branch, group):
    client.force_login(an_officer(branch.parent))

    seen = client.get(reverse("groups:division", args=[branch.pk]))
    assert not seen.context["may_divide"]
    assert client.get(reverse("groups:group", args=[group.pk])).status_code == 404


def test_the_page_asks_a_fixed_number_of_questions(
    client, branch, group, member, django_assert_max_num_queries
):
    for number in range(6):
        PartyGroup.objects.create(branch=branch, name=f"Tổ {number}", valid_from=group.valid_from)

    with django_assert_max_num_queries(12):
        client.get(reverse("groups:division", args=[branch.pk]))
