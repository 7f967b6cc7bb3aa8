from datetime import date

import pytest

from chibo.membership.errors import NoStanding
from chibo.membership.models import Duty, Standing, Stay
from chibo.membership.operations.standing import change_standing
from tests.factories import EVENING, a_branch, a_member, a_secretary

pytestmark = pytest.mark.django_db

DAY = date(2026, 12, 1)


def test_a_change_of_duty_ends_one_stay_and_begins_the_next_on_the_same_day():
    branch = a_branch()
    secretary = a_secretary(branch)
    member = a_member(branch)

    change_standing(
        member,
        branch=branch,
        standing=Standing.OFFICIAL,
        duty=Duty.EXEMPT,
        on=DAY,
        actor=secretary,
        at=EVENING,
    )

    stays = Stay.objects.filter(member=member).order_by("valid_from")
    assert [(stay.duty, stay.valid_from, stay.valid_until) for stay in stays] == [
        ("active", date(2020, 1, 1), DAY),
        ("exempt", DAY, None),
    ]


def test_standing_is_not_changed_for_somebody_who_left():
    branch = a_branch()
    secretary = a_secretary(branch)
    member = a_member(branch, until=DAY)

    with pytest.raises(NoStanding):
        change_standing(
            member,
            branch=branch,
            standing=Standing.OFFICIAL,
            duty=Duty.EXEMPT,
            on=DAY,
            actor=secretary,
            at=EVENING,
        )
