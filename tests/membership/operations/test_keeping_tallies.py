from datetime import date, timedelta

import pytest

from chibo.membership.models import KeptDay, KeptTally, Stay, StayShift
from chibo.membership.operations.keeping_tallies import keep_tallies, want_tallies
from chibo.membership.queries.kept_tallies import is_kept, shown_tallies
from chibo.membership.queries.tallies import Tally, tallies_right_below
from chibo.organization.models import UnitKind
from chibo.organization.operations.placing import create_unit, move_unit
from tests.factories import EVENING, a_branch, a_committee, a_member, an_administrator

pytestmark = pytest.mark.django_db

TODAY = date(2026, 12, 1)
PAST = date(2026, 6, 30)


@pytest.fixture(autouse=True)
def everything_is_large(monkeypatch):
    for module in ("queries.kept_tallies", "operations.keeping_tallies"):
        monkeypatch.setattr(f"chibo.membership.{module}.COUNTED_AT_ONCE", 0)


@pytest.fixture
def commune():
    return a_committee("Xã", under=a_committee("Tỉnh"))


def kept(on, *days):
    for day in (on, *days):
        want_tallies(day, at=EVENING)
    return keep_tallies(at=EVENING)


def same_as_counted(on, path=""):
    return shown_tallies(path, on=on) == tallies_right_below(path, on=on)


def test_a_day_that_is_not_kept_is_told_as_none(commune):
    assert shown_tallies("", on=PAST) is None


def test_a_day_asked_for_is_kept_with_the_next_sweep_and_counted_once(commune):
    a_member(a_branch("Chi bộ 1", under=commune))

    assert kept(PAST) > 0

    assert same_as_counted(PAST)
    assert shown_tallies("", on=PAST)[commune.parent_id] == Tally(2, 1, 1, 1, 0, 0)
    assert keep_tallies(at=EVENING) == 0


def test_who_comes_or_goes_is_in_the_counts_at_once_and_after_the_sweep(commune):
    branch = a_branch("Chi bộ 1", under=commune)
    member = a_member(branch)
    kept(PAST)

    a_member(branch, standing="probationary", duty="exempt")
    Stay.objects.filter(member=member).update(valid_until=PAST)

    assert same_as_counted(PAST)
    assert shown_tallies("", on=PAST)[commune.parent_id] == Tally(2, 1, 1, 0, 1, 1)
    keep_tallies(at=EVENING)
    assert not StayShift.objects.exists()
    assert same_as_counted(PAST)


def test_a_change_counts_on_the_days_on_which_it_holds(commune):
    branch = a_branch("Chi bộ 1", under=commune)
    kept(PAST, TODAY)

    a_member(branch, since=PAST + timedelta(days=1))
    keep_tallies(at=EVENING)

    assert shown_tallies("", on=PAST)[commune.parent_id].members == 0
    assert shown_tallies("", on=TODAY)[commune.parent_id].members == 1


def test_a_level_of_branches_is_counted_itself(commune):
    a_member(a_branch("Chi bộ 1", under=commune))
    kept(PAST)

    assert same_as_counted(PAST, commune.path)


def test_guests_are_counted_at_home_only(commune):
    branch = a_branch("Chi bộ 1", under=commune)
    kept(PAST)

    a_member(branch, kind="temporary_here")

    assert shown_tallies("", on=PAST)[commune.parent_id].members == 0


def test_after_a_change_of_units_nothing_is_told_until_it_is_counted_anew(commune):
    branch = a_branch("Chi bộ 1", under=commune)
    a_member(branch)
    kept(TODAY)
    told = {"on": PAST, "actor": an_administrator(), "at": EVENING}
    other = create_unit("Xã khác", kind=UnitKind.COMMUNE, parent=commune.parent, **told)
    move_unit(branch, to=other, **told)

    assert not is_kept(TODAY)
    keep_tallies(at=EVENING)

    assert same_as_counted(TODAY)
    assert shown_tallies(commune.parent.path, on=TODAY)[other.pk].members == 1


def test_only_so_many_days_are_kept(commune):
    kept(*(PAST + timedelta(days=number) for number in range(40)))

    keep_tallies(at=EVENING)

    assert KeptDay.objects.count() == 31
    assert KeptTally.objects.values("on").distinct().count() == 31


def test_many_changes_at_once_are_counted_anew(commune, monkeypatch):
    monkeypatch.setattr("chibo.membership.operations.keeping_tallies._WORTH_COUNTING_ANEW", 1)
    branch = a_branch("Chi bộ 1", under=commune)
    kept(PAST)
    for _member in range(3):
        a_member(branch)

    assert keep_tallies(at=EVENING) > 0
    assert same_as_counted(PAST)


def test_an_installation_that_is_counted_at_once_keeps_nothing(commune, monkeypatch):
    monkeypatch.setattr("chibo.membership.operations.keeping_tallies.COUNTED_AT_ONCE", 600)
    a_member(a_branch("Chi bộ 1", under=commune))

    assert keep_tallies(at=EVENING) == 0

    assert not KeptDay.objects.exists()
    assert not StayShift.objects.exists()
