"""A branch plans to meet together with another that invites."""

from datetime import date

import pytest
from django.urls import reverse

from chibo.kernel.days import local
from chibo.meetings.models import Meeting
from chibo.meetings.operations.convening import cancel
from tests.factories import a_branch, a_committee, a_secretary
from tests.meetings.factories import EVE, a_planned_meeting
from tests.web.meetings.factories import send, shown

pytestmark = pytest.mark.django_db

PLAN = {
    "month": "2026-12",
    "on": "2026-12-03",
    "hour": "19:30",
    "place": "Nhà văn hóa",
    "kind": "regular",
    "form": "leading",
    "mode": "in_person",
}


@pytest.fixture
def neighbour(branch):
    return a_branch("Chi bộ TDP Bắc Hồng", under=branch.parent)


@pytest.fixture
def host(neighbour):
    return a_secretary(neighbour, name="Trần Thị Dung")


@pytest.fixture
def inviting(neighbour, host):
    return a_planned_meeting(neighbour, host, kind="joint", place="Hội trường phường")


def planning_page(client, branch, month="2026-12"):
    return client.get(reverse("meetings:plan", args=[branch.pk]), {"month": month})


def offered(client, branch, month="2026-12"):
    form = planning_page(client, branch, month).context["form"]
    return [str(label) for _key, label in form.fields["joined_to"].choices[1:]]


def is_asked(client, branch, month="2026-12"):
    return "joined_to" in planning_page(client, branch, month).context["form"].fields


def test_a_neighbours_joint_meeting_is_offered_and_none_is_chosen(
    client, branch, secretary, inviting
):
    assert offered(client, branch) == [
        "Họp chung với Chi bộ TDP Bắc Hồng: 19:30, 03/12, Hội trường phường"
    ]
    assert planning_page(client, branch).context["form"]["joined_to"].value() is None


def test_who_joins_meets_when_and_where_the_inviting_branch_does(
    client, branch, secretary, inviting
):
    typed = PLAN | {"on": "", "hour": "", "place": ""}

    led_to = send(client, "meetings:make_plan", branch.pk, **typed, joined_to=inviting.pk)

    joined = Meeting.objects.get(branch=branch)
    assert led_to.url == reverse("meetings:agenda", args=[joined.pk])
    assert (joined.joined_to, joined.kind, joined.place) == (inviting, "joint", "Hội trường phường")
    assert local(joined.planned_at) == local(inviting.planned_at)
    assert "<dd>với Chi bộ TDP Bắc Hồng</dd>" in shown(client, "meetings:detail", joined.pk)


def test_without_a_choice_the_branch_meets_alone(client, branch, secretary, inviting):
    send(client, "meetings:make_plan", branch.pk, **PLAN, joined_to="")

    meeting = Meeting.objects.get(branch=branch)
    assert (meeting.joined_to, meeting.kind, meeting.place) == (None, "regular", "Nhà văn hóa")


def test_nothing_is_asked_where_nobody_invites(client, branch, secretary, neighbour, host):
    a_planned_meeting(neighbour, host)

    assert not is_asked(client, branch)


def test_the_own_joint_meeting_and_that_of_another_month_are_not_offered(
    client, branch, secretary, inviting
):
    a_planned_meeting(branch, secretary, kind="joint")

    assert len(offered(client, branch)) == 1
    assert not is_asked(client, branch, month="2027-01")


def test_a_branch_that_joins_another_invites_nobody(client, branch, secretary, inviting):
    third = a_branch("Chi bộ TDP Nam Hồng", under=branch.parent)
    a_planned_meeting(third, a_secretary(third, name="Lê Văn An"), kind="joint", joined_to=inviting)

    assert len(offered(client, branch)) == 1


def test_a_cancelled_joint_meeting_is_not_offered(client, branch, secretary, inviting, host):
    cancel(inviting, reason="Mưa bão", actor=host, at=EVE)

    assert not is_asked(client, branch)


def test_branches_under_another_committee_do_not_invite(client, branch, secretary):
    far = a_branch("Chi bộ thôn Tân Hòa", under=a_committee("Đảng bộ xã Thuận Lộc"))
    theirs = a_planned_meeting(far, a_secretary(far, name="Người Lạ"), kind="joint")

    refused = send(client, "meetings:make_plan", branch.pk, **PLAN, joined_to=theirs.pk)

    assert not is_asked(client, branch)
    assert refused.status_code == 302  # nothing was asked, so nothing is read
    assert Meeting.objects.get(branch=branch).joined_to is None


def test_a_meeting_that_is_not_offered_cannot_be_chosen(client, branch, secretary, inviting):
    own = a_planned_meeting(branch, secretary, kind="thematic")

    refused = send(client, "meetings:make_plan", branch.pk, **PLAN, joined_to=own.pk)

    assert refused.status_code == 422
    assert list(refused.context["form"].errors) == ["joined_to"]


def test_a_second_joint_meeting_of_the_month_is_refused(client, branch, secretary, inviting):
    a_planned_meeting(branch, secretary, kind="joint")

    refused = send(client, "meetings:make_plan", branch.pk, **PLAN, joined_to=inviting.pk)

    assert (refused.status_code, Meeting.objects.filter(branch=branch).count()) == (409, 1)


def test_who_prepares_no_meetings_there_sees_no_door(client, branch, secretary, inviting):
    client.force_login(a_secretary(a_branch("Chi bộ 9"), name="Khác", until=date(2026, 11, 27)))

    assert planning_page(client, branch).status_code == 404


@pytest.mark.parametrize("invitations", [1, 3])
def test_the_planning_page_asks_the_same_few_questions(
    client, branch, secretary, django_assert_num_queries, invitations
):
    for number in range(invitations):
        host = a_branch(f"Chi bộ {number}", under=branch.parent)
        a_planned_meeting(host, a_secretary(host, name=f"Lê Văn {number}"), kind="joint")

    with django_assert_num_queries(10):
        planning_page(client, branch)
