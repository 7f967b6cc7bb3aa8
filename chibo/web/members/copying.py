"""What is kept of a person, why and how long; and a copy of all of it as a file."""

import json
import re

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from chibo.kernel.clock import now
from chibo.kernel.errors import DomainError
from chibo.kernel.permissions import may
from chibo.kernel.personal_data import kinds_of_personal_data
from chibo.membership.models import Member
from chibo.membership.operations.handing_out import CopyOfData, HandedOut, hand_out_data
from chibo.membership.queries.kept import how_long_kept
from chibo.membership.queries.states import state_of
from chibo.rendering.sheet import Sheet, SheetColumn, Workbook, as_xlsx
from chibo.web.files import archive
from chibo.web.http import SignedInRequest, today
from chibo.web.members.reach import member_or_404

_SHEET_NAME = 31
"""Letters of the name of a sheet, set by the file format."""
_WIDTH, _WIDE = 24, 48


@login_required
@require_GET
def kept_data(request: SignedInRequest, member_id: int) -> HttpResponse:
    return _page(request, member_or_404(request, member_id))


@login_required
@require_POST
@never_cache
def save_data(request: SignedInRequest, member_id: int) -> HttpResponse:
    """Answer with the copy; Vietnamese whatever language the page is read in."""
    member = member_or_404(request, member_id)
    asked = request.POST.get("request", "")[:300]
    try:
        with translation.override("vi"):
            told = hand_out_data(member, request=asked, actor=request.user, at=now())
            files = {"du-lieu-ca-nhan.xlsx": _workbook(told), "du-lieu-ca-nhan.json": _json(told)}
    except DomainError as refusal:
        return _page(request, member, refusal=refusal, status=409)
    return archive(files, f"du-lieu-ca-nhan-{member.pk}-{today():%Y-%m-%d}.zip")


def _page(
    request: SignedInRequest,
    member: Member,
    *,
    refusal: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    on = today()
    copy = CopyOfData(member, state_of(member, on=on).branch)
    if not may(request.user, "membership.hand_out_data", copy, on=on):
        raise Http404
    kept = how_long_kept(copy.branch, on=on)
    kinds = [(kind, kept[kind.name]) for kind in kinds_of_personal_data()]
    context = {
        "member": member,
        "is_own": copy.is_for(request.user),
        "about": [one for one in kinds if not one[0].by_hand],
        "deeds": [one for one in kinds if one[0].by_hand],
        "refusal": refusal,
    }
    return render(request, "web/members/data.html", context, status=status)


def _workbook(told: HandedOut) -> bytes:
    contents = Sheet(
        name=pgettext("personal data", "Contents"),
        columns=(
            SheetColumn(pgettext("personal data", "Kind"), _WIDE),
            SheetColumn(pgettext("personal data", "Why"), _WIDE),
            SheetColumn(_("Kept for"), _WIDE),
            SheetColumn(pgettext("personal data", "Rows"), _WIDTH),
        ),
        rows=[(part.heading, part.why, part.kept, str(len(part.rows))) for part in told.parts],
        titles=(_("All data kept of %(name)s") % {"name": told.name},),
        notes=_notes(told),
    )
    sheets = (
        Sheet(
            name=_sheet_name(number, part.heading),
            columns=tuple(SheetColumn(heading, _WIDTH) for heading in part.columns),
            rows=part.rows,
        )
        for number, part in enumerate(told.parts, start=1)
    )
    return as_xlsx(Workbook((contents, *sheets), composed_at=now()))


def _notes(told: HandedOut) -> tuple[str, ...]:
    secret = _("Secret ballots leave no link to a person and so stand nowhere here.")
    if not told.withheld:
        return (secret,)
    withheld = _("Only the person gets these, from the own account: %(kinds)s.")
    return (secret, withheld % {"kinds": ", ".join(told.withheld)})


def _sheet_name(number: int, heading: str) -> str:
    plain = re.sub(r"[][:*?/\\]", " ", heading)
    return f"{number} {plain}"[:_SHEET_NAME].strip()


def _json(told: HandedOut) -> bytes:
    content = {
        _("Full name"): told.name,
        _("Member code"): told.code,
        _("Kinds of data"): [
            {
                pgettext("personal data", "Kind"): part.heading,
                pgettext("personal data", "Why"): part.why,
                _("Kept for"): part.kept,
                pgettext("personal data", "Rows"): [
                    dict(zip(part.columns, row, strict=True)) for row in part.rows
                ],
            }
            for part in told.parts
        ],
        pgettext("personal data", "Notes"): list(_notes(told)),
    }
    return json.dumps(content, ensure_ascii=False, indent=2).encode()
