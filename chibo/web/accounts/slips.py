"""The accounts of a branch, and the slips with member code and first PIN."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from chibo.kernel.clock import now
from chibo.kernel.errors import DomainError
from chibo.membership.answering import members_answered_for
from chibo.membership.operations.slips import Slip, hand_out_slips
from chibo.membership.queries.accounts import MemberAccount, accounts_in
from chibo.organization.models import Unit
from chibo.rendering.slips import PrintedSlip, slips_as_pdf
from chibo.web.accounts.reach import branch_kept
from chibo.web.http import SignedInRequest, today


@dataclass(frozen=True, slots=True)
class ShownAccount:
    """A row of the page; ``may_print`` and ``may_recover`` exclude each other."""

    account: MemberAccount
    sign: str
    word: str
    may_print: bool
    may_recover: bool

    @property
    def is_chosen(self) -> bool:
        """Whoever has no account yet is ticked; a slip in use is not voided by a quick hand."""
        return self.may_print and self.account.user is None


@login_required
@require_GET
@never_cache
def branch_accounts(request: SignedInRequest, unit_id: int) -> HttpResponse:
    return _page(request, branch_kept(request, unit_id))


@login_required
@require_POST
@never_cache
def print_slips(request: SignedInRequest, unit_id: int) -> HttpResponse:
    """Answer with the slips as a file, and keep none: a PIN is shown this once.

    Sending twice is no harm: the later slips hold, the earlier ones are void.
    """
    branch, at = branch_kept(request, unit_id), now()
    chosen = set(request.POST.getlist("member"))
    rows = accounts_in(branch, on=today())
    try:
        slips = hand_out_slips(
            [row.member for row in rows if str(row.member.pk) in chosen],
            branch=branch,
            actor=request.user,
            at=at,
        )
    except DomainError as refusal:
        return _page(request, branch, refusal=refusal, status=409)
    pdf = slips_as_pdf(printed_slips(request, branch, slips), composed_at=at)
    name = f"phieu-ma-pin-{branch.pk}-{today():%Y-%m-%d}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


def printed_slips(
    request: SignedInRequest, branch: Unit, slips: Iterable[Slip]
) -> list[PrintedSlip]:
    """Word the slips. They are read by members of the branch, so they are Vietnamese."""
    address = request.build_absolute_uri(reverse("account_login"))
    return [
        PrintedSlip(
            heading=f"Phiếu đăng nhập · {branch.name}",
            name=slip.name,
            values=(
                ("Mã đảng viên", _in_groups(slip.code, 4)),
                ("Mã PIN", _in_groups(slip.pin, 3)),
            ),
            steps=(
                f"Quét mã QR, hoặc mở {address}, rồi nhập hai mã trên.",
                "Chọn ngay sáu chữ số chỉ đồng chí biết. Trước đó chỉ xem và báo có mặt được.",
                "Giữ kín phiếu này; đổi mã PIN xong thì hủy phiếu.",
            ),
            address=f"{address}?code={slip.code}",
        )
        for slip in slips
    ]


def _in_groups(digits: str, size: int) -> str:
    return " ".join(digits[begin : begin + size] for begin in range(0, len(digits), size))


def _page(
    request: SignedInRequest,
    branch: Unit,
    *,
    refusal: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    accounts = accounts_in(branch, on=today())
    members = [account.member for account in accounts]
    answered = {m.pk for m in members_answered_for(request.user, members, on=today())}
    rows = [_shown(account, answered) for account in accounts]
    context = {
        "branch": branch,
        "rows": rows,
        "figures": _figures(rows),
        "may_print": any(row.may_print for row in rows),
        "refusal": refusal,
    }
    return render(request, "web/accounts/branch.html", context, status=status)


def _shown(account: MemberAccount, answered: set[int]) -> ShownAccount:
    has_own_pin = account.user is not None and account.user.has_own_pin
    sign, word = "good", _("own PIN")
    if account.user is None:
        sign, word = "plain", _("no account")
    elif account.waits_for_first_use:
        sign, word = "wait", _("slip not used yet")
    mine = account.member.pk in answered
    return ShownAccount(account, sign, word, mine and not has_own_pin, mine and has_own_pin)


def _figures(rows: Sequence[ShownAccount]) -> list[dict[str, object]]:
    signs = [row.sign for row in rows]
    return [
        {"value": signs.count("good"), "label": _("with an own PIN")},
        {"value": signs.count("wait"), "label": _("slip not used yet")},
        {"value": signs.count("plain"), "label": _("without an account")},
    ]
