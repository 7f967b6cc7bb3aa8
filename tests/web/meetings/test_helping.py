from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from chibo.audit.models import AuditEntry
from chibo.meetings.models import Speech
from chibo.meetings.operations.appending import append_entries
from chibo.membership.models import Helping
from chibo.web.http import today
from tests.factories import a_branch, a_member, a_secretary
from tests.meetings.factories import an_entry, code_at
from tests.web.room.factories import a_meeting_today

pytestmark = pytest.mark.django_db

WORDS = "Đề nghị sửa đường <trước> Tết"


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


def in_session(meeting):
    """Open the meeting as its secretary does in the room."""
    secretary = meeting.branch.posts.get().member.user
    entry = an_entry(meeting, secretary, "opened", at=timezone.now())
    append_entries(meeting, [entry], actor=secretary, at=timezone.now())
    return secretary


def test_while_the_meeting_is_in_session_the_helper_takes_an_opinion_down_once(client, world):
    meeting, elder, helper = world
    named(client, elder, helper)
    client.force_login(helper.user)
    address = reverse("meetings:helping", args=[elder.pk])
    before = client.get(address).content.decode()
    in_session(meeting)
    page = client.get(address).content.decode()
    told = {"form_id": str(uuid4()), "words": WORDS}
    sending = reverse("meetings:take_down_for_helped", args=[meeting.pk, elder.pk])

    sent = [client.post(sending, told, follow=True) for _ in range(2)]

    field = "Ý kiến của đồng chí Nguyễn Thị Cụ, ghi theo lời"
    assert field not in before
    assert field in page
    assert [answer.status_code for answer in sent] == [200, 200]
    assert "Đề nghị sửa đường &lt;trước&gt; Tết" in sent[0].content.decode()
    assert Speech.objects.get().member == elder


def test_an_empty_opinion_is_asked_for_again(client, world):
    meeting, elder, helper = world
    named(client, elder, helper)
    in_session(meeting)
    client.force_login(helper.user)

    assert post(client, "meetings:take_down_for_helped", meeting.pk, elder.pk).status_code == 422
    assert not Speech.objects.exists()


def test_words_that_come_after_the_close_are_shown_and_not_lost(client, world):
    meeting, elder, helper = world
    named(client, elder, helper)
    secretary = in_session(meeting)
    closing = an_entry(meeting, secretary, "closed", at=timezone.now())
    append_entries(meeting, [closing], actor=secretary, at=timezone.now())
    client.force_login(helper.user)

    page = post(client, "meetings:take_down_for_helped", meeting.pk, elder.pk, words=WORDS)

    assert page.status_code == 409
    assert "Đề nghị sửa đường &lt;trước&gt; Tết" in page.content.decode()


def test_who_helps_nobody_takes_nothing_down(client, world):
    meeting, elder, helper = world
    in_session(meeting)
    for person in (elder, helper):
        client.force_login(person.user)
        page = post(client, "meetings:take_down_for_helped", meeting.pk, elder.pk, words=WORDS)
        assert page.status_code == 404
    assert not Speech.objects.exists()
