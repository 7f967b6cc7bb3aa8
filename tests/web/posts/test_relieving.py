from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.urls import reverse

from chibo.kernel.permissions import may
from chibo.membership.models import Post
from tests.factories import a_branch, a_committee, a_secretary, an_officer

pytestmark = pytest.mark.django_db

DECEMBER_20 = datetime(2026, 12, 20, 2, tzinfo=UTC)


@pytest.fixture(autouse=True)
def twentieth_of_december(set_clock):
    set_clock(DECEMBER_20)


@pytest.fixture
def branch():
    return a_branch(under=a_committee())


@pytest.fixture
def post(client, branch):
    secretary = a_secretary(branch)
    client.force_login(an_officer(branch.parent))
    return Post.objects.get(member=secretary.member)


def relieve(client, post, on):
    address = reverse("posts:relieve", args=[post.pk])
    return client.post(address, {"form_id": str(uuid4()), "on": on})


def test_rights_end_with_the_day_and_the_page_names_who_held_the_post(client, branch, post):
    answer = relieve(client, post, "01/12/2026")

    user = post.member.user
    assert answer.status_code == 302
    assert may(user, "meetings.plan_meeting", branch, on=date(2026, 11, 30))
    assert not may(user, "meetings.plan_meeting", branch, on=date(2026, 12, 1))
    page = client.get(reverse("posts:unit", args=[branch.pk]))
    assert [one.pk for one in page.context["before"]] == [post.pk]


def test_a_day_before_the_post_began_is_refused(client, post):
    page = relieve(client, post, "01/01/1990")

    assert page.status_code == 409
    assert page.context["refusal"]
    assert Post.objects.get(pk=post.pk).valid_until is None


def test_a_post_that_has_ended_cannot_be_ended_again(client, post):
    relieve(client, post, "01/12/2026")

    assert relieve(client, post, "02/12/2026").status_code == 404


def test_what_is_no_day_is_said_beside_the_field(client, post):
    page = relieve(client, post, "31/02/2026")

    assert page.status_code == 422
    assert page.context["form"].errors["on"]
