from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from chibo.audit.models import AuditEntry
from chibo.membership.errors import AlreadyAMember, NotABranch
from chibo.membership.models import Duty, Member, Standing
from chibo.membership.operations.enrolling import Particulars
from chibo.membership.operations.enrolling_rosters import Enrolment, enroll_members
from chibo.membership.queries.rosters import roster_of
from tests.factories import EVENING, a_branch, a_committee, a_member, a_secretary, an_administrator

pytestmark = pytest.mark.django_db

DAY = date(2026, 12, 1)


def line(name, card="", **place):
    place.setdefault("standing", Standing.OFFICIAL)
    return Enrolment(Particulars(name, card_number=card), **place)


def enroll(branch, actor, *lines):
    return enroll_members(lines, branch=branch, on=DAY, actor=actor, at=EVENING)


def test_a_whole_roster_is_entered_with_one_entry_of_the_record():
    branch, admin = a_branch(), an_administrator()

    members = enroll(
        branch,
        admin,
        line("Lê  Văn Đông", "11111111"),
        line("Bùi An", "22222222", standing=Standing.PROBATIONARY, duty=Duty.AWAY, place="Vinh"),
    )

    assert [
        (stay.member.full_name, stay.standing, stay.duty, stay.place, stay.valid_from)
        for stay in roster_of(branch, on=DAY)
    ] == [
        ("Bùi An", "probationary", "away", "Vinh", DAY),
        ("Lê Văn Đông", "official", "active", "", DAY),
    ]
    assert list(AuditEntry.objects.values_list("action", "facts")) == [
        (
            "membership.roster_enrolled",
            {
                "members": [member.pk for member in members],
                "names": ["Lê Văn Đông", "Bùi An"],
                "on": "2026-12-01",
            },
        )
    ]


def test_a_large_roster_takes_no_more_questions_than_a_small_one(django_assert_num_queries):
    branch, admin = a_branch(), an_administrator()
    enroll(branch, admin, line("Người đầu", "10000000"))  # the chain exists, rights are known

    questions = 6 if connection.vendor == "postgresql" else 7  # the record is one trip or two
    with django_assert_num_queries(questions):
        enroll(branch, admin, line("Người hai", "10000001"))
    with django_assert_num_queries(questions):
        enroll(branch, admin, *(line(f"Người {n}", f"2000{n:04d}") for n in range(60)))


@pytest.mark.parametrize("cards", [["12345678"], ["87654321", "87654321"]])
def test_with_a_known_or_doubled_card_nobody_is_entered(cards):
    branch, admin = a_branch(), an_administrator()
    a_member(branch, card_number="12345678")

    with pytest.raises(AlreadyAMember):
        enroll(branch, admin, line("Mới", "55555555"), *(line("Trùng", card) for card in cards))

    assert Member.objects.count() == 1


def test_members_without_a_card_number_may_be_many():
    branch = a_branch()

    enroll(branch, an_administrator(), line("Một"), line("Hai"))

    assert Member.objects.filter(card_number="").count() == 2


def test_an_empty_roster_leaves_no_entry():
    assert enroll(a_branch(), an_administrator()) == []
    assert AuditEntry.objects.count() == 0


def test_members_belong_to_branches_only():
    with pytest.raises(NotABranch):
        enroll(a_committee(), an_administrator(), line("Nguyễn Văn An"))


def test_the_neighbours_secretary_enters_nobody():
    commune = a_committee()
    branch, neighbour = a_branch(under=commune), a_branch("Chi bộ 2", under=commune)

    with pytest.raises(PermissionDenied):
        enroll(branch, a_secretary(neighbour), line("Nguyễn Văn An"))
