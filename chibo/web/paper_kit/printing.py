"""The papers as files: one, or the whole kit at once; and ballots for one vote."""

from collections.abc import Callable, Iterator

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from chibo.kernel.clock import now
from chibo.rendering.working_paper import Ballot, WorkingPaper, ballots_as_pdf, papers_as_pdf
from chibo.sync.evening import Evening
from chibo.sync.packs.pack import device_pack
from chibo.sync.paper.calls import call_list
from chibo.sync.paper.codes import PaperKind, code_of
from chibo.sync.paper.score_sheet import score_sheet
from chibo.sync.paper.sheets import (
    TITLES,
    Printed,
    attendance_sheet,
    booklet,
    tellers_record,
)
from chibo.web.http import SignedInRequest
from chibo.web.paper_kit.forms import BallotForm, ballot_form
from chibo.web.paper_kit.reach import evening_on_paper

Make = Callable[[Evening, Printed], WorkingPaper | None]
PAPERS: dict[PaperKind, Make] = {
    PaperKind.BOOKLET: lambda _evening, printed: booklet(printed),
    PaperKind.ATTENDANCE: lambda _evening, printed: attendance_sheet(printed),
    PaperKind.TELLERS: lambda _evening, printed: tellers_record(printed),
    PaperKind.SCORE: lambda evening, printed: score_sheet(evening.meeting, printed),
    PaperKind.CALLS: lambda evening, printed: call_list(evening.meeting, printed),
}
"""What is printed of a meeting without further words, in the order of the kit."""

IN_THE_KIT = tuple(kind for kind in PAPERS if kind != PaperKind.CALLS)


@login_required
@require_GET
@never_cache
def paper(request: SignedInRequest, meeting_id: int, name: str) -> HttpResponse:
    """Answer with one paper as PDF, or with the whole kit in one file."""
    evening = evening_on_paper(request, meeting_id)
    kinds = IN_THE_KIT if name == "kit" else [kind for kind in PAPERS if kind.name.lower() == name]
    with override("vi"):  # on paper the words are Vietnamese, whoever prints it
        papers = list(_papers(kinds, evening, _printed(request, evening)))
    if not papers:
        raise Http404
    return _file(papers_as_pdf(papers, composed_at=now()), f"{name}-{evening.meeting.month:%Y-%m}")


@login_required
@require_GET
@never_cache
def ballots(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    """The form for ballots; with a question, the ballots as PDF."""
    evening = evening_on_paper(request, meeting_id)
    if not request.GET:
        return _asked(request, evening, ballot_form(evening, None))
    form = ballot_form(evening, request.GET)
    if not form.is_valid():
        return _asked(request, evening, form, status=422)
    copies = form.cleaned_data["copies"]
    with override("vi"):
        ballot = _ballot(form, _printed(request, evening))
    pdf = ballots_as_pdf(ballot, copies=copies, composed_at=now())
    return _file(pdf, f"ballots-{evening.meeting.month:%Y-%m}")


def _asked(
    request: SignedInRequest, evening: Evening, form: BallotForm, *, status: int = 200
) -> HttpResponse:
    context = {"meeting": evening.meeting, "form": form}
    return render(request, "web/paper_kit/ballots.html", context, status=status)


def _printed(request: SignedInRequest, evening: Evening) -> Printed:
    address = request.build_absolute_uri(reverse("paper_kit:find"))
    return Printed(device_pack(evening, request.user), address)


def _papers(
    kinds: tuple[PaperKind, ...] | list[PaperKind], evening: Evening, printed: Printed
) -> Iterator[WorkingPaper]:
    for kind in kinds:
        made = PAPERS[kind](evening, printed)
        if made is not None:
            yield made


def _ballot(form: BallotForm, printed: Printed) -> Ballot:
    told = form.cleaned_data
    meeting = printed.pack["meeting"]
    names = tuple(told["names"].splitlines()) if told["names"] else ()
    hint = (
        f"Gạch tên đồng chí không bầu; để lại không quá {told['seats']} tên."
        if names
        else "Đánh dấu X vào một ô. Phiếu đánh dấu từ hai ô trở lên là không hợp lệ."
    )
    return Ballot(
        title="Phiếu bầu" if names else TITLES[PaperKind.BALLOTS],
        about=f"{meeting['branch']}, tháng {meeting['month_label']}",
        question=told["question"],
        choices=() if names else ("Đồng ý", "Không đồng ý", "Không có ý kiến"),
        names=tuple(name.strip() for name in names if name.strip()),
        hint=hint,
        code=code_of(PaperKind.BALLOTS, int(meeting["id"])),
    )


def _file(pdf: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{name}.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)
