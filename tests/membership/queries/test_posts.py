from datetime import date

import pytest

from chibo.membership.queries.posts import posts_in
from tests.factories import a_branch, a_committee, a_secretary, an_officer

pytestmark = pytest.mark.django_db

LAST_DAY, TERM_ENDED = date(2026, 12, 2), date(2026, 12, 3)


def test_the_posts_in_a_unit_are_its_own_and_end_with_the_term():
    commune = a_committee()
    a_secretary(a_branch(under=commune))
    officer = an_officer(commune, until=TERM_ENDED)

    assert [post.member.user for post in posts_in(commune, on=LAST_DAY)] == [officer]
    assert list(posts_in(commune, on=TERM_ENDED)) == []
