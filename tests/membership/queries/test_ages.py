from datetime import date

import pytest

from chibo.membership.queries.ages import age_structure, born_after
from chibo.organization.queries import path_of
from tests.factories import a_branch, a_committee, a_member

pytestmark = pytest.mark.django_db

TODAY = date(2026, 12, 3)


def born(branch, day):
    member = a_member(branch, f"Sinh {day}")
    member.birth_date = day
    member.save(update_fields=["birth_date"])


def test_members_are_counted_by_full_years_on_the_day():
    commune = a_committee()
    first, second = a_branch("1", under=commune), a_branch("2", under=commune)
    born(first, date(1995, 12, 4))  # turns 31 tomorrow
    born(first, date(1995, 12, 3))  # turns 31 today
    born(second, date(1940, 1, 1))
    a_member(second, "Không rõ")

    told = age_structure(path_of(commune.pk, on=TODAY), on=TODAY)

    assert [(band.first, band.last, band.members) for band in told.bands] == [
        (None, 30, 1),
        (31, 40, 1),
        (41, 50, 0),
        (51, 60, 0),
        (61, 70, 0),
        (71, None, 1),
    ]
    assert (told.unknown, told.known) == (1, 3)
    assert (
        age_structure(path_of(first.pk, on=date(2026, 12, 4)), on=date(2026, 12, 4))
        .bands[1]
        .members
        == 2
    )


def test_a_leap_day_is_no_error():
    assert born_after(31, on=date(2028, 2, 29)) == date(1997, 2, 28)


def test_a_unit_that_does_not_stand_has_nobody():
    assert age_structure("", on=date(2000, 1, 1)).known == 0
