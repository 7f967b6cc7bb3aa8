from datetime import date

import pytest

from chibo.kernel.permissions import may
from chibo.membership.models import Post, PostKind, StayKind
from tests.factories import (
    LONG_AGO,
    a_branch,
    a_committee,
    a_member,
    a_post,
    a_secretary,
    an_administrator,
    an_officer,
)

pytestmark = pytest.mark.django_db

DAY = date(2026, 12, 3)


@pytest.fixture
def house():
    commune = a_committee()
    branch = a_branch(under=commune)
    people = {
        "administrator": an_administrator(),
        "officer above": an_officer(commune),
        "secretary": a_secretary(branch),
        "deputy": a_post(branch, PostKind.DEPUTY, name="Phó Bí Thư"),
        "committee member": a_post(branch, PostKind.COMMITTEE, name="Chi Ủy Viên"),
        "member": a_member(branch, "Đảng Viên", with_account=True).user,
        "neighbour": a_secretary(a_branch("Chi bộ 2", under=commune), name="Bên Cạnh"),
    }
    return commune, branch, people


@pytest.mark.parametrize(
    ("who", "about", "allowed"),
    [
        ("secretary", "member", True),
        ("deputy", "member", True),
        ("secretary", "committee member", True),
        ("secretary", "deputy", False),
        ("deputy", "secretary", False),
        ("secretary", "secretary", False),
        ("committee member", "member", False),
        ("member", "member", False),
        ("neighbour", "member", False),
        ("officer above", "member", True),
        ("officer above", "secretary", True),
        ("officer above", "deputy", True),
        ("administrator", "secretary", True),
        ("administrator", "member", True),
    ],
)
def test_who_answers_for_whose_account(house, who, about, allowed):
    _commune, _branch, people = house

    asked = people[about].member

    assert may(people[who], "membership.give_account", asked, on=DAY) is allowed
    assert may(people[who], "accounts.give_pin", people[about], on=DAY) is allowed


def test_a_secretary_opens_no_door_to_a_post_above(house):
    commune, _branch, people = house
    member = people["member"].member
    Post.objects.create(member=member, unit=commune, kind=PostKind.OFFICER, valid_from=LONG_AGO)

    assert not may(people["secretary"], "membership.give_account", member, on=DAY)
    assert not may(people["officer above"], "membership.give_account", member, on=DAY)


def test_of_an_account_of_an_administrator_only_another_administrator_decides(house):
    _commune, _branch, people = house
    user = people["member"]
    user.is_administrator = True
    user.save()

    assert not may(people["secretary"], "accounts.give_pin", user, on=DAY)
    assert not may(user, "accounts.give_pin", user, on=DAY)
    assert may(people["administrator"], "accounts.give_pin", user, on=DAY)


def test_an_account_of_nobody_on_a_roster_is_the_administrators(house):
    _commune, _branch, people = house
    other = an_administrator("Người khác")

    assert may(people["administrator"], "accounts.give_pin", other, on=DAY)
    assert not may(people["secretary"], "accounts.give_pin", other, on=DAY)


def test_a_branch_does_not_answer_for_a_guest(house):
    commune, branch, people = house
    guest = a_member(a_branch("Chi bộ 3", under=commune), "Khách", with_account=True)
    guest.stays.create(
        branch=branch, kind=StayKind.TEMPORARY_HERE, standing="official", valid_from=LONG_AGO
    )

    assert not may(people["secretary"], "membership.give_account", guest, on=DAY)


@pytest.mark.parametrize(
    ("who", "allowed"),
    [
        ("secretary", True),
        ("officer above", True),
        ("administrator", True),
        ("member", False),
        ("neighbour", False),
    ],
)
def test_who_keeps_the_accounts_of_a_branch(house, who, allowed):
    _commune, branch, people = house

    assert may(people[who], "membership.keep_accounts", branch, on=DAY) is allowed
    assert may(people[who], "accounts.open_account", branch.pk, on=DAY) is allowed


def test_an_account_without_a_unit_is_opened_by_an_administrator(house):
    _commune, _branch, people = house

    assert may(people["administrator"], "accounts.open_account", None, on=DAY)
    assert not may(people["secretary"], "accounts.open_account", None, on=DAY)
