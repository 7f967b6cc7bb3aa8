import pytest

from chibo.kernel.errors import DomainError
from chibo.membership.models import ChangeKind, MemberChange, Stay
from chibo.membership.operations.duties import exempt_member
from chibo.membership.operations.ending import end_membership
from tests.at_once import at_once
from tests.factories import a_branch, a_member, a_secretary
from tests.membership.factories import AT, NOVEMBER_15, PAPER

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_people_who_change_a_member_at_once_one_is_refused():
    branch = a_branch()
    member, secretary = a_member(branch), a_secretary(branch)
    told = {"on": NOVEMBER_15, "decision": PAPER, "actor": secretary, "at": AT}

    with pytest.raises(DomainError):
        at_once(
            lambda: exempt_member(member, **told),
            lambda: exempt_member(member, **told),
        )

    assert MemberChange.objects.count() == 1
    assert Stay.objects.filter(member=member).count() == 2


def test_a_membership_that_ends_meanwhile_is_not_changed():
    branch = a_branch()
    member, secretary = a_member(branch), a_secretary(branch)
    told = {"on": NOVEMBER_15, "decision": PAPER, "actor": secretary, "at": AT}

    with pytest.raises(DomainError):
        at_once(
            lambda: end_membership(member, ChangeKind.LEFT, **told),
            lambda: exempt_member(member, **told),
        )

    assert not Stay.objects.filter(member=member, valid_until=None).exists()
