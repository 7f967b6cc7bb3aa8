from datetime import date

import pytest
from django.urls import reverse

from chibo.membership.models import PostKind
from chibo.organization.operations.ending import merge_into
from tests.factories import (
    EVENING,
    a_branch,
    a_committee,
    a_member,
    a_post,
    a_secretary,
    an_administrator,
    an_officer,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree():
    province = a_committee("Tỉnh ủy")
    commune, other = (
        a_committee("Phường A", under=province),
        a_committee("Phường B", under=province),
    )
    return {
        "province": province,
        "commune": commune,
        "branch": a_branch("Chi bộ A1", under=commune),
        "neighbour": a_branch("Chi bộ A2", under=commune),
        "other": other,
    }


@pytest.mark.parametrize(
    ("who", "exists"),
    [
        ("secretary", {"branch"}),
        ("member", {"branch"}),
        ("officer", {"commune", "branch", "neighbour"}),
        ("province", {"province", "commune", "branch", "neighbour", "other"}),
    ],
)
def test_a_unit_one_may_not_see_does_not_exist(client, tree, who, exists):
    person = {
        "secretary": lambda: a_secretary(tree["branch"]),
        "member": lambda: a_member(tree["branch"], with_account=True).user,
        "officer": lambda: an_officer(tree["commune"]),
        "province": lambda: a_post(tree["province"], PostKind.DEPUTY, name="Trần Hải"),
    }[who]()
    client.force_login(person)

    seen = {
        name
        for name, unit in tree.items()
        if client.get(reverse("units:detail", args=[unit.pk])).status_code == 200
    }

    assert seen == exists


@pytest.mark.parametrize("branches", [1, 3])
def test_the_page_of_a_committee_asks_the_same_few_questions(
    client, django_assert_num_queries, branches
):
    commune = a_committee()
    officer = an_officer(commune)
    for number in range(branches):
        a_member(a_branch(f"Chi bộ {number}", under=commune))
    client.force_login(officer)

    # One for the units below, two for their counts with all below them, one for the ages.
    with django_assert_num_queries(10):
        client.get(reverse("units:detail", args=[commune.pk]))


def test_an_ended_unit_says_so_and_names_its_heir(client, tree):
    admin = an_administrator()
    merge_into(tree["neighbour"], [tree["branch"]], on=date(2026, 1, 1), actor=admin, at=EVENING)
    client.force_login(admin)

    page = client.get(reverse("units:detail", args=[tree["branch"].pk])).content.decode()

    assert "kết thúc từ ngày 01/01/2026" in page
    assert "Chi bộ A2" in page
    assert "Sắp xếp tổ chức" not in page


def test_the_page_of_a_unit_tells_its_type_its_code_and_the_place_on_its_documents(client, tree):
    branch = tree["branch"]
    branch.official_code, branch.locality = "42.436.001.000.001", "Đức Thuận"
    branch.save(update_fields=["official_code", "locality"])
    client.force_login(a_secretary(branch))

    page = client.get(reverse("units:detail", args=[branch.pk])).content.decode()

    assert all(told in page for told in ("tổ dân phố", "42.436.001.000.001", "Đức Thuận"))
