import hashlib
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from chibo.audit.models import AuditEntry
from chibo.papers.errors import (
    FileHasMacros,
    FileIsEmpty,
    FileIsNotWhatItSays,
    FileKindNotTaken,
    FileTooLarge,
    SecretPaper,
)
from chibo.papers.models import StoredFile
from chibo.papers.operations.files import MOST_MEGABYTES, store_file
from tests.factories import EVENING, a_branch, a_committee, a_member, a_secretary
from tests.papers.factories import JPG, PDF, PNG, a_docx, a_zip, an_odt, an_xlsx

pytestmark = pytest.mark.django_db


def stored(branch, secretary, data=PDF, name="Dự thảo nghị quyết.pdf", **more):
    return store_file(data, name, unit=branch, actor=secretary, at=EVENING, **more)


@pytest.fixture
def branch():
    return a_branch(under=a_committee())


@pytest.fixture
def secretary(branch):
    return a_secretary(branch)


def contents(folder):
    return [path for path in folder.rglob("*") if path.is_file()] if folder.exists() else []


def test_a_stored_paper_keeps_its_content_and_who_stored_it(branch, secretary):
    paper = stored(branch, secretary, title=" Dự thảo  nghị quyết tháng 12 ")

    with paper.file.open() as kept:
        assert kept.read() == PDF
    assert (paper.name, paper.title, paper.media_type, paper.size, paper.sha256) == (
        "Dự thảo nghị quyết.pdf",
        "Dự thảo nghị quyết tháng 12",
        "application/pdf",
        len(PDF),
        hashlib.sha256(PDF).hexdigest(),
    )
    assert (paper.stored_by, paper.stored_at) == (secretary, EVENING)
    assert [entry.action for entry in AuditEntry.objects.all()] == ["papers.file_stored"]


def test_the_same_file_twice_is_the_same_file(branch, secretary, kept_files):
    first = stored(branch, secretary)

    again = store_file(
        PDF,
        "Dự thảo nghị quyết.pdf",
        unit=branch,
        actor=secretary,
        at=EVENING + timedelta(minutes=1),
    )

    assert (again.pk, again.stored_at) == (first.pk, EVENING)
    assert (StoredFile.objects.count(), AuditEntry.objects.count()) == (1, 1)
    assert len(contents(kept_files)) == 1


def test_one_content_under_two_names_in_two_branches_is_kept_once(branch, secretary, kept_files):
    neighbour = a_branch("Chi bộ 2", under=a_committee("Xã khác"))

    stored(branch, secretary, JPG, "anh.jpg")
    stored(neighbour, a_secretary(neighbour), JPG, "Anh chup.JPEG")

    assert StoredFile.objects.count() == 2
    assert len(contents(kept_files)) == 1


@pytest.mark.parametrize(
    ("data", "name", "media_type"),
    [
        (PDF, "a.PDF", "application/pdf"),
        (
            a_docx(),
            "a.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (
            an_xlsx(),
            "a.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        (an_odt(), "a.odt", "application/vnd.oasis.opendocument.text"),
        (JPG, "a.jpg", "image/jpeg"),
        (JPG, "a.jpeg", "image/jpeg"),
        (PNG, "a.png", "image/png"),
    ],
)
def test_each_kind_of_paper_is_known_by_ending_and_content(
    data, name, media_type, branch, secretary
):
    assert stored(branch, secretary, data, name).media_type == media_type


@pytest.mark.parametrize(
    ("paper", "refusal"),
    [
        ((b"", "a.pdf"), FileIsEmpty),
        ((b"%PDF-" + b"0" * (MOST_MEGABYTES * 1024 * 1024), "a.pdf"), FileTooLarge),
        ((b"MZ\x90", "a.exe"), FileKindNotTaken),
        ((b"<html>", "a.html"), FileKindNotTaken),
        ((a_docx(), "a"), FileKindNotTaken),
        ((PDF, "a.pdf.svg"), FileKindNotTaken),
        ((b"MZ\x90", "a.pdf"), FileIsNotWhatItSays),
        ((b" %PDF-1.7", "a.pdf"), FileIsNotWhatItSays),
        ((PDF, "a.png"), FileIsNotWhatItSays),
        ((a_docx(), "a.xlsx"), FileIsNotWhatItSays),
        ((a_zip(("a.txt", "text")), "a.docx"), FileIsNotWhatItSays),
        ((a_zip(("content.xml", "x")), "a.odt"), FileIsNotWhatItSays),
        ((b"PK\x03\x04 broken", "a.docx"), FileIsNotWhatItSays),
        ((an_xlsx(("xl/vbaProject.bin", "x")), "a.xlsx"), FileHasMacros),
        ((PDF, "Báo cáo TỐI MẬT.pdf"), SecretPaper),
        ((PDF, "TUYET-MAT.pdf"), SecretPaper),
    ],
)
def test_what_is_no_paper_is_refused_and_leaves_nothing(
    paper, refusal, branch, secretary, kept_files
):
    with pytest.raises(refusal):
        stored(branch, secretary, *paper)

    assert (StoredFile.objects.count(), AuditEntry.objects.count()) == (0, 0)
    assert contents(kept_files) == []


def test_a_declared_title_with_a_mark_is_refused_too(branch, secretary):
    with pytest.raises(SecretPaper):
        stored(branch, secretary, title="Kế hoạch (Mật)")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("C:\\Users\\an\\bao cao.pdf", "bao cao.pdf"),
        ("../../etc/bao cao.pdf", "bao cao.pdf"),
        ("bao\x00\n  cao.pdf", "bao cao.pdf"),
        ("a" * 300 + ".pdf", "a" * 196 + ".pdf"),
    ],
)
def test_a_name_keeps_no_folders_and_is_cut_to_length(given, kept, branch, secretary):
    assert stored(branch, secretary, name=given).name == kept


def test_who_holds_no_post_here_stores_nothing(branch):
    member = a_member(branch, with_account=True).user

    with pytest.raises(PermissionDenied):
        stored(branch, member)
