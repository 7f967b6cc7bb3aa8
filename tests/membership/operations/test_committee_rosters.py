"""One file for the branches of a committee, read and entered by a worker."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from chibo.audit.models import AuditEntry
from chibo.membership.errors import UploadSettled
from chibo.membership.models import Member, RosterUpload, Stay
from chibo.membership.operations import committee_rosters
from chibo.membership.operations.committee_rosters import (
    confirm_committee_roster,
    upload_committee_roster,
    work_on_rosters,
)
from chibo.membership.operations.uploading import strike_out_old_uploads, withdraw_roster
from chibo.membership.roster_file.errors import RosterFileRefused
from chibo.membership.roster_file.workbook import read_workbook
from tests.factories import a_branch, a_committee, a_member, a_secretary, an_administrator
from tests.membership.roster_file.workbooks import a_workbook

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
HEADER = ("Họ và tên", "Ngày sinh", "Số thẻ", "Ngày chính thức", "Ghi chú", "Chi bộ")


@pytest.fixture
def commune():
    return a_committee()


@pytest.fixture
def first(commune):
    return a_branch("Chi bộ thôn Thuận Hòa", under=commune)


@pytest.fixture
def second(commune):
    return a_branch("Chi bộ thôn Đông", under=commune)


@pytest.fixture
def administrator():
    return an_administrator()


def a_row(number, branch, *, born="19/05/1970", note=""):
    return (f"Lê Văn {number}", born, f"1000000{number}", "03/02/1996", note, branch)


def handed_in(unit, actor, *rows, header=HEADER):
    content = a_workbook(("DANH SÁCH",), header, *rows)
    return upload_committee_roster(content, "ds.xlsx", unit=unit, actor=actor, at=NOW)


def read(unit, actor, *rows, header=HEADER):
    upload = handed_in(unit, actor, *rows, header=header)
    assert work_on_rosters(at=NOW) == 1
    upload.refresh_from_db()
    return upload


def entered(upload, actor, *, takes_states=True):
    confirm_committee_roster(upload, takes_states=takes_states, actor=actor, at=NOW)
    work_on_rosters(at=NOW)
    upload.refresh_from_db()
    return upload


def rosters():
    return sorted(Stay.objects.values_list("branch__name", "member__full_name", "duty"))


def test_reading_says_what_would_be_entered_and_enters_nothing(
    commune, first, second, administrator
):
    upload = read(
        *(commune, administrator),
        a_row(1, "Thôn Thuận Hoà"),
        a_row(2, "CHI BỘ THÔN ĐÔNG", note="Miễn sinh hoạt"),
        a_row(3, "Thôn Đông", born="31/02/1970"),
        a_row(4, "Thôn Tây"),
    )

    assert upload.told["counts"] == {"new": 2, "refused": 2}
    assert (upload.told["states"], upload.told["left"], upload.work) == (1, 2, "")
    assert (upload.rows_all, Member.objects.count()) == (4, 0)


def test_what_was_read_is_entered_branch_by_branch(commune, first, second, administrator):
    rows = (a_row(1, "Thôn Thuận Hoà"), a_row(2, "Thôn Đông", note="Miễn sinh hoạt"))

    upload = entered(read(commune, administrator, *rows), administrator)

    assert rosters() == [
        ("Chi bộ thôn Thuận Hòa", "Lê Văn 1", "active"),
        ("Chi bộ thôn Đông", "Lê Văn 2", "exempt"),
    ]
    assert (upload.told["counts"]["new"], bytes(upload.content), upload.settled_at) == (2, b"", NOW)
    assert AuditEntry.objects.latest("pk").facts["new"] == 2


def test_states_of_the_notes_are_taken_only_when_a_person_says_so(commune, second, administrator):
    upload = read(commune, administrator, a_row(2, "Thôn Đông", note="Miễn sinh hoạt"))

    entered(upload, administrator, takes_states=False)

    assert rosters() == [("Chi bộ thôn Đông", "Lê Văn 2", "active")]


def test_rows_that_were_left_go_out_with_their_reasons_in_the_order_of_the_file(
    commune, second, administrator
):
    upload = read(
        *(commune, administrator, a_row(1, "Thôn Đông", born="31/02/1970")),
        *(a_row(2, ""), a_row(3, "Thôn Đông"), a_row(4, "Thôn Tây")),
    )

    (sheet,) = read_workbook(bytes(upload.mend), "x.xlsx", largest_bytes=10**6)

    assert [row.cells[0] for row in sheet.rows[1:]] == ["Lê Văn 1", "Lê Văn 2", "Lê Văn 4"]
    assert [row.cells[5] for row in sheet.rows] == ["Chi bộ", "Thôn Đông", "", "Thôn Tây"]
    assert "“Thôn Tây”" in sheet.rows[3].cells[-1]


def test_a_member_of_one_branch_is_not_taken_by_another_in_the_same_file(
    commune, first, second, administrator
):
    member = a_member(first, "Lê Văn 1", card_number="10000001")

    upload = entered(read(commune, administrator, a_row(1, "Thôn Đông")), administrator)

    assert upload.told["left"] == 1
    assert Stay.objects.get(member=member).branch == first


def test_one_card_in_two_branches_enters_one_person(commune, first, second, administrator):
    rows = (a_row(1, "Thôn Thuận Hòa"), a_row(1, "Thôn Đông"))

    upload = entered(read(commune, administrator, *rows), administrator)

    assert (Member.objects.count(), upload.told["left"]) == (1, 1)
    assert upload.mend


def test_two_branches_of_one_name_are_told_by_their_code_only(commune, administrator):
    twins = [a_branch("Chi bộ 1", under=commune) for _twin in range(2)]
    twins[0].official_code = "T01"
    twins[0].save()

    upload = read(commune, administrator, a_row(1, "Chi bộ 1"), a_row(2, "t01"))

    assert upload.told["counts"] == {"new": 1, "refused": 1}


def test_a_branch_outside_of_the_committee_is_not_reached(commune, administrator):
    a_branch("Chi bộ thôn Xa", under=a_committee("Đảng bộ xã khác"))

    upload = read(commune, administrator, a_row(1, "Thôn Xa"))

    assert upload.told["counts"] == {"refused": 1}


def test_a_file_without_a_branch_for_each_row_is_refused_by_the_worker(commune, administrator):
    upload = read(commune, administrator, a_row(1, "")[:5], header=HEADER[:5])

    assert "Chi bộ" in upload.told["refusal"]
    assert (bytes(upload.content), upload.work) == (b"", "")


def test_what_is_no_workbook_is_refused_by_the_worker_and_an_empty_file_at_once(
    commune, administrator
):
    upload_committee_roster(b"text", "x.xlsx", unit=commune, actor=administrator, at=NOW)

    assert work_on_rosters(at=NOW) == 1
    assert "x.xlsx" in RosterUpload.objects.get().told["refusal"]
    with pytest.raises(RosterFileRefused):
        upload_committee_roster(b"", "x.xlsx", unit=commune, actor=administrator, at=NOW)


def test_a_worker_that_died_leaves_the_rest_to_the_next_and_nobody_is_entered_twice(
    commune, first, second, administrator, monkeypatch
):
    rows = (a_row(1, "Thôn Thuận Hòa"), a_row(2, "Thôn Đông"))
    upload = read(commune, administrator, *rows)
    confirm_committee_roster(upload, takes_states=True, actor=administrator, at=NOW)
    enter = committee_rosters.import_rows

    def dying(rows, deed):
        if deed.branch == second:
            raise SystemExit
        return enter(rows, deed)

    monkeypatch.setattr(committee_rosters, "import_rows", dying)
    with pytest.raises(SystemExit):
        work_on_rosters(at=NOW)
    monkeypatch.setattr(committee_rosters, "import_rows", enter)
    meanwhile = work_on_rosters(at=NOW + timedelta(minutes=1))
    later = work_on_rosters(at=NOW + timedelta(hours=1))

    upload.refresh_from_db()
    assert (meanwhile, later, len(rosters())) == (0, 1, 2)
    assert upload.told["counts"] == {"new": 1, "changed": 0, "same": 1}


def test_a_file_is_confirmed_once_and_not_withdrawn_while_it_is_entered(
    commune, second, administrator
):
    upload = read(commune, administrator, a_row(1, "Thôn Đông"))
    confirm_committee_roster(upload, takes_states=True, actor=administrator, at=NOW)

    with pytest.raises(UploadSettled):
        confirm_committee_roster(upload, takes_states=True, actor=administrator, at=NOW)
    with pytest.raises(UploadSettled):
        withdraw_roster(upload, actor=administrator, at=NOW)


def test_nothing_is_confirmed_before_it_was_read(commune, second, administrator):
    upload = handed_in(commune, administrator, a_row(1, "Thôn Đông"))

    with pytest.raises(UploadSettled):
        confirm_committee_roster(upload, takes_states=True, actor=administrator, at=NOW)


def test_the_secretary_of_a_branch_hands_in_nothing_for_the_committee(commune, first):
    with pytest.raises(PermissionDenied):
        handed_in(commune, a_secretary(first), a_row(1, "Thôn Đông"))


def test_rows_of_branches_that_somebody_does_not_keep_are_left(commune, second):
    leader = a_secretary(commune)

    upload = entered(read(commune, leader, a_row(1, "Thôn Đông")), leader)

    assert (upload.told["left"], Member.objects.filter(full_name="Lê Văn 1").exists()) == (1, False)


def test_the_rows_that_were_left_are_forgotten_after_a_day(commune, second, administrator):
    upload = entered(read(commune, administrator, a_row(1, "Thôn Tây")), administrator)
    assert upload.mend

    strike_out_old_uploads(at=NOW + timedelta(hours=25))

    upload.refresh_from_db()
    assert (bytes(upload.mend), upload.told) == (b"", None)


def test_columns_before_the_first_filled_one_do_not_shift_the_rest(commune, second, administrator):
    content = a_workbook((None, *HEADER), (None, *a_row(1, "Thôn Đông")))
    upload_committee_roster(content, "ds.xlsx", unit=commune, actor=administrator, at=NOW)

    work_on_rosters(at=NOW)

    assert RosterUpload.objects.get().told["counts"] == {"new": 1}


def test_the_day_of_an_entry_is_that_of_the_confirmation(commune, second, administrator):
    upload = read(commune, administrator, a_row(1, "Thôn Đông"))
    confirm_committee_roster(upload, takes_states=True, actor=administrator, at=NOW)

    work_on_rosters(at=NOW + timedelta(hours=20))

    assert Stay.objects.get().valid_from == date(2026, 11, 20)


def test_a_file_that_no_worker_could_finish_is_forgotten_after_two_days(commune, administrator):
    upload = handed_in(commune, administrator, a_row(1, "Thôn Đông"))

    kept = strike_out_old_uploads(at=NOW + timedelta(hours=47))
    struck = strike_out_old_uploads(at=NOW + timedelta(hours=49))

    upload.refresh_from_db()
    assert (kept, struck, bytes(upload.content), upload.work) == (0, 1, b"", "")
