"""A member who changes in the middle of a month leaves settled evenings alone."""

from datetime import UTC, date, datetime

import pytest

from chibo.meetings.models import Attendance
from chibo.membership.models import ChangeKind
from chibo.membership.operations.duties import exempt_member
from chibo.membership.operations.ending import end_membership
from tests.factories import a_branch, a_secretary
from tests.membership.factories import PAPER
from tests.web.records.factories import a_sealed_evening

pytestmark = pytest.mark.django_db

LATER = datetime(2026, 12, 20, 2, 0, tzinfo=UTC)


def counted(meeting):
    rows = Attendance.objects.filter(meeting=meeting).order_by("member_id")
    lines = meeting.roster.order_by("member_id")
    return (
        list(rows.values_list("member_id", "standing", "duty", "state")),
        list(lines.values_list("member_id", "standing", "duty")),
    )


@pytest.mark.parametrize("on", [date(2026, 12, 15), date(2026, 12, 1)])
def test_an_evening_that_is_settled_stays_as_it_was_counted(on):
    branch = a_branch()
    secretary = a_secretary(branch)
    sealed = a_sealed_evening(branch, secretary)
    exempted, leaving = [
        line.member
        for line in sealed.meeting.roster.exclude(member__user=secretary)
        if line.duty == "active"
    ][:2]
    before = counted(sealed.meeting)

    told = {"on": on, "decision": PAPER, "actor": secretary, "at": LATER}
    exempt_member(exempted, **told)
    end_membership(leaving, ChangeKind.LEFT, **told)

    assert counted(sealed.meeting) == before
