from datetime import date

import pytest

from chibo.membership.queries.named import members_named
from tests.factories import (
    a_branch,
    a_committee,
    a_member,
    a_secretary,
    an_administrator,
    an_officer,
)

pytestmark = pytest.mark.django_db

ON = date(2026, 12, 1)


def names(user, words, *, most=20):
    return [stay.member.full_name for stay in members_named(user, words, on=ON, most=most)]


@pytest.fixture
def branch():
    return a_branch(under=a_committee("Xã"))


@pytest.mark.parametrize(
    "words", ["Nguyễn Văn Đ", "nguyen van d", "NGUYEN VĂN đông", " nguyễn  van "]
)
def test_a_name_is_found_from_its_beginning_whatever_case_and_diacritics(branch, words):
    a_member(branch, "Nguyễn Văn Đông")
    a_member(branch, "Trần Văn Đông")

    assert names(an_administrator(), words) == ["Nguyễn Văn Đông"]


def test_only_rosters_that_may_be_read_are_searched(branch):
    other = a_branch("Chi bộ khác", under=a_committee("Xã khác"))
    for at in (branch, other):
        a_member(at, "Lê Thị Hoa")
    officer = an_officer(branch.parent)

    assert len(names(an_administrator(), "le thi hoa")) == 2
    assert len(names(officer, "le thi hoa")) == 1


def test_a_member_without_a_post_finds_nobody(branch):
    person = a_member(branch, "Lê Thị Hoa", with_account=True)

    assert names(person.user, "le") == []


def test_a_post_that_ended_yesterday_finds_nobody(branch):
    secretary = a_secretary(branch, until=ON)
    a_member(branch, "Lê Thị Hoa")

    assert names(secretary, "le") == []


def test_who_left_is_not_found(branch):
    a_member(branch, "Lê Thị Hoa", until=ON)

    assert names(an_administrator(), "le") == []


def test_one_letter_and_signs_of_patterns_find_nobody(branch):
    a_member(branch, "Lê Thị Hoa")

    assert names(an_administrator(), "l") == []
    assert names(an_administrator(), "%%") == []


def test_no_more_are_told_than_asked_for_in_the_order_of_names(branch):
    for given in ("Đông", "Dung", "An"):
        a_member(branch, f"Lê Thị {given}")

    assert names(an_administrator(), "le thi") == ["Lê Thị An", "Lê Thị Dung", "Lê Thị Đông"]
    assert len(names(an_administrator(), "le thi", most=2)) == 2
