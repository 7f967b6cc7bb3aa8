"""A member goes elsewhere for a time and comes back."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.kernel.days import months_later
from chibo.membership.change_kinds import ChangeKind
from chibo.membership.errors import OutsideTheSpan
from chibo.membership.models import Duty, IntroductionKind, Member, MemberChange
from chibo.membership.operations.guests import end_visits
from chibo.membership.operations.letters import issue_letter
from chibo.membership.operations.noting import note_change, stay_to_change
from chibo.membership.operations.stays import continue_stay
from chibo.organization.models import Unit
from chibo.rulebook.keys import TEMPORARY_MONTHS
from chibo.rulebook.queries import rule_in_force


@transaction.atomic
def introduce_temporarily(
    member: Member,
    *,
    on: date,
    until: date,
    decision: str,
    actor: User,
    at: datetime,
    to_branch: Unit | None = None,
    place: str = "",
) -> MemberChange:
    """Introduce a member elsewhere for a time: in no voting base at home from the day ``on``.

    Posts at home stay. A branch of this installation takes the member in by
    `receive_guest`; elsewhere nothing more is asked.

    Raises:
        PermissionDenied: ``actor`` does not lead the member's branch.
        OutsideTheSpan: the time is shorter or longer than the rule allows.
        AlreadyIntroduced: a letter is open; close it first.
        DomainError: as `stay_to_change`, `issue_letter` and `note_change` refuse.
    """
    stay = stay_to_change(member, ChangeKind.INTRODUCED, on=on, actor=actor, at=at)
    span = rule_in_force(TEMPORARY_MONTHS, stay.branch, on=on)
    if not months_later(on, span.at_least) <= until <= months_later(on, span.at_most):
        raise OutsideTheSpan(
            _("A temporary stay elsewhere takes %(span)s. Mend the end, or transfer the member.")
            % {"span": span.words}
        )
    letter = issue_letter(
        stay,
        IntroductionKind.TEMPORARY,
        on=on,
        until=until,
        decision=decision,
        to_branch=to_branch,
        place=place,
    )
    continue_stay(stay, on=on, duty=Duty.TEMPORARILY_ELSEWHERE, place=letter.to_place)
    return note_change(
        member,
        ChangeKind.INTRODUCED,
        branch=stay.branch,
        on=on,
        actor=actor,
        at=at,
        decision=decision,
        until=until,
        place=letter.to_place,
    )


@transaction.atomic
def return_home(
    member: Member, *, on: date, actor: User, at: datetime, decision: str = ""
) -> MemberChange:
    """Let a member who was elsewhere for a time attend at home again; the stay there ends.

    Raises:
        PermissionDenied: ``actor`` does not lead the member's branch.
        DomainError: as `stay_to_change` and `end_visits` refuse.
    """
    stay = stay_to_change(member, ChangeKind.CAME_BACK, on=on, actor=actor, at=at)
    continue_stay(stay, on=on, duty=Duty.ACTIVE, place="")
    end_visits(member, on=on, actor=actor, at=at)
    return note_change(
        member,
        ChangeKind.CAME_BACK,
        branch=stay.branch,
        on=on,
        actor=actor,
        at=at,
        decision=decision,
    )
