"""The members of a branch as they stand today, on the page and as a file."""

from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from chibo.kernel.clock import now
from chibo.kernel.permissions import may
from chibo.membership.models import LookKind, Stay
from chibo.membership.operations.looking import note_look
from chibo.membership.queries.posts import posts_in
from chibo.membership.queries.previews import known_members
from chibo.membership.queries.rosters import matching_names, roster_of
from chibo.membership.queries.visible import visible_rosters
from chibo.membership.roster_file.columns import Column
from chibo.membership.roster_file.writing import RosterExport, roster_export
from chibo.membership.states import Duty, Standing
from chibo.organization.models import Unit
from chibo.organization.queries import units_above
from chibo.rendering.sheet import Kind, Sheet, SheetColumn, Workbook, as_xlsx
from chibo.web.files import spreadsheet
from chibo.web.http import SignedInRequest, today
from chibo.web.members.home import members_to_see

_WIDTHS = {Column.NUMBER: 5, Column.FULL_NAME: 26, Column.HOME_PLACE: 30, Column.NOTE: 34}
_DAYS = {Column.BIRTH_DATE, Column.ADMITTED_ON, Column.OFFICIAL_ON}
_WIDTH = 14


def branch_or_404(request: SignedInRequest, unit_id: int) -> Unit:
    """The branch whose roster this person may read; any other does not exist."""
    return get_object_or_404(visible_rosters(request.user, on=today()), pk=unit_id)


@login_required
@require_GET
def roster_page(request: SignedInRequest, unit_id: int) -> HttpResponse:
    on = today()
    branch = branch_or_404(request, unit_id)
    words = request.GET.get("q", "")
    may_change = may(request.user, "membership.change_state", branch, on=on)
    note_look(LookKind.LIST, branch=branch, by=request.user, at=now())
    stays = list(roster_of(branch, on=on))
    found = matching_names(roster_of(branch, on=on), words) if words else stays
    context = {
        "branch": branch,
        "stays": found,
        "figures": _figures(stays, on),
        "titles": {post.member_id: post.title for post in posts_in(branch, on=on)},
        "words": words,
        "on": on,
        "may_print_cards": may(request.user, "membership.print_cards", branch, on=on),
        "may_keep_accounts": may(request.user, "membership.keep_accounts", branch, on=on),
        "due": members_to_see(branch, on=on, may_change=may_change),
        "may_import": may(request.user, "membership.import_roster", branch, on=on),
    }
    return render(request, "web/members/roster.html", context)


def _figures(stays: list[Stay], on: date) -> list[dict[str, object]]:
    day = date_format(on)
    return [
        {"value": len(stays), "label": _("members on %(day)s") % {"day": day}},
        {"value": sum(s.standing == Standing.OFFICIAL for s in stays), "label": _("official")},
        {"value": sum(s.duty == Duty.EXEMPT for s in stays), "label": _("exempt")},
    ]


@login_required
@require_GET
def export_roster(request: SignedInRequest, unit_id: int) -> HttpResponse:
    """The roster as a workbook with the columns that the import reads."""
    on = today()
    branch = branch_or_404(request, unit_id)
    note_look(LookKind.EXPORT, branch=branch, by=request.user, at=now())
    above = units_above(branch, on=on)
    export = roster_export(
        known_members(branch, on=on),
        upper_unit=above[0].name if above else "",
        branch=branch.name,
        on=on,
    )
    book = Workbook((_sheet(export),), composed_at=now())
    return spreadsheet(as_xlsx(book), f"danh-sach-dang-vien-{branch.pk}-{on:%Y-%m-%d}.xlsx")


def _sheet(export: RosterExport) -> Sheet:
    return Sheet(
        name="Danh sách",
        columns=tuple(
            SheetColumn(
                column.heading,
                _WIDTHS.get(column.column, _WIDTH),
                Kind.DATE if column.column in _DAYS else _kind(column.column),
            )
            for column in export.columns
        ),
        rows=export.rows,
        titles=tuple(" ".join(filter(None, (line.text, line.beside))) for line in export.titles),
        notes=(export.closing,),
    )


def _kind(column: Column) -> Kind:
    return Kind.NUMBER if column is Column.NUMBER else Kind.TEXT
