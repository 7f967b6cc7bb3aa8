from datetime import date

import pytest

from chibo.membership.errors import HasAnAccount, PostTaken
from chibo.membership.models import PostKind
from chibo.membership.operations.posts import appoint, give_account, relieve
from tests.factories import EVENING, a_branch, a_member, a_secretary, an_administrator

pytestmark = pytest.mark.django_db

DAY = date(2026, 12, 1)


def test_a_unit_has_one_secretary_at_a_time():
    admin = an_administrator()
    branch = a_branch()
    first = a_secretary(branch)
    other = a_member(branch, "Lê Thị Hoa")

    with pytest.raises(PostTaken):
        appoint(other, PostKind.SECRETARY, unit=branch, on=DAY, actor=admin, at=EVENING)
    relieve(first.member.posts.get(), on=DAY, actor=admin, at=EVENING)
    post = appoint(other, PostKind.SECRETARY, unit=branch, on=DAY, actor=admin, at=EVENING)

    assert (post.valid_from, post.valid_until) == (DAY, None)


def test_a_member_gets_one_account_with_a_drawn_code():
    admin = an_administrator()
    branch = a_branch()
    member = a_member(branch)
    codes = iter([admin.code, "55555555"])

    user = give_account(
        member, unit=branch, pin="482913", actor=admin, at=EVENING, draw=lambda: next(codes)
    )

    assert (user.code, user.has_own_pin, user.check_password("482913")) == ("55555555", False, True)
    with pytest.raises(HasAnAccount):
        give_account(member, unit=branch, pin="482913", actor=admin, at=EVENING)
