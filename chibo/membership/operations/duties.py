"""What a member owes the meetings changes: exempt, far away, suspended, and back again."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from chibo.accounts.models import User
from chibo.membership.change_kinds import ChangeKind
from chibo.membership.models import Duty, Member, MemberChange
from chibo.membership.operations.noting import note_change, stay_to_change
from chibo.membership.operations.stays import continue_stay


@transaction.atomic
def exempt_member(
    member: Member,
    *,
    on: date,
    decision: str,
    actor: User,
    at: datetime,
    until: date | None = None,
    reason: str = "",
) -> MemberChange:
    """Exempt a member from work and meetings from the day ``on``.

    Raises:
        PermissionDenied: ``actor`` does not lead the member's branch.
        DecisionMissing: write number and date of the decision.
        DomainError: as `stay_to_change` and `note_change` refuse.
    """
    return _change_duty(
        member,
        ChangeKind.EXEMPTED,
        Duty.EXEMPT,
        on=on,
        actor=actor,
        at=at,
        decision=decision,
        until=until,
        reason=reason,
    )


@transaction.atomic
def note_departure(
    member: Member,
    *,
    on: date,
    actor: User,
    at: datetime,
    place: str = "",
    until: date | None = None,
    reason: str = "",
) -> MemberChange:
    """Note that a member works far away from the day ``on`` and stays on the roster.

    Raises:
        PermissionDenied: ``actor`` does not lead the member's branch.
        DomainError: as `stay_to_change` and `note_change` refuse.
    """
    return _change_duty(
        member,
        ChangeKind.WENT_AWAY,
        Duty.AWAY,
        on=on,
        actor=actor,
        at=at,
        place=place,
        until=until,
        reason=reason,
    )


@transaction.atomic
def suspend_member(
    member: Member,
    *,
    on: date,
    decision: str,
    actor: User,
    at: datetime,
    until: date | None = None,
    reason: str = "",
) -> MemberChange:
    """Suspend a member from Party life from the day ``on``: in no count, listed apart.

    Raises:
        PermissionDenied: ``actor`` does not lead the member's branch.
        DecisionMissing: write number and date of the decision.
        DomainError: as `stay_to_change` and `note_change` refuse.
    """
    return _change_duty(
        member,
        ChangeKind.SUSPENDED,
        Duty.SUSPENDED,
        on=on,
        actor=actor,
        at=at,
        decision=decision,
        until=until,
        reason=reason,
    )


@transaction.atomic
def resume_duties(
    member: Member,
    *,
    on: date,
    actor: User,
    at: datetime,
    decision: str = "",
    reason: str = "",
) -> MemberChange:
    """Let a member who was exempt, far away or suspended attend again from the day ``on``.

    Raises:
        PermissionDenied: ``actor`` does not lead the member's branch.
        DomainError: as `stay_to_change` and `note_change` refuse.
    """
    return _change_duty(
        member,
        ChangeKind.RESUMED,
        Duty.ACTIVE,
        on=on,
        actor=actor,
        at=at,
        decision=decision,
        reason=reason,
    )


def _change_duty(
    member: Member,
    kind: ChangeKind,
    duty: Duty,
    *,
    on: date,
    actor: User,
    at: datetime,
    **told: Any,
) -> MemberChange:
    stay = stay_to_change(member, kind, on=on, actor=actor, at=at)
    continue_stay(stay, on=on, duty=duty)
    return note_change(member, kind, branch=stay.branch, on=on, actor=actor, at=at, **told)
