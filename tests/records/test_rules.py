"""Who may do what with minutes: each post, in the own branch, above, beside, in term and after."""

from datetime import date

import pytest

from chibo.kernel.permissions import may
from chibo.membership.models import PostKind
from tests.factories import a_branch, a_committee, a_member, a_post
from tests.records.factories import BEFORE, a_prepared_evening

pytestmark = pytest.mark.django_db

IN_TERM, AFTER_TERM = date(2026, 12, 3), date(2026, 12, 31)
WRITES = {"secretary", "deputy"}
PERMISSIONS = {
    "records.write_minutes": {*WRITES, "clerk"},
    "records.confirm_minutes": {*WRITES, "committee", "clerk", "member"},
    "records.seal_minutes": WRITES,
    "records.state_lost_device": WRITES,
    "records.file_sealed": {*WRITES, "committee"},
}


@pytest.fixture
def evening():
    evening = a_prepared_evening(branch=a_branch(under=a_committee()))
    evening.meeting.clerks.create(member=evening.clerk_member, effective_from=BEFORE)
    return evening


@pytest.mark.parametrize("permission", PERMISSIONS)
def test_only_who_the_table_names_may(evening, permission):
    branch, until = evening.branch, AFTER_TERM
    other = a_branch("Chi bộ TDP Ngọc Sơn", under=branch.parent)
    people = {
        "secretary": a_post(branch, PostKind.SECRETARY, name="A A", until=until),
        "deputy": a_post(branch, PostKind.DEPUTY, name="B B", until=until),
        "committee": a_post(branch, PostKind.COMMITTEE, name="C C", until=until),
        "clerk": evening.clerk,
        "member": a_member(branch, "D D", with_account=True).user,
        "officer above": a_post(branch.parent, PostKind.OFFICER, name="E E", home=other),
        "neighbour": a_post(other, PostKind.SECRETARY, name="F F"),
    }

    allowed = {
        who for who, user in people.items() if may(user, permission, evening.meeting, on=IN_TERM)
    }

    assert allowed == PERMISSIONS[permission]


@pytest.mark.parametrize("permission", sorted(PERMISSIONS.keys() - {"records.confirm_minutes"}))
def test_a_post_gives_nothing_after_its_term(evening, permission):
    former = a_post(evening.branch, PostKind.DEPUTY, name="B B", until=AFTER_TERM)

    assert may(former, permission, evening.meeting, on=IN_TERM)
    assert not may(former, permission, evening.meeting, on=AFTER_TERM)
