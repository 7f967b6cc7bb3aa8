from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from chibo.audit.models import AuditEntry
from chibo.membership.models import Helping
from chibo.web.http import today
from tests.factories import a_branch, a_member, a_secretary
from tests.meetings.factories import code_at
from tests.web.room.factories import a_meeting_today

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(client):
    branch = a_branch()
    secretary = a_secretary(branch)
    elder = a_member(branch, "Nguyễn Thị Cụ", with_account=True)
    helper = a_member(branch, "Trần Văn Giúp", with_account=True)
    meeting = a_meeting_today(branch, secretary)
    client.force_login(elder.user)
    return meeting, elder, helper


def post(client, name, *args, **told):
    return client.post(reverse(name, args=args), {"form_id": str(uuid4()), **told}, follow=True)


def named(client, elder, helper):
    day = f"{today():%d/%m/%Y}"
    told = {"helper": helper.pk, "on": day, "last_day": day}
    return post(client, "members:name_helper", elder.pk, **told)


def test_an_elder_is_served_by_a_helper_for_one_evening(client, world):
    meeting, elder, helper = world
    assert "Trần Văn Giúp" in named(client, elder, helper).content.decode()
    assert "Trần Văn Giúp" in client.get(reverse("web:today")).content.decode()

    client.force_login(helper.user)
    home = client.get(reverse("web:today")).content.decode()
    page = client.get(reverse("meetings:helping", args=[elder.pk])).content.decode()
    without = post(client, "meetings:check_in_helped", meeting.pk, elder.pk)
    meeting.refresh_from_db()
    code = code_at(meeting, timezone.now())
    came = post(client, "meetings:check_in_helped", meeting.pk, elder.pk, code=code)

    assert without.status_code == 409
    assert "Đồng chí đang giúp đồng chí Nguyễn Thị Cụ" in home
    assert "Đồng chí đang giúp đồng chí Nguyễn Thị Cụ" in page
    assert came.status_code == 200
    assert AuditEntry.objects.filter(acting_for_id=elder.pk).count() == 1


def test_after_the_elder_ends_it_the_page_is_gone(client, world):
    meeting, elder, helper = world
    named(client, elder, helper)
    post(client, "members:revoke_helper", Helping.objects.get().pk)

    client.force_login(helper.user)

    assert client.get(reverse("meetings:helping", args=[elder.pk])).status_code == 404
    assert post(client, "meetings:check_in_helped", meeting.pk, elder.pk).status_code == 404


@pytest.mark.parametrize(
    ("address", "method"),
    [
        ("members:record", "get"),
        ("members:helpers", "get"),
        ("members:ask_correction", "post"),
        ("members:name_helper", "post"),
    ],
)
def test_a_helper_neither_opens_nor_changes_the_record(client, world, address, method):
    _meeting, elder, helper = world
    named(client, elder, helper)
    client.force_login(helper.user)

    told = {"form_id": str(uuid4()), "text": "Sai"} if method == "post" else {}
    assert getattr(client, method)(reverse(address, args=[elder.pk]), told).status_code == 404


def test_the_secretary_writes_which_paper_names_the_helper(client, world):
    meeting, elder, helper = world
    client.force_login(meeting.branch.posts.get().member.user)
    day = f"{today():%d/%m/%Y}"
    told = {"helper": helper.pk, "on": day, "last_day": day}

    assert post(client, "members:name_helper", elder.pk, **told).status_code == 422
    page = post(client, "members:name_helper", elder.pk, **told, paper="Đơn viết tay 01/12/2026")

    assert "Đơn viết tay 01/12/2026" in page.content.decode()


@pytest.mark.parametrize("more", [0, 3])
def test_the_page_of_a_helper_asks_as_often_in_a_large_branch(
    client, django_assert_max_num_queries, world, more
):
    meeting, elder, helper = world
    for number in range(more):
        a_member(meeting.branch, f"Nguyễn {number}")
    Helping.objects.create(
        member=elder,
        helper=helper,
        valid_from=today(),
        valid_until=today() + timedelta(days=1),
        given_by=elder.user,
    )
    client.force_login(helper.user)

    with django_assert_max_num_queries(12):
        client.get(reverse("meetings:helping", args=[elder.pk]))
    with django_assert_max_num_queries(12):
        client.get(reverse("members:own"))
