"""Whatever happens to units in whatever order: the tree holds, and nobody is lost or counted twice.

``CHIBO_TEST_UNIT_SEQUENCES=2000`` lets it run as many sequences as the acceptance asks.
"""

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from chibo.environment import read_environment
from chibo.kernel.errors import DomainError
from chibo.kernel.periods import in_force
from chibo.membership.models import Stay
from chibo.membership.operations.keeping_tallies import keep_tallies, want_tallies
from chibo.membership.queries.kept_tallies import shown_tallies
from chibo.membership.queries.tallies import Tally, tallies_right_below
from chibo.organization.models import Unit, UnitEvent, UnitKind, UnitPlacement
from chibo.organization.operations.coming_into_effect import bring_into_effect, copy_standing
from chibo.organization.operations.describing import rename_unit
from chibo.organization.operations.ending import dissolve_unit, merge_into
from chibo.organization.operations.placing import create_unit, move_unit
from chibo.organization.operations.splitting import Part, split_unit
from chibo.organization.operations.taking_back import take_back_event
from chibo.organization.paths import path_under
from tests.factories import EVENING, a_branch, a_committee, a_member, an_administrator

pytestmark = [pytest.mark.long, pytest.mark.django_db]

SEQUENCES = read_environment().test_unit_sequences
FIRST = date(2026, 11, 30)
DAYS = 6  # around the day on which everything is decided, before and after
LAST = FIRST + timedelta(days=DAYS)

picks = st.integers(min_value=0, max_value=40)
deeds = st.tuples(
    st.sampled_from(["create", "rename", "move", "merge", "split", "dissolve", "back"]),
    st.integers(min_value=0, max_value=DAYS - 1),
    picks,
    picks,
)


def grown():
    """A province with two communes, four branches and five members."""
    province = a_committee("Tỉnh")
    communes = [a_committee(f"Xã {number}", under=province) for number in range(2)]
    for number in range(4):
        branch = a_branch(f"Chi bộ {number}", under=communes[number % 2])
        a_member(branch, f"Đảng viên {number}")
        if not number:
            a_member(branch, "Đảng viên mới", standing="probationary", duty="exempt")


def happen(deed, told):
    what, day, first, second = deed
    units = list(Unit.objects.order_by("pk"))
    one = units[first % len(units)]
    alike = [unit for unit in units if unit.is_branch == one.is_branch]
    above = [unit for unit in units if not unit.is_branch]
    other = above[second % len(above)]
    told = told | {"on": FIRST + timedelta(days=day)}
    kind = UnitKind.BRANCH if second % 2 else UnitKind.GRASSROOTS
    share = {
        "members": frozenset(
            Stay.objects.filter(in_force(told["on"]), branch=one).values_list(
                "member_id", flat=True
            )[:1]
        ),
        "units": frozenset(
            UnitPlacement.objects.filter(in_force(told["on"]), parent=one).values_list(
                "unit_id", flat=True
            )[:1]
        ),
    }
    events = list(UnitEvent.objects.filter(recorded_at__isnull=False).order_by("-pk"))
    event = events[second % len(events)] if events else UnitEvent.objects.latest("pk")
    {
        "create": lambda: create_unit(f"Mới {len(units)}", kind=kind, parent=other, **told),
        "rename": lambda: rename_unit(one, name=f"Tên {first}", **told),
        "move": lambda: move_unit(one, to=other, **told),
        "merge": lambda: merge_into(one, [alike[second % len(alike)]], **told),
        "split": lambda: split_unit(one, [Part(f"Phần {len(units)}", **share)], **told),
        "dissolve": lambda: dissolve_unit(one, **told),
        "back": lambda: take_back_event(event, actor=told["actor"], at=told["at"]),
    }[what]()


def check_the_tree(on):
    rows = list(UnitPlacement.objects.filter(in_force(on)).select_related("unit"))
    placed = {row.unit_id: row for row in rows}
    assert len(placed) == len(rows), "a unit stands twice"
    for row in rows:
        above = placed[row.parent_id].path if row.parent_id else ""
        assert row.path == path_under(above, row.unit_id), "a path leaves its parent"
    return placed


def check_the_people(on, placed):
    homes = list(Stay.objects.filter(in_force(on), kind="home").order_by("member_id"))
    assert [stay.member_id for stay in homes] == PEOPLE, "exactly one home branch each"
    assert {stay.branch_id for stay in homes} <= placed.keys(), "a home that does not stand"


def check_the_sums(on, placed):
    own = {pk: Tally(**{PLURAL[row.unit.is_branch]: 1}) for pk, row in placed.items()}
    for stay in Stay.objects.filter(in_force(on), kind="home"):
        one = {"members": 1, stay.standing: 1, "exempt": stay.duty == "exempt"}
        own[stay.branch_id] += Tally(**one)
    for row in placed.values():
        parts = tallies_right_below(row.path, on=on)
        whole = tallies_right_below(row.path[:-8], on=on, only=row.path)[row.unit_id]
        assert whole == sum(parts.values(), start=own[row.unit_id])


def check_what_was_kept(on, *, at):
    """Kept before and brought up to date, the counts are what counting anew gives."""
    keep_tallies(at=at)
    for path in ["", *UnitPlacement.objects.filter(in_force(on)).values_list("path", flat=True)]:
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr("chibo.membership.queries.kept_tallies.COUNTED_AT_ONCE", 0)
            assert shown_tallies(path, on=on) == tallies_right_below(path, on=on)


def check_the_copies():
    """Nothing is left to do: writing every copy anew changes none."""
    bring_into_effect(at=EVENING + timedelta(days=DAYS))
    seen = list(Unit.objects.order_by("pk").values())
    copy_standing(list(Unit.objects.values_list("pk", flat=True)), today=LAST)
    assert list(Unit.objects.order_by("pk").values()) == seen


PEOPLE: list[int] = []
PLURAL = {True: "branches", False: "committees"}


@settings(
    max_examples=SEQUENCES,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@example(
    [("split", 0, 20, 0), ("dissolve", 0, 6, 0), ("back", 0, 0, 1)]
)  # nobody left to return to
@given(st.lists(deeds, min_size=3, max_size=9))
def test_after_any_sequence_of_changes_every_day_is_whole(db, sequence):
    with transaction.atomic():
        grown()
        PEOPLE[:] = sorted(Stay.objects.values_list("member_id", flat=True))
        told = {"actor": an_administrator(), "at": EVENING}
        for on in (FIRST, LAST):
            want_tallies(on, at=EVENING)
        keep_tallies(at=EVENING)
        for deed in sequence:
            try:
                with transaction.atomic():
                    happen(deed, told)
            except DomainError:
                continue  # refused, and nothing of it is left
        for number in range(DAYS + 1):
            on = FIRST + timedelta(days=number)
            placed = check_the_tree(on)
            check_the_people(on, placed)
            if number in {0, DAYS}:
                check_what_was_kept(on, at=told["at"])
                check_the_sums(on, placed)
        check_the_copies()
        transaction.set_rollback(True)
