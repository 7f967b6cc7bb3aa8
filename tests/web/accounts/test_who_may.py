import re
from datetime import date

import pytest
from django.urls import reverse

from chibo.kernel.permissions import known_permissions
from chibo.membership.models import Post, PostKind
from chibo.web.accounts.who_may import _EVERYWHERE, _IN_A_BRANCH
from tests.factories import (
    LONG_AGO,
    a_branch,
    a_committee,
    a_member,
    a_secretary,
    an_administrator,
    an_officer,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def branch(client):
    commune = a_committee()
    branch = a_branch(under=commune)
    an_administrator("Quản Trị")
    an_officer(commune, name="Lê Văn Bình")
    client.force_login(a_secretary(branch, until=date(2027, 6, 1)))
    return branch


def rights(client, unit, **asked):
    page = client.get(reverse("accounts:who_may", args=[unit.pk]), asked).content.decode()
    rows = re.findall(r'<th scope="row">(.*?)</th>\s*<td>(.*?)</td>', page, re.DOTALL)
    return page, {deed: re.sub("<.*?>", "", who).strip() for deed, who in rows}


def test_each_deed_names_who_may_do_it_today(client, branch):
    _page, told = rights(client, branch)

    assert told["Lãnh đạo, ký xác nhận buổi sinh hoạt"] == "Bùi Xuân Niềm"
    assert told["Thẩm định điểm"] == "Lê Văn Bình"
    assert told["Giữ tài khoản và mã PIN"] == "Bùi Xuân Niềm, Lê Văn Bình, Quản Trị"


def test_a_right_ends_with_the_post(client, branch):
    page, _told = rights(client, branch)
    _later, told = rights(client, branch, on="01/06/2027")

    assert "đến 01/06/2027" in page
    assert told["Lãnh đạo, ký xác nhận buổi sinh hoạt"] == "chưa có ai"


def test_a_post_without_an_account_is_shown_and_opens_nothing(client, branch):
    deputy = a_member(branch, "Võ Mai")
    Post.objects.create(member=deputy, unit=branch, kind=PostKind.DEPUTY, valid_from=LONG_AGO)

    page, told = rights(client, branch)

    assert "Võ Mai" in page
    assert "Võ Mai" not in told["Lãnh đạo, ký xác nhận buổi sinh hoạt"]


def test_every_deed_of_the_page_is_a_permission_with_a_rule():
    assert {name for name, _label in (*_IN_A_BRANCH, *_EVERYWHERE)} <= known_permissions()


@pytest.mark.parametrize("members", [0, 3])
def test_the_page_asks_as_often_for_a_large_branch_as_for_a_small_one(
    client, branch, django_assert_num_queries, members
):
    for number in range(members):
        a_member(branch, f"Nguyễn {number}", with_account=True)
    rights(client, branch)

    with django_assert_num_queries(11):
        rights(client, branch)
