from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from chibo.audit.models import AuditEntry
from chibo.kernel.permissions import may
from chibo.rulebook.errors import (
    SourceMissing,
    TableChangesLater,
    TableForOthers,
    TableNotEffective,
    TableNotTaken,
)
from chibo.rulebook.models import CriteriaScope, CriteriaTable
from chibo.rulebook.operations.tables import publish_table, put_in_force
from chibo.rulebook.queries import criteria_table_in_force
from tests.factories import (
    EVENING,
    a_branch,
    a_committee,
    a_member,
    a_secretary,
    an_administrator,
    an_officer,
)
from tests.rulebook.tables import a_table_text
from tests.scoring.evenings import an_phu_text

pytestmark = pytest.mark.django_db

NEW_YEAR, SPRING = date(2026, 1, 1), date(2026, 4, 1)
DECEMBER = date(2026, 12, 3)
PAPER = "Quyết định 15-QĐ/ĐU, 01/12/2025"


def published(actor, text=None, **words):
    return publish_table(text or a_table_text(**words), actor=actor, at=EVENING)


def in_force(table, unit, actor, *, valid_from=NEW_YEAR, decision=PAPER, branch_type=""):
    return put_in_force(
        table,
        unit=unit,
        valid_from=valid_from,
        decision=decision,
        branch_type=branch_type,
        actor=actor,
        at=EVENING,
    )


@pytest.fixture
def commune():
    return a_committee()


@pytest.fixture
def officer(commune):
    return an_officer(commune)


def test_the_table_of_an_phu_is_published_as_it_stands(officer):
    table = published(officer, an_phu_text())

    assert (table.slug, table.version, table.kinds, table.branch_types) == (
        "an-phu-ward-2025",
        1,
        ["regular", "combined"],
        [],
    )
    assert table.text == an_phu_text()
    assert [entry.action for entry in AuditEntry.objects.all()] == ["rulebook.table_published"]


def test_the_same_text_is_the_same_version_however_lines_end(officer):
    first = published(officer)

    again = published(officer, "\n" + a_table_text().replace("\n", "\r\n"))

    assert again == first
    assert (CriteriaTable.objects.count(), AuditEntry.objects.count()) == (1, 1)


def test_a_changed_text_is_the_next_version_and_the_first_stays(officer):
    first = published(officer)

    second = published(officer, title="Phiếu một dòng, sửa đổi")

    assert [(t.version, t.title) for t in CriteriaTable.objects.order_by("pk")] == [
        (1, "Phiếu một dòng"),
        (2, "Phiếu một dòng, sửa đổi"),
    ]
    assert first.digest != second.digest
    assert published(officer) == first


def test_a_table_that_does_not_hold_is_refused_with_line_criterion_and_remedy(officer):
    with pytest.raises(TableNotTaken) as refusal:
        published(officer, a_table_text().replace("points: 10", "points: 9"))

    assert "10" in str(refusal.value)
    assert not CriteriaTable.objects.exists()


def test_a_problem_names_its_line(officer):
    text = a_table_text().replace("step: 1", "stop: 1")
    line = next(n for n, words in enumerate(text.splitlines(), start=1) if "stop" in words)

    with pytest.raises(TableNotTaken, match=rf"(?m)^\D+{line}, 1: "):
        published(officer, text)


def test_a_table_in_force_holds_for_the_branches_below_from_its_day(commune, officer):
    branch, beside = a_branch(under=commune), a_branch("X", under=a_committee("Xã khác"))
    table = published(officer)

    in_force(table, commune, officer)

    found = [
        criteria_table_in_force(unit, kind="regular", on=on)
        for unit, on in [
            (branch, date(2025, 12, 31)),
            (branch, NEW_YEAR),
            (branch, DECEMBER),
            (beside, DECEMBER),
        ]
    ]
    assert found == [None, table, table, None]


def test_a_later_table_follows_and_past_months_keep_theirs(commune, officer):
    branch = a_branch(under=commune)
    first, second = published(officer), published(officer, title="Sửa đổi")
    in_force(first, commune, officer)

    in_force(second, commune, officer, valid_from=SPRING)

    march, april = (
        criteria_table_in_force(branch, kind="regular", on=on) for on in (date(2026, 3, 31), SPRING)
    )
    assert (march, april) == (first, second)
    assert list(CriteriaScope.objects.order_by("pk").values_list("valid_until", flat=True)) == [
        SPRING,
        None,
    ]


