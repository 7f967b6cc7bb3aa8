"""The bytes of a sealed document are made once."""

import pytest
from django.core.exceptions import PermissionDenied

from chibo.audit.models import AuditEntry
from chibo.papers.models import StoredFile
from chibo.records.models import DocumentForm
from chibo.records.operations.filing import file_sealed
from chibo.records.operations.sealing import seal_minutes
from chibo.records.queries.documents import file_of
from tests.factories import a_member
from tests.records.factories import ADDRESS, NEXT_DAY, a_confirmed_evening

pytestmark = pytest.mark.django_db


@pytest.fixture
def evening():
    return a_confirmed_evening()


@pytest.fixture
def seal(evening):
    return seal_minutes(evening.meeting, actor=evening.secretary, at=NEXT_DAY).minutes


def filed(seal, actor, *, form=DocumentForm.PDF, address=ADDRESS):
    return file_sealed(seal, form, verify_address=address, actor=actor, at=NEXT_DAY)


def test_a_sealed_document_is_kept_among_the_papers_of_the_branch(evening, seal):
    file = filed(seal, evening.secretary).file

    assert (file.unit, file.name) == (evening.branch, f"bien-ban-2026-12-{seal.code}.pdf")
    with file.file.open() as content:
        assert content.read(5) == b"%PDF-"


def test_the_second_time_the_first_bytes_are_given_again(evening, seal):
    first = filed(seal, evening.secretary)
    second = filed(seal, evening.secretary, address="https://other.example.vn")

    assert (second, StoredFile.objects.count()) == (first, 1)
    assert AuditEntry.objects.filter(action="records.filed").count() == 1


def test_each_form_has_its_own_file(evening, seal):
    filed(seal, evening.secretary)
    filed(seal, evening.secretary, form=DocumentForm.DOCX)

    names = [file_of(seal, form).file.name for form in DocumentForm]
    assert names == [f"bien-ban-2026-12-{seal.code}.pdf", f"bien-ban-2026-12-{seal.code}.docx"]


def test_a_member_without_a_post_files_nothing(evening, seal):
    member = a_member(evening.branch, "Đinh Văn Khoa", with_account=True)

    with pytest.raises(PermissionDenied):
        filed(seal, member.user)
