from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from chibo.audit.models import AuditEntry
from chibo.papers.errors import TermOverlaps
from chibo.papers.models import Term
from chibo.papers.operations.terms import begin_term
from chibo.papers.queries import term_in_force
from tests.at_once import at_once
from tests.factories import (
    EVENING,
    a_branch,
    a_committee,
    a_member,
    a_secretary,
    an_administrator,
    an_officer,
)

pytestmark = pytest.mark.django_db

CONGRESS = date(2025, 6, 15)
NEXT_CONGRESS = date(2027, 11, 20)


def begin(unit, name, actor, *, valid_from):
    return begin_term(unit, name, valid_from=valid_from, actor=actor, at=EVENING)


def test_a_new_term_ends_the_one_that_stands_on_the_same_day():
    branch = a_branch(under=a_committee())
    secretary = a_secretary(branch)
    first = begin(branch, "2025-2027", secretary, valid_from=CONGRESS)

    second = begin(branch, " 2027-2030 ", secretary, valid_from=NEXT_CONGRESS)

    assert list(Term.objects.order_by("pk").values_list("name", "valid_from", "valid_until")) == [
        ("2025-2027", CONGRESS, NEXT_CONGRESS),
        ("2027-2030", NEXT_CONGRESS, None),
    ]
    assert term_in_force(branch, on=date(2027, 11, 19)) == first
    assert term_in_force(branch, on=NEXT_CONGRESS) == second
    assert [entry.action for entry in AuditEntry.objects.all()] == ["papers.term_begun"] * 2


@pytest.mark.parametrize("valid_from", [NEXT_CONGRESS, date(2026, 1, 1)])
def test_a_unit_has_one_term_at_a_time(valid_from):
    branch = a_branch(under=a_committee())
    secretary = a_secretary(branch)
    begin(branch, "2025-2027", secretary, valid_from=CONGRESS)
    begin(branch, "2027-2030", secretary, valid_from=NEXT_CONGRESS)

    with pytest.raises(TermOverlaps):
        begin(branch, "khác", secretary, valid_from=valid_from)

    assert list(Term.objects.order_by("pk").values_list("valid_until", flat=True)) == [
        NEXT_CONGRESS,
        None,
    ]


def test_a_branch_without_a_term_follows_the_nearest_unit_above_that_has_one():
    province = a_committee("Tỉnh ủy")
    commune = a_committee("Đảng ủy xã", under=province)
    branch = a_branch(under=commune)
    above = begin(province, "2025-2030", a_secretary(province), valid_from=CONGRESS)

    assert term_in_force(branch, on=date(2026, 12, 3)) == above
    assert term_in_force(branch, on=date(2025, 6, 14)) is None


@pytest.mark.parametrize(
    ("who", "allowed"), [("officer above", True), ("member", False), ("secretary beside", False)]
)
def test_who_leads_the_branch_or_works_for_the_committee_above_begins_its_term(who, allowed):
    commune = a_committee()
    branch = a_branch(under=commune)
    person = {
        "officer above": lambda: an_officer(commune),
        "member": lambda: a_member(branch, with_account=True).user,
        "secretary beside": lambda: a_secretary(a_branch("Chi bộ 2", under=commune)),
    }[who]()

    if allowed:
        begin(branch, "2025-2027", person, valid_from=CONGRESS)
    else:
        with pytest.raises(PermissionDenied):
            begin(branch, "2025-2027", person, valid_from=CONGRESS)

    assert Term.objects.exists() is allowed


@pytest.mark.django_db(transaction=True)
def test_of_two_terms_begun_at_once_one_is_refused():
    commune, admin = a_committee(), an_administrator()

    with pytest.raises(TermOverlaps):
        at_once(
            lambda: begin(commune, "2025-2030", admin, valid_from=CONGRESS),
            lambda: begin(commune, "2025-2027", admin, valid_from=CONGRESS),
        )

    assert [term.name for term in Term.objects.all()] == ["2025-2030"]
