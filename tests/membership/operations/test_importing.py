from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied

from chibo.audit.models import AuditEntry
from chibo.kernel.days import day_of
from chibo.membership.errors import UploadSettled
from chibo.membership.models import Member, RosterUpload, Stay
from chibo.membership.operations.importing import (
    Answers,
    confirm_roster,
)
from chibo.membership.operations.uploading import (
    strike_out_old_uploads,
    upload_roster,
    withdraw_roster,
)
from chibo.membership.queries.previews import roster_preview
from chibo.membership.roster_file.comparing import Verdict
from chibo.membership.roster_file.errors import RosterFileRefused
from tests.factories import a_branch, a_committee, a_member, a_secretary

pytestmark = pytest.mark.django_db

SAMPLE = Path(__file__).parents[2] / "data" / "danh-sach-dang-vien.xlsx"
NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
REFUSED, DOUBTED = 14, 53
ACCEPTED = Answers(
    states=frozenset({(16, "exempt"), (21, "probationary"), (21, "temporarily_elsewhere")})
)


def uploaded(branch, secretary):
    return upload_roster(SAMPLE.read_bytes(), SAMPLE.name, branch=branch, actor=secretary, at=NOW)


def test_nothing_reaches_the_roster_before_it_is_confirmed():
    branch = a_branch()
    secretary = a_secretary(branch)
    before = Member.objects.count()

    upload = uploaded(branch, secretary)

    preview = roster_preview(upload, on=day_of(NOW))
    assert {verdict: len(preview.of(verdict)) for verdict in Verdict} == {
        Verdict.NEW: 42,
        Verdict.CHANGED: 0,
        Verdict.SAME: 0,
        Verdict.REFUSED: 1,
        Verdict.TO_CONFIRM: 1,
    }
    assert Member.objects.count() == before


def test_refused_and_doubted_rows_leave_the_rest_importable():
    branch = a_branch()
    secretary = a_secretary(branch)

    imported = confirm_roster(
        uploaded(branch, secretary), answers=Answers(), actor=secretary, at=NOW
    )

    assert (len(imported.new), imported.changed, imported.left) == (42, [], [REFUSED, DOUBTED])
    assert Stay.objects.filter(branch=branch).count() == 43  # and the secretary
    assert AuditEntry.objects.latest("pk").facts == {
        "file": SAMPLE.name,
        "new": 42,
        "changed": 0,
        "left": 2,
    }


def test_a_doubted_row_is_imported_when_a_person_says_so():
    branch = a_branch()
    secretary = a_secretary(branch)

    imported = confirm_roster(
        uploaded(branch, secretary),
        answers=Answers(taken=frozenset({DOUBTED})),
        actor=secretary,
        at=NOW,
    )

    assert imported.left == [REFUSED]
    assert Member.objects.get(card_number="52660216").birth_date.year == 1970


def test_states_read_from_notes_are_written_only_when_accepted():
    branch = a_branch()
    secretary = a_secretary(branch)

    confirm_roster(uploaded(branch, secretary), answers=ACCEPTED, actor=secretary, at=NOW)

    def state(name):
        stay = Stay.objects.get(branch=branch, member__full_name=name)
        return stay.standing, stay.duty, stay.place

    assert state("Nguyễn Công Đạt") == ("official", "exempt", "")
    assert state("Trần Hữu Quý") == ("probationary", "temporarily_elsewhere", "TP. Hà Nội")
    assert state("Nguyễn Đức Nghĩa") == ("official", "active", "")


def test_the_same_file_once_more_finds_everybody_the_same():
    branch = a_branch()
    secretary = a_secretary(branch)
    confirm_roster(uploaded(branch, secretary), answers=ACCEPTED, actor=secretary, at=NOW)
    members = Member.objects.count()

    again = confirm_roster(uploaded(branch, secretary), answers=ACCEPTED, actor=secretary, at=NOW)

    assert (again.new, Member.objects.count()) == ([], members)


def test_a_known_member_gets_what_the_file_says_and_keeps_what_it_does_not():
    branch = a_branch()
    secretary = a_secretary(branch)
    known = a_member(branch, "Nguyễn Trọng Giang", card_number="83231350")
    Member.objects.filter(pk=known.pk).update(phone="0000000000")

    imported = confirm_roster(
        uploaded(branch, secretary), answers=Answers(), actor=secretary, at=NOW
    )

    known.refresh_from_db()
    assert imported.changed == [12]
    assert (known.phone, known.occupation) == ("0995422256", "Kinh doanh")


def test_a_file_is_confirmed_once():
    branch = a_branch()
    secretary = a_secretary(branch)
    upload = uploaded(branch, secretary)
    confirm_roster(upload, answers=Answers(), actor=secretary, at=NOW)

    with pytest.raises(UploadSettled):
        confirm_roster(upload, answers=Answers(), actor=secretary, at=NOW)
    with pytest.raises(UploadSettled):
        withdraw_roster(upload, actor=secretary, at=NOW)

    assert Stay.objects.filter(branch=branch).count() == 43


def test_what_was_confirmed_or_withdrawn_keeps_no_content():
    branch = a_branch()
    secretary = a_secretary(branch)
    first, second = uploaded(branch, secretary), uploaded(branch, secretary)

    confirm_roster(first, answers=Answers(), actor=secretary, at=NOW)
    withdraw_roster(second, actor=secretary, at=NOW)

    assert [bytes(upload.content) for upload in RosterUpload.objects.all()] == [b"", b""]


def test_a_file_nobody_confirmed_is_struck_out_after_a_day():
    branch = a_branch()
    upload = uploaded(branch, a_secretary(branch))

    kept = strike_out_old_uploads(at=NOW + timedelta(hours=23))
    struck = strike_out_old_uploads(at=NOW + timedelta(hours=25))

    assert (kept, struck) == (0, 1)
    upload.refresh_from_db()
    assert bytes(upload.content) == b""


def test_a_file_that_is_no_roster_is_refused_before_it_is_kept():
    branch = a_branch()
    secretary = a_secretary(branch)

    with pytest.raises(RosterFileRefused):
        upload_roster(b"not a workbook", "x.xlsx", branch=branch, actor=secretary, at=NOW)

    assert not RosterUpload.objects.exists()


def test_nobody_imports_into_the_branch_next_door():
    commune = a_committee()
    branch, neighbour = a_branch(under=commune), a_branch("Chi bộ 2", under=commune)
    stranger = a_secretary(neighbour)
    upload = uploaded(branch, a_secretary(branch, name="Lê Thị Hoa"))

    with pytest.raises(PermissionDenied):
        uploaded(branch, stranger)
    with pytest.raises(PermissionDenied):
        confirm_roster(upload, answers=Answers(), actor=stranger, at=NOW)
