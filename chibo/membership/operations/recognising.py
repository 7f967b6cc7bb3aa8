"""From probation to official standing."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.membership.change_kinds import ChangeKind
from chibo.membership.errors import CeremonyBeforeAdmission, ProbationRuns
from chibo.membership.models import Member, MemberChange, Standing
from chibo.membership.operations.noting import note_change, stay_to_change
from chibo.membership.operations.stays import continue_stay, day_words, open_guest_stays
from chibo.membership.party_age import probation_ends_on
from chibo.rulebook.keys import PROBATION_MONTHS
from chibo.rulebook.queries import rule_in_force


@transaction.atomic
def record_ceremony(
    member: Member, *, on: date, actor: User, at: datetime, decision: str = ""
) -> MemberChange:
    """Record the day of the ceremony of admission, from which probation counts.

    Recorded again it is mended. Standing and counts stay as they are.

    Raises:
        PermissionDenied: ``actor`` does not lead the member's branch.
        CeremonyBeforeAdmission: the decision of admission is later; check both days.
        DomainError: as `stay_to_change` refuses.
    """
    stay = stay_to_change(
        member, ChangeKind.CEREMONY_HELD, on=on, actor=actor, at=at, is_in_order=False
    )
    if member.admitted_on and on < member.admitted_on:
        raise CeremonyBeforeAdmission(
            _("The decision of admission is of %(day)s. The ceremony follows it: check the day.")
            % {"day": day_words(member.admitted_on)}
        )
    member.ceremony_on = on
    member.save(update_fields=["ceremony_on"])
    return note_change(
        member,
        ChangeKind.CEREMONY_HELD,
        branch=stay.branch,
        on=on,
        actor=actor,
        at=at,
        decision=decision,
    )


@transaction.atomic
def recognise_official(
    member: Member, *, on: date, decision: str, actor: User, at: datetime
) -> MemberChange:
    """Let a member on probation be official from the day ``on``, and vote from then.

    The official date of the person is the end of probation, even when it is
    recognised late: votes before ``on`` stay as they were counted.

    Raises:
        PermissionDenied: ``actor`` does not lead the member's branch.
        ProbationRuns: probation has not ended; choose its last day or a later one.
        DecisionMissing: write number and date of the decision.
        DomainError: as `stay_to_change` refuses.
    """
    stay = stay_to_change(member, ChangeKind.RECOGNISED, on=on, actor=actor, at=at)
    months = rule_in_force(PROBATION_MONTHS, stay.branch, on=on)
    ends = probation_ends_on(member, months=months)
    if ends and on < ends:
        raise ProbationRuns(
            _("Probation of %(name)s ends on %(day)s. Choose this day or a later one.")
            % {"name": member.full_name, "day": day_words(ends)}
        )
    for one in (stay, *open_guest_stays(member)):
        if one.valid_from <= on:
            continue_stay(one, on=on, standing=Standing.OFFICIAL)
    member.official_on = ends or on
    member.save(update_fields=["official_on"])
    return note_change(
        member,
        ChangeKind.RECOGNISED,
        branch=stay.branch,
        on=on,
        actor=actor,
        at=at,
        decision=decision,
    )
