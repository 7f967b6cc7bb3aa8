import pytest
from django.db import transaction

from chibo.audit.actions import action_label, define_action
from chibo.audit.models import AuditEntry
from chibo.audit.operations import record
from chibo.audit.verification import ChainReport, verify_chains
from tests.factories import EVENING, a_branch, a_secretary, an_administrator

pytestmark = pytest.mark.django_db

TRIED = define_action("tests.tried", "Tried in a test")


def write(unit_id, actor, **facts):
    with transaction.atomic():
        return record(TRIED, subject=actor, unit_id=unit_id, actor=actor, at=EVENING, **facts)


def broken_places():
    return {report.key: report.broken_at for report in verify_chains()}


def test_each_unit_has_a_chain_of_its_own_and_deeds_stand_in_order():
    admin = an_administrator()

    for unit_id, step in ((7, 1), (8, 1), (7, 2), (None, 1)):
        write(unit_id, admin, step=step)

    entries = AuditEntry.objects.order_by("chain", "position")
    assert list(entries.values_list("chain", "position", "facts")) == [
        ("installation", 1, {"step": 1}),
        ("unit:7", 1, {"step": 1}),
        ("unit:7", 2, {"step": 2}),
        ("unit:8", 1, {"step": 1}),
    ]
    assert broken_places() == {"installation": None, "unit:7": None, "unit:8": None}


def test_the_record_keeps_name_and_post_of_the_day_in_text():
    branch = a_branch()
    secretary = a_secretary(branch)

    entry = write(branch.pk, secretary)

    assert (entry.actor_id, entry.actor_name) == (secretary.pk, "Bùi Xuân Niềm")
    assert branch.short_name in entry.actor_post


@pytest.mark.parametrize(
    "change",
    [
        {"actor_name": "Somebody Else"},
        {"facts": {"step": 99}},
        {"position": 9},
        {"link": "0" * 64},
        {"action": "tests.other"},
    ],
)
def test_a_changed_entry_breaks_the_chain_at_its_place(change):
    admin = an_administrator()
    for step in (1, 2, 3):
        write(7, admin, step=step)

    AuditEntry.objects.filter(position=2).update(**change)

    assert broken_places() == {"unit:7": 2}


def test_an_entry_cut_off_at_the_end_is_missed():
    admin = an_administrator()
    write(7, admin)
    write(7, admin)

    AuditEntry.objects.filter(position=2).delete()

    assert broken_places() == {"unit:7": 2}


def test_struck_out_facts_leave_the_chain_whole():
    admin = an_administrator()
    write(7, admin, name="a name that the law strikes out")
    write(7, admin)

    AuditEntry.objects.filter(position=1).update(facts=None)

    assert broken_places() == {"unit:7": None}


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_recorded():
    admin = an_administrator()

    with pytest.raises(transaction.TransactionManagementError):
        record(TRIED, subject=admin, unit_id=None, actor=admin, at=EVENING)

    assert not AuditEntry.objects.exists()


def test_the_head_of_a_chain_is_the_link_of_its_last_entry():
    admin = an_administrator()
    write(7, admin)
    last = write(7, admin)

    assert list(verify_chains()) == [ChainReport("unit:7", 2, last.link)]


def test_a_deed_whose_room_is_gone_is_shown_by_its_name():
    assert (action_label("tests.tried"), action_label("gone.room")) == (
        "Tried in a test",
        "gone.room",
    )
