"""What becomes of a member whom a roster file does not name: nothing, or what a person says."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from chibo.accounts.models import User
from chibo.membership.change_kinds import ENDINGS, ChangeKind
from chibo.membership.models import Member
from chibo.membership.operations.duties import note_departure
from chibo.membership.operations.ending import end_membership
from chibo.membership.operations.guests import see_guest_off
from chibo.membership.operations.transferring import begin_transfer
from chibo.organization.models import Unit

FOR_MEMBERS = (ChangeKind.TRANSFER_BEGUN, ChangeKind.WENT_AWAY, *ENDINGS)
FOR_GUESTS = (ChangeKind.GUEST_LEFT,)


@dataclass(frozen=True, slots=True)
class Gone:
    """What a person says of somebody absent in the file."""

    kind: ChangeKind
    on: date
    decision: str = ""
    place: str = ""


def record_gone(member: Member, gone: Gone, *, branch: Unit, actor: User, at: datetime) -> None:
    """Record what happened, by the deed of the member's page.

    A transfer is the letter only: the member counts here until the other
    branch takes the member in.

    Raises:
        PermissionDenied: ``actor`` does not lead the branch.
        DomainError: as the deed refuses, such as without a decision.
    """
    deed: dict[str, Any] = {"on": gone.on, "actor": actor, "at": at}
    match gone.kind:
        case ChangeKind.TRANSFER_BEGUN:
            begin_transfer(member, decision=gone.decision, place=gone.place, **deed)
        case ChangeKind.WENT_AWAY:
            note_departure(member, place=gone.place, **deed)
        case ChangeKind.GUEST_LEFT:
            see_guest_off(member, branch=branch, **deed)
        case kind if kind in ENDINGS:
            end_membership(member, kind, decision=gone.decision, **deed)
