from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.urls import reverse

from chibo.kernel.permissions import may
from chibo.membership.models import Post, PostKind, Standing
from tests.factories import (
    a_branch,
    a_committee,
    a_member,
    a_secretary,
    an_administrator,
    an_officer,
)

pytestmark = pytest.mark.django_db

DECEMBER_20 = datetime(2026, 12, 20, 2, tzinfo=UTC)


@pytest.fixture(autouse=True)
def twentieth_of_december(set_clock):
    set_clock(DECEMBER_20)


MID_MONTH = date(2026, 12, 15)


@pytest.fixture
def ward():
    return a_committee("Đảng bộ phường Đức Thuận")


@pytest.fixture
def branch(ward):
    return a_branch("Chi bộ TDP Thuận Hòa", under=ward)


@pytest.fixture
def secretary(branch):
    return a_secretary(branch)


@pytest.fixture
def officer(client, ward):
    person = an_officer(ward)
    client.force_login(person)
    return person


def send(client, step, unit, member, *, kind="secretary", on="15/12/2026", form_id=None):
    fields = {"kind": kind, "member": member.pk, "on": on, "decision": "12-QĐ/ĐU, 14/12/2026"}
    address = reverse(f"posts:{step}", args=[unit.pk])
    return client.post(address, {"form_id": form_id or str(uuid4()), **fields})


def test_the_committee_hands_the_post_of_secretary_on_in_one_step(
    client, officer, branch, secretary
):
    new = a_member(branch, "Lê Thị Hoa", with_account=True)

    answer = send(client, "make", branch, new)

    assert answer.status_code == 302
    day = {"on": MID_MONTH}
    assert not may(secretary, "meetings.plan_meeting", branch, **day)
    assert may(new.user, "meetings.plan_meeting", branch, **day)
    held = Post.objects.filter(unit=branch, kind=PostKind.SECRETARY).order_by("valid_from")
    assert [post.valid_until for post in held] == [MID_MONTH, None]


def test_before_it_is_recorded_the_page_says_what_it_means_and_records_nothing(
    client, officer, branch, secretary
):
    page = send(client, "preview", branch, a_member(branch, "Lê Thị Hoa"))

    told = " ".join(page.context["means"])
    assert all(word in told for word in (secretary.name, "Lê Thị Hoa", "PIN"))
    assert Post.objects.filter(unit=branch).count() == 1


def test_sending_the_form_twice_appoints_once(client, officer, branch):
    new, form_id = a_member(branch, "Lê Thị Hoa"), str(uuid4())

    answers = [send(client, "make", branch, new, form_id=form_id) for _time in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert Post.objects.filter(unit=branch).count() == 1


def test_a_probationary_member_is_not_offered_and_not_taken(client, officer, branch):
    new = a_member(branch, "Người Dự Bị", standing=Standing.PROBATIONARY)

    page = client.get(reverse("posts:appoint", args=[branch.pk]))
    answer = send(client, "make", branch, new)

    assert "Người Dự Bị" not in page.content.decode()
    assert answer.status_code == 422
    assert not Post.objects.filter(unit=branch).exists()


def test_a_day_before_the_predecessor_began_is_refused_and_the_form_keeps_what_was_typed(
    client, officer, branch, secretary
):
    page = send(client, "make", branch, a_member(branch, "Lê Thị Hoa"), on="01/01/1990")

    assert page.status_code == 409
    assert "12-QĐ/ĐU, 14/12/2026" in page.content.decode()


def test_a_committee_looks_for_a_name_before_it_chooses(client, ward, branch):
    member = a_member(branch, "Trần Văn Sơn")
    client.force_login(an_administrator())
    address = reverse("posts:appoint", args=[ward.pk])

    nobody = client.get(address)
    found = client.get(address, {"q": "son"})
    made = send(client, "make", ward, member, kind="officer")

    assert "Trần Văn Sơn" not in nobody.content.decode()
    assert "Trần Văn Sơn" in found.content.decode()
    assert made.status_code == 302
    assert Post.objects.get(unit=ward).member == member


@pytest.mark.usefixtures("officer", "secretary")
@pytest.mark.parametrize("step", ["unit", "appoint"])
def test_a_page_of_posts_asks_a_fixed_number_of_questions(
    client, branch, step, django_assert_max_num_queries
):
    for number in range(5):
        a_member(branch, f"Đảng Viên {number}")

    with django_assert_max_num_queries(12):
        client.get(reverse(f"posts:{step}", args=[branch.pk]))


def test_nobody_decides_on_the_posts_of_the_own_unit(client, branch, secretary):
    client.force_login(secretary)

    seen = client.get(reverse("posts:unit", args=[branch.pk]))
    refused = client.get(reverse("posts:appoint", args=[branch.pk]))

    assert (seen.status_code, refused.status_code) == (200, 404)
    assert not seen.context["may_appoint"]


def test_a_branch_too_small_for_a_committee_is_told_so_and_not_refused(client, officer, branch):
    chosen = [a_member(branch, f"Lê Văn {name}") for name in ("An", "Bình", "Cảnh")]

    few = send(client, "preview", branch, chosen[0], kind="committee")
    for number in range(6):
        a_member(branch, f"Phan Thị {number}")
    enough = send(client, "preview", branch, chosen[0], kind="committee")

    warned = "từ 9 đảng viên chính thức mới bầu chi ủy"
    assert any(warned in told for told in few.context["means"])
    assert not any(warned in told for told in enough.context["means"])
    assert send(client, "make", branch, chosen[0], kind="committee").status_code == 302
