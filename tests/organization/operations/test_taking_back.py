from datetime import date

import pytest

from chibo.membership.models import Stay
from chibo.organization.errors import AlreadyTakenBack, ChangesLater
from chibo.organization.models import UnitEvent, UnitPlacement
from chibo.organization.operations.describing import describe_unit, rename_unit, set_locality
from chibo.organization.operations.ending import dissolve_unit, merge_into
from chibo.organization.operations.placing import create_unit, move_unit
from chibo.organization.operations.splitting import Part, split_unit
from chibo.organization.operations.taking_back import take_back_event
from tests.factories import EVENING, a_branch, a_committee, a_member, an_administrator

pytestmark = pytest.mark.django_db

ON = date(2025, 7, 1)
DAYS = (date(2025, 6, 30), ON, date(2026, 12, 3))


@pytest.fixture
def tree():
    province = a_committee("Tỉnh")
    first, second = a_committee("A", under=province), a_committee("B", under=province)
    return {
        "province": province,
        "first": first,
        "second": second,
        "one": a_branch("Chi bộ 1", under=first),
        "two": a_branch("Chi bộ 2", under=first),
    }


def as_it_stands(tree):
    """Return the whole tree on some days, and the copies on the units that were there before."""
    placed = [
        list(
            UnitPlacement.objects.filter(valid_from__lte=day)
            .exclude(valid_until__lte=day)
            .order_by("path")
            .values_list("unit", "parent", "path", "name", "branch_type", "official_code")
        )
        for day in DAYS
    ]
    copied = [
        (unit.path, unit.name, unit.ends_on, unit.heir_id, unit.search_key)
        for unit in (type(unit).objects.get(pk=unit.pk) for unit in tree.values())
    ]
    return placed, copied


def make(kind, tree, told):
    return {
        "moved": lambda: move_unit(tree["one"], to=tree["second"], **told),
        "renamed": lambda: rename_unit(tree["first"], name="Mới", **told),
        "described": lambda: describe_unit(
            tree["one"], branch_type="school", official_code="38.168.053.000.001", **told
        ),
        "merged": lambda: merge_into(tree["second"], [tree["first"]], **told),
        "split": lambda: split_unit(
            tree["first"], [Part("C", units=frozenset({tree["two"].pk}))], **told
        ),
        "dissolved": lambda: dissolve_unit(tree["two"], **told),
        "created": lambda: create_unit("D", kind="commune", parent=tree["first"], **told),
    }[kind]()


@pytest.mark.parametrize(
    "kind", ["moved", "renamed", "described", "merged", "split", "dissolved", "created"]
)
def test_what_was_changed_and_taken_back_stands_as_before(tree, kind):
    told = {"on": ON, "actor": an_administrator(), "at": EVENING}
    before = as_it_stands(tree)

    make(kind, tree, told)
    changed = as_it_stands(tree)
    event = UnitEvent.objects.get(kind=kind, on=ON)
    take_back_event(event, actor=told["actor"], at=EVENING)

    assert changed != before
    assert as_it_stands(tree) == before
    with pytest.raises(AlreadyTakenBack):
        take_back_event(event, actor=told["actor"], at=EVENING)


def test_of_changes_that_build_on_each_other_the_last_is_taken_back_first(tree):
    told = {"on": ON, "actor": an_administrator(), "at": EVENING}
    before = as_it_stands(tree)
    merged = merge_into(tree["second"], [tree["first"]], **told).event
    moved = rename_unit(tree["one"], name="Chi bộ mới", **told | {"on": date(2025, 8, 1)})

    with pytest.raises(ChangesLater):
        take_back_event(merged, actor=told["actor"], at=EVENING)
    take_back_event(moved, actor=told["actor"], at=EVENING)
    take_back_event(merged, actor=told["actor"], at=EVENING)

    assert as_it_stands(tree) == before


def test_a_new_unit_under_which_another_was_placed_stays(tree):
    told = {"on": ON, "actor": an_administrator(), "at": EVENING}
    made = create_unit("D", kind="commune", parent=tree["first"], **told)
    create_unit("E", kind="branch", parent=made, **told)

    with pytest.raises(ChangesLater, match="E"):
        take_back_event(made.events.get(), actor=told["actor"], at=EVENING)


def test_a_place_that_left_meanwhile_is_not_returned_to(tree):
    told = {"on": ON, "actor": an_administrator(), "at": EVENING}
    dissolved = dissolve_unit(tree["two"], **told).event
    move_unit(tree["first"], to=tree["second"], **told)

    with pytest.raises(ChangesLater):
        take_back_event(dissolved, actor=told["actor"], at=EVENING)


def test_the_place_for_documents_is_not_dated(tree):
    admin = an_administrator()

    unit = set_locality(tree["one"], locality=" Cam  Lâm ", actor=admin, at=EVENING)

    assert unit.locality == "Cam Lâm"


@pytest.mark.parametrize("end", ["dissolved", "merged"])
@pytest.mark.parametrize("later", [ON, date(2025, 9, 1)])
def test_a_split_stays_once_the_unit_it_left_has_ended(tree, end, later):
    told = {"actor": an_administrator(), "at": EVENING}
    member = a_member(tree["one"])
    split = split_unit(
        tree["one"], [Part("Chi bộ 1B", members=frozenset({member.pk}))], on=ON, **told
    )
    if end == "dissolved":
        dissolve_unit(tree["one"], on=later, **told)
    else:
        merge_into(tree["two"], [tree["one"]], on=later, **told)

    with pytest.raises(ChangesLater):
        take_back_event(split.event, **told)

    assert Stay.objects.get(member=member, valid_until=None).branch == split.parts[0]
