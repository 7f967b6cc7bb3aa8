"""Fetch what a person may see; anything else does not exist."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from chibo.kernel.permissions import may
from chibo.membership.models import Introduction, Member, RosterUpload
from chibo.membership.queries.visible import visible_members
from chibo.web.http import SignedInRequest, today


def member_or_404(request: SignedInRequest, member_id: int) -> Member:
    """The member whose record this person may open; any other does not exist."""
    return get_object_or_404(visible_members(request.user, on=today()), pk=member_id)


def letter_or_404(request: SignedInRequest, letter_id: int) -> Introduction:
    """An open letter to a branch that this person leads; any other does not exist."""
    waiting = Introduction.objects.filter(
        closed_on__isnull=True, received_on__isnull=True, to_branch__isnull=False
    )
    letter = get_object_or_404(
        waiting.select_related("member", "from_branch", "to_branch"), pk=letter_id
    )
    if not may(request.user, "membership.change_state", letter, on=today()):
        raise Http404
    return letter


def upload_or_404(request: SignedInRequest, upload_id: int) -> RosterUpload:
    """A roster file that waits and that this person may confirm; any other does not exist."""
    waiting = RosterUpload.objects.filter(settled_at__isnull=True).select_related("branch")
    kept = get_object_or_404(waiting, pk=upload_id)
    if not may(request.user, "membership.import_roster", kept, on=today()):
        raise Http404
    return kept
