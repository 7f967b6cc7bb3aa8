from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from chibo.audit.models import AuditEntry
from chibo.membership.errors import AlreadyAMember, NotABranch
from chibo.membership.models import Member, Standing
from chibo.membership.operations.enrolling import Particulars, change_particulars, enroll_member
from tests.factories import (
    EVENING,
    a_branch,
    a_committee,
    a_secretary,
    an_administrator,
)

pytestmark = pytest.mark.django_db

DAY = date(2026, 12, 1)


def enroll(branch, name, actor, **details):
    return enroll_member(
        Particulars(name, **details),
        branch=branch,
        standing=Standing.OFFICIAL,
        on=DAY,
        actor=actor,
        at=EVENING,
    )


def test_a_known_card_number_is_refused_and_nothing_is_written():
    branch = a_branch()
    secretary = a_secretary(branch)
    enroll(branch, "Nguyễn Văn An", secretary, card_number="12345678")

    with pytest.raises(AlreadyAMember):
        enroll(branch, "Nguyễn Văn Bình", secretary, card_number="12345678")

    assert Member.objects.filter(card_number="12345678").count() == 1


def test_members_belong_to_branches_only():
    commune = a_committee()

    with pytest.raises(NotABranch):
        enroll(commune, "Nguyễn Văn An", an_administrator())


def test_the_neighbours_secretary_enters_nobody():
    commune = a_committee()
    branch, neighbour = a_branch(under=commune), a_branch("Chi bộ 2", under=commune)

    with pytest.raises(PermissionDenied):
        enroll(branch, "Nguyễn Văn An", a_secretary(neighbour))


def test_the_record_names_the_changed_columns_and_never_their_values():
    branch = a_branch()
    secretary = a_secretary(branch)
    member = enroll(branch, "Nguyễn Văn An", secretary, phone="0900000001")

    change_particulars(
        member,
        Particulars("Nguyễn Văn An", phone="0900000002"),
        branch=branch,
        actor=secretary,
        at=EVENING,
        on=DAY,
    )

    assert AuditEntry.objects.latest("pk").facts == {"columns": ["phone"]}
    assert Member.objects.get(pk=member.pk).phone == "0900000002"


def test_unchanged_particulars_leave_no_entry():
    branch = a_branch()
    secretary = a_secretary(branch)
    member = enroll(branch, "Nguyễn Văn An", secretary)
    before = AuditEntry.objects.count()

    change_particulars(
        member, Particulars("Nguyễn Văn An"), branch=branch, actor=secretary, at=EVENING, on=DAY
    )

    assert AuditEntry.objects.count() == before
