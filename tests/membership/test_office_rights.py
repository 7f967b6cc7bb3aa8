"""What each office opens below its committee, and what it does not."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from chibo.kernel.permissions import may
from chibo.membership.models import OfficeKind
from chibo.membership.queries.visible import visible_members, visible_rosters, visible_units
from chibo.organization.operations.describing import rename_unit
from chibo.organization.operations.ending import merge_into
from chibo.organization.operations.placing import move_unit
from chibo.organization.operations.taking_back import take_back_event
from tests.factories import a_branch, a_committee, a_member, an_administrator, an_office

pytestmark = pytest.mark.django_db

LAST_DAY = date(2026, 12, 2)
ENDED = date(2026, 12, 3)
AT = datetime(2026, 12, 2, 2, 0, tzinfo=UTC)
CHANGES = ["move_unit", "rename_unit", "merge_units", "split_unit", "dissolve_unit", "take_back"]
OPENS = {
    "organisation": {
        *(f"organization.{change}" for change in CHANGES),
        "organization.create_unit",
        "membership.change_state",
        "papers.attach_decision",
    },
    "propaganda": {
        "meetings.see_months",
        "meetings.see_meeting",
        "meetings.see_figures",
        "meetings.see_content",
    },
    "inspection": {
        "meetings.see_months",
        "meetings.see_meeting",
        "meetings.see_figures",
        "quality.see_card",
        "audit.read_record",
    },
    "administrator": {
        *(f"organization.{change}" for change in CHANGES),
        "organization.create_unit",
        "membership.change_state",
        "membership.import_roster",
        "membership.keep_accounts",
        "membership.appoint",
        "rulebook.set_rule",
        "papers.attach_decision",
        "audit.read_record",
    },
}
EVERY = sorted(
    set().union(*OPENS.values())
    | {"meetings.plan_meeting", "meetings.lead_meeting", "meetings.prepare_meeting"}
    | {"quality.open_card", "quality.accept_card", "records.seal_minutes"}
)


@pytest.fixture
def world():
    commune = a_committee()
    branch = a_branch(under=commune)
    elsewhere = a_branch("Chi bộ nơi khác", under=a_committee("Đảng bộ xã Thuận Lộc"))
    return commune, branch, elsewhere


@pytest.mark.parametrize("kind", OfficeKind.values)
def test_an_office_opens_what_is_written_below_its_committee_until_its_end(world, kind):
    commune, branch, elsewhere = world
    user = an_office(commune, kind, until=ENDED)

    def opened(unit, on):
        return {name for name in EVERY if may(user, name, unit, on=on)}

    assert opened(branch, LAST_DAY) == OPENS[kind]
    assert opened(branch, ENDED) == set()
    assert opened(elsewhere, LAST_DAY) == set()
    own = {"organization.create_unit"} if kind in {"organisation", "administrator"} else set()
    assert opened(commune, LAST_DAY) == own  # what is created there stands below


@pytest.mark.parametrize(
    ("kind", "sees"),
    [("organisation", True), ("propaganda", False), ("inspection", True), ("administrator", True)],
)
def test_which_offices_read_the_records_of_members_below(world, kind, sees):
    commune, branch, elsewhere = world
    member, other = a_member(branch), a_member(elsewhere, "Người Khác")
    user = an_office(commune, kind)

    assert visible_rosters(user, on=LAST_DAY).filter(pk=branch.pk).exists() is sees
    assert visible_members(user, on=LAST_DAY).filter(pk=member.pk).exists() is sees
    assert not visible_members(user, on=LAST_DAY).filter(pk=other.pk).exists()
    assert visible_units(user, on=LAST_DAY).filter(pk=branch.pk).exists()
    assert not visible_units(user, on=LAST_DAY).filter(pk=elsewhere.pk).exists()


def test_the_organisation_department_moves_nothing_out_of_its_committee(world):
    commune, branch, elsewhere = world
    user = an_office(commune, OfficeKind.ORGANISATION)

    with pytest.raises(PermissionDenied):
        move_unit(branch, to=elsewhere.parent, on=LAST_DAY, actor=user, at=AT)


def test_the_organisation_department_takes_in_nothing_from_elsewhere(world):
    commune, branch, elsewhere = world
    user = an_office(commune, OfficeKind.ORGANISATION)

    with pytest.raises(PermissionDenied):
        merge_into(branch, [elsewhere], on=LAST_DAY, actor=user, at=AT)
    with pytest.raises(PermissionDenied):
        move_unit(elsewhere, to=commune, on=LAST_DAY, actor=user, at=AT)


def test_a_move_into_its_committee_is_not_taken_back_by_the_department(world):
    commune, _branch, elsewhere = world
    user = an_office(commune, OfficeKind.ORGANISATION)
    move_unit(elsewhere, to=commune, on=LAST_DAY, actor=an_administrator(), at=AT)

    with pytest.raises(PermissionDenied):
        take_back_event(elsewhere.events.latest("pk"), actor=user, at=AT)


def test_the_organisation_department_renames_and_takes_back_below(world):
    commune, branch, _elsewhere = world
    user = an_office(commune, OfficeKind.ORGANISATION)

    event = rename_unit(branch, name="Chi bộ mới", on=LAST_DAY, actor=user, at=AT)
    take_back_event(event, actor=user, at=AT)

    branch.refresh_from_db()
    assert branch.name == "Chi bộ TDP Thuận Hòa"


def test_an_office_of_an_ended_committee_reaches_nothing(world):
    commune, branch, elsewhere = world
    user = an_office(commune, OfficeKind.INSPECTION)
    merge_into(elsewhere.parent, [commune], on=LAST_DAY, actor=an_administrator(), at=AT)

    assert not may(user, "audit.read_record", branch, on=LAST_DAY)
    assert not may(user, "audit.read_record", commune, on=LAST_DAY)
