"""Whose accounts a person keeps; any other branch does not exist."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from chibo.kernel.permissions import may
from chibo.membership.queries.visible import visible_units
from chibo.organization.models import Unit, UnitKind
from chibo.web.http import SignedInRequest, today


def branch_kept(request: SignedInRequest, unit_id: int) -> Unit:
    """The branch whose accounts this person keeps today; for all others a 404."""
    seen = visible_units(request.user, on=today()).filter(kind=UnitKind.BRANCH)
    branch = get_object_or_404(seen, pk=unit_id)
    if not may(request.user, "membership.keep_accounts", branch, on=today()):
        raise Http404
    return branch
