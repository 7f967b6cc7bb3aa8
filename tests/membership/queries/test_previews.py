from datetime import date

import pytest

from chibo.membership.queries.previews import known_members
from tests.factories import a_branch, a_member, a_secretary

pytestmark = pytest.mark.django_db

DAY = date(2026, 12, 1)


def test_the_roster_on_record_reads_as_a_file_would_give_it_with_the_posts_of_the_day():
    branch = a_branch()
    a_secretary(branch, name="Trần Văn Ân")
    a_member(branch, "Bùi An", card_number="12345678")

    lines = [known.values for known in known_members(branch, on=DAY)]

    assert [(line.full_name, line.card_number, line.post) for line in lines] == [
        ("Bùi An", "12345678", ""),
        ("Trần Văn Ân", "", "Bí thư"),
    ]
