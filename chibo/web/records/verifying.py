"""What stands in the chain of a branch under the code on a paper."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from chibo.records.codes import read_code
from chibo.records.queries.visible import seals_with_code, visible_seals
from chibo.records.verification import seal_holds
from chibo.web.http import SignedInRequest, today
from chibo.web.records.reach import seal_or_404


@login_required
@require_GET
def find(request: SignedInRequest) -> HttpResponse:
    """The page whose address stands on the papers: type the code."""
    typed = request.GET.get("code", "")
    seen = visible_seals(request.user, on=today()).filter(pk__in=seals_with_code(typed))
    if typed and seen.exists():
        return redirect("records:verify", read_code(typed))
    return render(request, "web/records/find.html", {"typed": typed})


@login_required
@require_GET
def verify(request: SignedInRequest, code: str) -> HttpResponse:
    seal = seal_or_404(request, code)
    context = {"seal": seal, "holds": seal_holds(seal), "files": seal.files.order_by("form")}
    return render(request, "web/records/verify.html", context)
