"""Minutes and resolutions as documents: from the seal once there is one, before as drafts."""

from datetime import date, datetime
from typing import Any

from chibo.kernel.days import day_of
from chibo.meetings.models import Meeting
from chibo.records.content import read, read_minutes
from chibo.records.documents.minutes import minutes_paper
from chibo.records.documents.resolution import resolution_paper
from chibo.records.documents.stamp import Stamp
from chibo.records.models import DocumentForm, Minutes, Seal, SealedFile, SealKind
from chibo.records.queries.drafting import minutes_draft
from chibo.records.queries.resolutions import resolution_draft
from chibo.records.resolution_draft import read_resolution
from chibo.rendering.document import Document
from chibo.rendering.docx import as_docx
from chibo.rendering.layout import Layout
from chibo.rendering.pdf import as_pdf
from chibo.resolutions.models import Resolution
from chibo.rulebook.keys import DOCUMENT_LAYOUT
from chibo.rulebook.queries import rule_in_force


def minutes_document(minutes: Minutes, *, verify_address: str, at: datetime) -> Document:
    """Return the minutes as a document: the sealed content, or a draft made ``at`` that says so.

    ``verify_address`` is the page that takes a code; the QR leads to it.
    """
    seal = seal_of(minutes.meeting, SealKind.MINUTES)
    if seal is not None:
        return sealed_document(seal, verify_address=verify_address)
    return minutes_paper(minutes_draft(minutes.meeting), Stamp(composed_at=at))


def resolution_document(resolution: Resolution, *, verify_address: str, at: datetime) -> Document:
    """Return the resolution as a document: sealed, or a draft made ``at`` that says so."""
    seal = seal_of(resolution.meeting, SealKind.RESOLUTION)
    if seal is not None:
        return sealed_document(seal, verify_address=verify_address)
    return resolution_paper(resolution_draft(resolution), Stamp(composed_at=at))


def sealed_document(seal: Seal, *, verify_address: str) -> Document:
    """Return what was sealed as a document; no live row is looked at."""
    said = read(seal.content)
    stamp = Stamp(
        composed_at=seal.sealed_at,
        code=seal.code,
        verify_address=verify_address,
        confirmed={one["role"]: _confirmed(one) for one in said.get("confirmations", ())},
    )
    if seal.kind == SealKind.MINUTES:
        return minutes_paper(read_minutes(said["document"]), stamp)
    return resolution_paper(read_resolution(said["document"]), stamp)


def seal_of(meeting: Meeting, kind: SealKind) -> Seal | None:
    """Return the seal of the meeting's minutes or resolution; none before it is sealed."""
    return Seal.objects.filter(meeting=meeting, kind=kind).first()


def file_of(seal: Seal, form: DocumentForm) -> SealedFile | None:
    """Return the filed bytes of a sealed document; none before they were filed."""
    return SealedFile.objects.filter(seal=seal, form=form).select_related("file").first()


def rendered(document: Document, form: DocumentForm, layout: Layout) -> bytes:
    """Return the document in one form; the same document and layout give the same bytes."""
    return as_pdf(document, layout) if form == DocumentForm.PDF else as_docx(document, layout)


def layout_of_seal(seal: Seal) -> Layout:
    """Return the layout in force on the day of the seal: the look, never the words."""
    return rule_in_force(DOCUMENT_LAYOUT, seal.branch, on=day_of(seal.sealed_at))


def layout_in_force(meeting: Meeting, *, on: date) -> Layout:
    """Return the layout of documents of the meeting's branch on a day."""
    return rule_in_force(DOCUMENT_LAYOUT, meeting.branch, on=on)


def _confirmed(one: dict[str, Any]) -> tuple[str, datetime]:
    return one["name"], datetime.fromisoformat(one["at"])
