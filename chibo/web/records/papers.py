"""The papers: a draft that says so, and the sealed documents as they were made once."""

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET

from chibo.kernel.clock import now
from chibo.records.models import DocumentForm
from chibo.records.queries.documents import (
    file_of,
    layout_in_force,
    minutes_document,
    rendered,
)
from chibo.web.http import SignedInRequest, today
from chibo.web.records.reach import minutes_or_404, seal_or_404
from chibo.web.records.sealing import verify_address


@login_required
@require_GET
def paper(request: SignedInRequest, code: str, form: str) -> HttpResponseBase:
    """One sealed document, the same bytes each time."""
    seal = seal_or_404(request, code)
    known = file_of(seal, DocumentForm(form)) if form in DocumentForm.values else None
    if known is None:
        raise Http404
    kept = known.file
    return FileResponse(
        kept.file.open(), as_attachment=True, filename=kept.name, content_type=kept.media_type
    )


@login_required
@require_GET
def draft(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    """The minutes as they stand now, as a PDF to print; before the seal it says so in its title."""
    meeting, minutes = minutes_or_404(request, meeting_id)
    if minutes is None:
        raise Http404
    document = minutes_document(minutes, verify_address=verify_address(request), at=now())
    content = rendered(document, DocumentForm.PDF, layout_in_force(meeting, on=today()))
    headers = {"Content-Disposition": f'inline; filename="bien-ban-{meeting.month:%Y-%m}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
