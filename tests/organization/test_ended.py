from datetime import UTC, date, datetime

import pytest

from chibo.meetings.operations.planning import plan_meeting
from chibo.membership.models import PostKind, Standing
from chibo.membership.operations.enrolling import Particulars, enroll_member
from chibo.membership.operations.posts import appoint
from chibo.organization.errors import UnitHasEnded
from chibo.organization.operations.ending import merge_into
from tests.factories import EVENING, a_branch, a_committee, a_member, a_secretary, an_administrator

pytestmark = pytest.mark.django_db

ON = date(2026, 12, 1)
LATER = datetime(2026, 12, 4, 12, 30, tzinfo=UTC)


def test_nothing_new_is_entered_for_a_branch_that_has_ended():
    admin, commune = an_administrator(), a_committee()
    first, second = a_branch("Chi bộ 1", under=commune), a_branch("Chi bộ 2", under=commune)
    secretary, member = a_secretary(second), a_member(second)
    merge_into(second, [first], on=ON, actor=admin, at=EVENING)
    first.refresh_from_db()

    with pytest.raises(UnitHasEnded, match="01/12/2026"):
        plan_meeting(
            first,
            month=ON,
            kind="regular",
            planned_at=LATER,
            place="Nhà văn hóa",
            actor=secretary,
            at=EVENING,
        )
    with pytest.raises(UnitHasEnded):
        enroll_member(
            Particulars("Lê An"),
            branch=first,
            standing=Standing.OFFICIAL,
            on=ON,
            actor=admin,
            at=EVENING,
        )
    with pytest.raises(UnitHasEnded):
        appoint(member, PostKind.DEPUTY, unit=first, on=ON, actor=admin, at=EVENING)
