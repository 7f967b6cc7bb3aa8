from datetime import date

import pytest

from chibo.kernel.permissions import may
from chibo.membership.models import PostKind
from chibo.membership.rights import post_line, rights_of
from tests.factories import (
    a_branch,
    a_committee,
    a_member,
    a_post,
    a_secretary,
    an_administrator,
    an_officer,
)

pytestmark = pytest.mark.django_db

LAST_DAY = date(2026, 12, 2)
TERM_ENDED = date(2026, 12, 3)


@pytest.mark.parametrize(
    ("who", "on", "allowed"),
    [
        ("secretary", LAST_DAY, True),
        ("secretary", TERM_ENDED, False),
        ("member", LAST_DAY, False),
        ("neighbour", LAST_DAY, False),
        ("officer above", LAST_DAY, False),
        ("administrator", TERM_ENDED, True),
    ],
)
def test_only_who_leads_the_branch_in_term_or_the_administrator_imports_its_roster(
    who, on, allowed
):
    commune = a_committee()
    branch, neighbour = a_branch(under=commune), a_branch("Chi bộ 2", under=commune)
    person = {
        "secretary": lambda: a_secretary(branch, until=TERM_ENDED),
        "member": lambda: a_member(branch, with_account=True).user,
        "neighbour": lambda: a_secretary(neighbour),
        "officer above": lambda: an_officer(commune),
        "administrator": an_administrator,
    }[who]()

    assert may(person, "membership.import_roster", branch, on=on) is allowed


def test_rights_name_the_posts_of_the_day():
    commune = a_committee()
    deputy = a_post(commune, PostKind.DEPUTY, name="Phạm Thị Lan", until=TERM_ENDED)

    assert rights_of(deputy, on=LAST_DAY).kinds_in(commune.pk) == {"deputy"}
    assert rights_of(deputy, on=TERM_ENDED).posts == ()
    assert commune.short_name in post_line(deputy, LAST_DAY)
    assert post_line(deputy, TERM_ENDED) == ""


def test_a_closed_account_may_nothing():
    branch = a_branch()
    secretary = a_secretary(branch)
    secretary.is_active = False

    assert not may(secretary, "membership.import_roster", branch, on=LAST_DAY)


def test_a_post_says_since_when_and_is_none_before():
    branch = a_branch(under=a_committee())
    new = a_secretary(branch, since=TERM_ENDED)

    assert [post.since for post in rights_of(new, on=TERM_ENDED).posts] == [TERM_ENDED]
    assert rights_of(new, on=LAST_DAY).posts == ()
