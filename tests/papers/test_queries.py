from datetime import date

import pytest

from chibo.papers.operations.files import store_file
from chibo.papers.queries import visible_files
from tests.factories import (
    EVENING,
    a_branch,
    a_committee,
    a_member,
    a_secretary,
    an_administrator,
    an_officer,
)
from tests.papers.factories import PDF

pytestmark = pytest.mark.django_db

LAST_DAY = date(2026, 12, 3)
TERM_ENDED = date(2026, 12, 4)


@pytest.mark.parametrize(
    ("who", "on", "sees"),
    [
        ("secretary", LAST_DAY, True),
        ("member", LAST_DAY, True),
        ("former member", LAST_DAY, True),
        ("former member", TERM_ENDED, False),
        ("secretary beside", LAST_DAY, False),
        ("officer above", LAST_DAY, False),
        ("administrator", LAST_DAY, False),
    ],
)
def test_the_papers_of_a_branch_exist_for_its_members_and_posts_only(who, on, sees):
    commune = a_committee()
    branch = a_branch(under=commune)
    secretary = a_secretary(branch)
    paper = store_file(PDF, "Tài liệu.pdf", unit=branch, actor=secretary, at=EVENING)
    person = {
        "secretary": lambda: secretary,
        "member": lambda: a_member(branch, "Hà Thị Mai", with_account=True).user,
        "former member": lambda: (
            a_member(branch, "Võ Tá Hùng", until=TERM_ENDED, with_account=True).user
        ),
        "secretary beside": lambda: a_secretary(a_branch("Chi bộ 2", under=commune)),
        "officer above": lambda: an_officer(commune),
        "administrator": an_administrator,
    }[who]()

    assert list(visible_files(person, on=on)) == ([paper] if sees else [])
