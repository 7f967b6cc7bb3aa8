"""What a secretary can record of a member: the fields each change asks for, and its operation."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from chibo.accounts.models import User
from chibo.membership.change_kinds import ENDINGS, ChangeKind
from chibo.membership.models import Member, MemberChange
from chibo.membership.operations.duties import (
    exempt_member,
    note_departure,
    resume_duties,
    suspend_member,
)
from chibo.membership.operations.ending import (
    end_membership,
    restore_membership,
    take_in_again,
)
from chibo.membership.operations.guests import see_guest_off
from chibo.membership.operations.introducing import introduce_temporarily, return_home
from chibo.membership.operations.recognising import recognise_official, record_ceremony
from chibo.membership.operations.transferring import (
    begin_transfer,
    confirm_departure,
    withdraw_transfer,
)
from chibo.organization.models import Unit


@dataclass(frozen=True, slots=True)
class Deed:
    """An operation and the fields of the form, besides the day, that it takes."""

    act: Callable[..., MemberChange]
    asks: tuple[str, ...] = ()
    is_in_a_branch: bool = False


_ELSEWHERE = ("decision", "to_branch", "place")

DEEDS: Mapping[ChangeKind, Deed] = {
    ChangeKind.CEREMONY_HELD: Deed(record_ceremony),
    ChangeKind.RECOGNISED: Deed(recognise_official, ("decision",)),
    ChangeKind.EXEMPTED: Deed(exempt_member, ("decision", "until", "reason")),
    ChangeKind.WENT_AWAY: Deed(note_departure, ("place", "until", "reason")),
    ChangeKind.SUSPENDED: Deed(suspend_member, ("decision", "until", "reason")),
    ChangeKind.RESUMED: Deed(resume_duties, ("decision", "reason")),
    ChangeKind.INTRODUCED: Deed(introduce_temporarily, (*_ELSEWHERE, "until")),
    ChangeKind.CAME_BACK: Deed(return_home, ("decision",)),
    ChangeKind.TRANSFER_BEGUN: Deed(begin_transfer, _ELSEWHERE),
    ChangeKind.TRANSFERRED: Deed(confirm_departure, ("decision",)),
    ChangeKind.TRANSFER_WITHDRAWN: Deed(withdraw_transfer, ("reason",)),
    ChangeKind.GUEST_LEFT: Deed(see_guest_off, ("reason",), is_in_a_branch=True),
    ChangeKind.RESTORED: Deed(restore_membership, ("decision",), is_in_a_branch=True),
    ChangeKind.TAKEN_IN: Deed(take_in_again, ("decision",), is_in_a_branch=True),
    **{how: Deed(partial(end_membership, how=how), ("decision", "reason")) for how in ENDINGS},
}


def carry_out(
    kind: ChangeKind,
    member: Member,
    branch: Unit,
    told: Mapping[str, Any],
    *,
    actor: User,
    at: datetime,
) -> MemberChange:
    """Do what the form tells; ``told`` has the day ``on`` and the fields that the deed asks for."""
    deed = DEEDS[kind]
    where = {"branch": branch} if deed.is_in_a_branch else {}
    fields = {name: told[name] for name in ("on", *deed.asks)}
    return deed.act(member, actor=actor, at=at, **where, **fields)
