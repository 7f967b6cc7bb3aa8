"""Which sheet of a file is the roster, and which column is what: said once by people."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from chibo.audit.models import AuditEntry
from chibo.membership.errors import UploadSettled
from chibo.membership.models import RosterHeading, RosterUpload
from chibo.membership.operations.uploading import (
    choose_sheet,
    name_columns,
    upload_roster,
    withdraw_roster,
)
from chibo.membership.queries.previews import roster_preview, roster_reading
from chibo.membership.roster_file.columns import Column
from chibo.membership.roster_file.errors import ColumnsUnclear, HeaderNotFound
from tests.factories import a_branch, a_committee, a_secretary
from tests.membership.roster_file.workbooks import SHORT_HEADER, a_workbook

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
TODAY = date(2026, 11, 20)
STRANGE = (("Tên gọi", "Ra đời", "Số hiệu"), ("Lê Văn An", "19/05/1970", "x9"))
SAID = {0: Column.FULL_NAME, 1: Column.BIRTH_DATE, 2: None}


@pytest.fixture
def branch():
    return a_branch(under=a_committee())


@pytest.fixture
def secretary(branch):
    return a_secretary(branch)


def uploaded(branch, actor, content):
    return upload_roster(content, "ds.xlsx", branch=branch, actor=actor, at=NOW)


def two_sheets():
    def another(book, _sheet):
        later = book.add_worksheet("Quý 4")
        for place, heading in enumerate(SHORT_HEADER):
            later.write_string(0, place, heading)
        for place, text in enumerate(("1", "Trần Văn Mới", "20/05/1970", "20000000")):
            later.write_string(1, place, text)

    return a_workbook(SHORT_HEADER, ("1", "Lê Văn An", "19/05/1970", "01030488"), also=another)


def names(upload):
    return [row.row.values.full_name for row in roster_preview(upload, on=TODAY).rows]


def test_of_two_sheets_that_could_be_the_roster_a_person_chooses(branch, secretary):
    upload = uploaded(branch, secretary, two_sheets())

    before = names(upload)
    choose_sheet(upload, "Quý 4", actor=secretary, at=NOW)

    assert (before, names(RosterUpload.objects.get())) == (["Lê Văn An"], ["Trần Văn Mới"])


def test_a_sheet_that_is_not_in_the_file_changes_nothing(branch, secretary):
    upload = uploaded(branch, secretary, two_sheets())

    choose_sheet(upload, "Quý 5", actor=secretary, at=NOW)

    assert names(RosterUpload.objects.get()) == ["Lê Văn An"]


def test_no_sheet_is_chosen_in_a_file_that_was_withdrawn(branch, secretary):
    upload = uploaded(branch, secretary, two_sheets())
    withdraw_roster(upload, actor=secretary, at=NOW)

    with pytest.raises(UploadSettled):
        choose_sheet(upload, "Quý 4", actor=secretary, at=NOW)


def test_columns_named_once_are_known_in_the_next_file_of_the_unit(branch, secretary):
    upload = uploaded(branch, secretary, a_workbook(*STRANGE))
    with pytest.raises(HeaderNotFound):
        roster_preview(upload, on=TODAY)

    name_columns(upload, SAID, actor=secretary, at=NOW)

    later = uploaded(branch, secretary, a_workbook(("Danh sách",), *STRANGE))
    assert names(upload) == names(later) == ["Lê Văn An"]
    assert AuditEntry.objects.latest("pk").facts == {
        "columns": ["ra doi: birth_date", "so hieu: -", "ten goi: full_name"]
    }


def test_columns_named_again_mean_what_was_said_last(branch, secretary):
    upload = uploaded(branch, secretary, a_workbook(*STRANGE))
    name_columns(upload, SAID, actor=secretary, at=NOW)

    name_columns(upload, {**SAID, 2: Column.NOTE}, actor=secretary, at=NOW)

    assert roster_reading(upload, on=TODAY).columns == {
        *(Column.FULL_NAME, Column.BIRTH_DATE, Column.NOTE)
    }
    assert RosterHeading.objects.count() == 3


def test_what_one_unit_says_of_headings_is_not_known_to_another(branch, secretary):
    name_columns(uploaded(branch, secretary, a_workbook(*STRANGE)), SAID, actor=secretary, at=NOW)
    neighbour = a_branch("Chi bộ 2", under=branch.parent)

    upload = uploaded(neighbour, a_secretary(neighbour, name="Lê Hai"), a_workbook(*STRANGE))

    with pytest.raises(HeaderNotFound):
        roster_preview(upload, on=TODAY)


@pytest.mark.parametrize(
    "said",
    [
        {},
        {0: Column.FULL_NAME},
        {0: Column.BIRTH_DATE, 1: Column.CARD_NUMBER},
        {0: Column.FULL_NAME, 1: Column.BIRTH_DATE, 2: Column.BIRTH_DATE},
    ],
)
def test_columns_that_make_no_roster_are_not_kept(branch, secretary, said):
    upload = uploaded(branch, secretary, a_workbook(*STRANGE))

    with pytest.raises(ColumnsUnclear):
        name_columns(upload, said, actor=secretary, at=NOW)

    assert not RosterHeading.objects.exists()


def test_nobody_arranges_the_file_of_the_branch_next_door(branch, secretary):
    upload = uploaded(branch, secretary, two_sheets())
    stranger = a_secretary(a_branch("Chi bộ 2", under=branch.parent), name="Lê Hai")

    with pytest.raises(PermissionDenied):
        choose_sheet(upload, "Quý 4", actor=stranger, at=NOW)
    with pytest.raises(PermissionDenied):
        name_columns(upload, SAID, actor=stranger, at=NOW)


def test_a_file_with_one_word_is_refused_at_once(branch, secretary):
    with pytest.raises(HeaderNotFound):
        uploaded(branch, secretary, a_workbook(("Danh sách",)))
