"""Say which sheet of a file is the roster, and which of its columns is what."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from chibo.kernel.clock import now
from chibo.kernel.errors import DomainError
from chibo.membership.models import RosterUpload
from chibo.membership.operations.uploading import choose_sheet, name_columns
from chibo.membership.queries.previews import opened_roster
from chibo.membership.roster_file.cells import text_of
from chibo.membership.roster_file.columns import PRINTED, Column, label
from chibo.membership.roster_file.reading import OpenedRoster
from chibo.web.http import SignedInRequest
from chibo.web.members.reach import upload_or_404
from chibo.web.once import once

_VALUES_SHOWN = 3
_LONGEST_VALUE = 40


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """One column of the file: its heading, its first values, and what it is taken for."""

    place: int
    heading: str
    values: tuple[str, ...]
    column: Column | None

    @property
    def means(self) -> str:
        return label(self.column) if self.column else ""


@login_required
@require_GET
def arrange(request: SignedInRequest, upload_id: int) -> HttpResponse:
    return _page(request, upload_or_404(request, upload_id))


@login_required
@require_POST
@once
def name(request: SignedInRequest, upload_id: int) -> HttpResponse:
    kept = upload_or_404(request, upload_id)
    said = {
        int(field.removeprefix("column:")): Column(value) if value in PRINTED else None
        for field, value in request.POST.items()
        if field.startswith("column:") and field.removeprefix("column:").isdecimal()
    }
    try:
        name_columns(kept, said, actor=request.user, at=now())
    except DomainError as refusal:
        return _page(request, kept, said=said, refusal=str(refusal))
    return redirect("members:preview", kept.pk)


@login_required
@require_POST
@once
def sheet(request: SignedInRequest, upload_id: int) -> HttpResponse:
    kept = upload_or_404(request, upload_id)
    choose_sheet(kept, request.POST.get("sheet", ""), actor=request.user, at=now())
    return redirect("members:preview", kept.pk)


def shown_columns(opened: OpenedRoster) -> Iterator[ShownColumn]:
    """Yield the columns that hold anything, in their order."""
    by_place = {
        place: column for column, places in opened.header.places.items() for place in places
    }
    below = opened.sheet.rows[opened.header.row :]
    width = max((len(row.cells) for row in below), default=0)
    for place in range(max(width, len(opened.header.headings))):
        heading = dict(enumerate(opened.header.headings)).get(place, "")
        values = tuple(_first_values(opened, place))
        if heading or values:
            yield ShownColumn(place, heading or _unnamed(place), values, by_place.get(place))


def _first_values(opened: OpenedRoster, place: int) -> Iterator[str]:
    found = 0
    for row in opened.sheet.rows[opened.header.row :]:
        text = text_of(row.cells[place]) if place < len(row.cells) else ""
        if text and found < _VALUES_SHOWN:
            found += 1
            yield text[:_LONGEST_VALUE]


def _unnamed(place: int) -> str:
    return _("Column %(number)d, without a heading") % {"number": place + 1}


def _page(
    request: SignedInRequest,
    kept: RosterUpload,
    *,
    said: dict[int, Column | None] | None = None,
    refusal: str = "",
) -> HttpResponse:
    opened = opened_roster(kept)
    columns = [
        {"shown": one, "chosen": said.get(one.place) if said else one.column}
        for one in shown_columns(opened)
    ]
    context = {
        "upload": kept,
        "opened": opened,
        "columns": columns,
        "choices": [(column.value, label(column)) for column in PRINTED],
        "refusal": refusal,
    }
    return render(request, "web/members/arrange.html", context, status=422 if refusal else 200)