def test_a_table_for_some_kinds_leaves_the_other_kinds_to_the_one_before(commune, officer):
    branch = a_branch(under=commune)
    every, thematic = published(officer), published(officer, slug="chuyen-de", kinds="thematic")
    in_force(every, commune, officer)

    in_force(thematic, commune, officer, valid_from=SPRING)

    found = [
        criteria_table_in_force(branch, kind=kind, on=DECEMBER) for kind in ("regular", "thematic")
    ]
    assert found == [every, thematic]


def test_the_nearest_unit_wins_and_in_it_the_type_of_the_branch(officer):
    province = a_committee("Tỉnh ủy")
    commune = a_committee("Đảng ủy xã", under=province)
    admin = an_administrator()
    branch = a_branch(under=commune)
    far, general, special, others = (
        published(officer, slug=slug) for slug in ("xa", "chung", "dan-cu", "co-quan")
    )
    for_streets = {"branch_type": "residential"}
    in_force(far, province, admin, **for_streets)

    assert criteria_table_in_force(branch, kind="regular", on=DECEMBER) == far
    in_force(general, commune, admin)
    assert criteria_table_in_force(branch, kind="regular", on=DECEMBER) == general
    in_force(special, commune, admin, **for_streets)
    in_force(others, commune, admin, branch_type="office")
    assert criteria_table_in_force(branch, kind="regular", on=DECEMBER) == special


def test_a_table_for_other_branches_or_past_its_own_end_scores_nobody(commune, officer):
    branch = a_branch(under=commune)
    ended = published(officer, slug="da-het", until="2026-06-01")
    schools = published(officer, slug="truong-hoc", branch_types="school")
    in_force(ended, commune, officer)
    in_force(schools, commune, officer, valid_from=SPRING)

    found = [
        criteria_table_in_force(branch, kind="regular", on=on)
        for on in (date(2026, 5, 31), date(2026, 6, 1))
    ]

    assert found == [ended, None]


def test_before_a_branch_stood_no_table_is_for_it(commune, officer):
    branch = a_branch(under=commune)

    assert criteria_table_in_force(branch, kind="regular", on=date(2019, 1, 1)) is None


@pytest.mark.parametrize(
    ("words", "how", "refusal"),
    [
        ({}, {"decision": " "}, SourceMissing),
        ({}, {"valid_from": date(2025, 12, 31)}, TableNotEffective),
        ({"until": "2026-04-01"}, {"valid_from": SPRING}, TableNotEffective),
        ({"branch_types": "school"}, {"branch_type": "office"}, TableForOthers),
    ],
)
def test_a_table_is_not_put_in_force_against_its_header(words, how, refusal, commune, officer):
    table = published(officer, **words)

    with pytest.raises(refusal):
        in_force(table, commune, officer, **how)

    assert not CriteriaScope.objects.exists()


@pytest.mark.parametrize("again_from", [NEW_YEAR, SPRING])
def test_what_was_decided_for_a_day_is_not_decided_again_for_it_or_before(
    again_from, commune, officer
):
    in_force(published(officer), commune, officer, valid_from=SPRING)

    with pytest.raises(TableChangesLater):
        in_force(published(officer, title="Khác"), commune, officer, valid_from=again_from)


@pytest.mark.parametrize(
    ("who", "publishes", "puts_in_force"),
    [
        ("officer", True, True),
        ("officer beside", True, False),
        ("secretary of a branch", False, False),
        ("member", False, False),
        ("administrator", True, True),
    ],
)
def test_who_works_for_a_committee_publishes_and_its_own_committee_puts_in_force(
    who, publishes, puts_in_force, commune
):
    branch = a_branch(under=commune)
    person = {
        "officer": lambda: an_officer(commune),
        "officer beside": lambda: an_officer(a_committee("Xã khác")),
        "secretary of a branch": lambda: a_secretary(branch),
        "member": lambda: a_member(branch, with_account=True).user,
        "administrator": an_administrator,
    }[who]()

    assert may(person, "rulebook.publish_table", None, on=DECEMBER) is publishes
    assert may(person, "rulebook.put_in_force", commune, on=DECEMBER) is puts_in_force


def test_who_may_not_is_refused(commune, officer):
    secretary = a_secretary(a_branch(under=commune))
    table = published(officer)

    with pytest.raises(PermissionDenied):
        published(secretary)
    with pytest.raises(PermissionDenied):
        in_force(table, commune, secretary)
