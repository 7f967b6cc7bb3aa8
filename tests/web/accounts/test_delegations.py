from uuid import uuid4

import pytest
from django.urls import reverse

from chibo.membership.models import Delegation, PostKind
from chibo.web.http import today
from tests.factories import a_branch, a_committee, a_member, a_post, a_secretary, an_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def branch(client):
    branch = a_branch(under=a_committee())
    client.force_login(a_secretary(branch))
    return branch


def post(client, name, pk, **told):
    told["form_id"] = str(uuid4())
    return client.post(reverse(f"accounts:{name}", args=[pk]), told, follow=True)


def delegated(client, branch, user):
    day = f"{today():%d/%m/%Y}"
    told = {"member": user.member.pk, "on": day, "last_day": day, "reason": "Đi công tác"}
    return post(client, "delegate", branch.pk, **told)


def test_a_delegation_is_seen_on_the_branch_page_also_from_above_and_taken_back(client, branch):
    sitting = a_post(branch, PostKind.COMMITTEE, name="Chi Ủy Viên")

    page = delegated(client, branch, sitting).content.decode()
    client.force_login(an_officer(branch.parent))
    seen = client.get(reverse("units:detail", args=[branch.pk])).content.decode()
    back = post(client, "take_back_delegation", Delegation.objects.get().pk)

    assert "Chi Ủy Viên" in page
    assert "thay bí thư" in seen
    assert "Đi công tác" in seen
    assert "Đi công tác" not in back.content.decode()


def test_a_member_is_not_offered(client, branch):
    member = a_member(branch, "Đảng Viên", with_account=True).user

    assert delegated(client, branch, member).status_code == 422


def test_a_second_one_of_the_same_day_is_refused_with_a_sentence(client, branch):
    sitting = a_post(branch, PostKind.COMMITTEE, name="Chi Ủy Viên")
    delegated(client, branch, sitting)

    again = delegated(client, branch, sitting)

    assert again.status_code == 409


def test_the_page_asks_at_most_twelve_times(client, branch, django_assert_max_num_queries):
    delegated(client, branch, a_post(branch, PostKind.COMMITTEE, name="Chi Ủy Viên"))

    with django_assert_max_num_queries(12):
        client.get(reverse("accounts:delegations", args=[branch.pk]))
    with django_assert_max_num_queries(12):
        client.get(reverse("units:detail", args=[branch.pk]))
