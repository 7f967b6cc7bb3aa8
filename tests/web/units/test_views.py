import pytest
from django.urls import reverse

from chibo.membership.models import PostKind
from tests.factories import a_branch, a_committee, a_member, a_post, a_secretary, an_officer

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

    with django_assert_num_queries(8):
        client.get(reverse("units:detail", args=[commune.pk]))
