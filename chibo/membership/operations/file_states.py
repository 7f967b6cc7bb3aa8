"""States that a roster file tells of a known member, recorded by the deeds of the house."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.kernel.days import months_later
from chibo.membership.errors import NotPossibleNow
from chibo.membership.models import Member
from chibo.membership.operations.duties import exempt_member, note_departure, suspend_member
from chibo.membership.operations.introducing import introduce_temporarily
from chibo.membership.operations.recognising import recognise_official
from chibo.membership.operations.standing import change_standing
from chibo.membership.roster_file.known_members import KnownMember
from chibo.membership.roster_file.notes import Proposal
from chibo.membership.states import Duty, Standing, StayKind
from chibo.organization.models import Unit
from chibo.rulebook.keys import TEMPORARY_MONTHS
from chibo.rulebook.queries import rule_in_force


@dataclass(frozen=True, slots=True)
class Paper:
    """What a person wrote beside a state: number and date of the decision, and its end."""

    decision: str = ""
    until: date | None = None


def record_state(
    member: Member,
    known: KnownMember,
    proposal: Proposal,
    paper: Paper,
    *,
    branch: Unit,
    actor: User,
    at: datetime,
    on: date,
) -> None:
    """Let the member be from the day ``on`` what the file tells and a person accepted.

    The same deeds as on the page of the member, with their refusals. What no
    deed leads to, back to probation or another place, mends the stay.

    Raises:
        NotPossibleNow: the member is a guest here; the home branch records it.
        DomainError: as the deed refuses.
    """
    if known.kind is StayKind.TEMPORARY_HERE:
        raise NotPossibleNow(
            _("%(name)s is here for a time; the home branch records this change.")
            % {"name": member.full_name}
        )
    deed: Mapping[str, Any] = {"on": on, "actor": actor, "at": at}
    match proposal.value:
        case Standing.OFFICIAL:
            recognise_official(member, decision=paper.decision, **deed)
        case Duty.EXEMPT:
            exempt_member(member, decision=paper.decision, until=paper.until, **deed)
        case Duty.SUSPENDED:
            suspend_member(member, decision=paper.decision, until=paper.until, **deed)
        case Duty.AWAY:
            note_departure(member, until=paper.until, **deed)
        case Duty.TEMPORARILY_ELSEWHERE if known.duty is not Duty.TEMPORARILY_ELSEWHERE:
            longest = rule_in_force(TEMPORARY_MONTHS, branch, on=on).at_most
            introduce_temporarily(
                member,
                decision=paper.decision,
                until=paper.until or months_later(on, longest),
                place=proposal.place,
                **deed,
            )
        case Standing() | Duty():
            _mend(member, known, proposal, branch=branch, **deed)


def _mend(
    member: Member, known: KnownMember, proposal: Proposal, *, branch: Unit, **deed: Any
) -> None:
    is_duty = isinstance(proposal.value, Duty)
    change_standing(
        member,
        branch=branch,
        standing=known.standing if is_duty else Standing(proposal.value),
        duty=Duty(proposal.value) if is_duty else known.duty,
        place=proposal.place if is_duty else known.place,
        reason=proposal.text,
        **deed,
    )
