"""Enter many members in the roster of one branch at once, as an import does."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.permissions import require
from chibo.kernel.vietnamese import tidy
from chibo.membership.actions import ROSTER_ENROLLED
from chibo.membership.errors import AlreadyAMember, NotABranch
from chibo.membership.models import Duty, Member, Standing, Stay, StayKind
from chibo.membership.operations.enrolling import Particulars
from chibo.organization.ended import refuse_ended
from chibo.organization.models import Unit


@dataclass(frozen=True, slots=True)
class Enrolment:
    """One line of a roster: the person, and as what the person belongs to the branch."""

    particulars: Particulars
    standing: Standing
    duty: Duty = Duty.ACTIVE
    kind: StayKind = StayKind.HOME
    place: str = ""


@transaction.atomic
def enroll_members(
    enrolments: Sequence[Enrolment], *, branch: Unit, on: date, actor: User, at: datetime
) -> list[Member]:
    """Enter all these persons in the roster of ``branch`` from the day ``on``, or none of them.

    A few statements however many persons, and one entry of the record that
    names them all. The members come back in the order of ``enrolments``.

    Raises:
        PermissionDenied: ``actor`` does not keep this roster.
        NotABranch: members belong to branches; choose one below this committee.
        AlreadyAMember: a card number is known or stands twice; leave that person out.
    """
    require(actor, "membership.import_roster", branch, on=on)
    if not branch.is_branch:
        raise NotABranch(_("Members belong to a branch. Choose a branch below this committee."))
    refuse_ended(branch, on=on)
    if not enrolments:
        return []
    _refuse_known_cards([line.particulars.card_number for line in enrolments])
    members = Member.objects.bulk_create([_member(line.particulars) for line in enrolments])
    Stay.objects.bulk_create(
        Stay(
            member=member,
            branch=branch,
            kind=line.kind,
            standing=line.standing,
            duty=line.duty,
            place=line.place,
            valid_from=on,
        )
        for member, line in zip(members, enrolments, strict=True)
    )
    record(
        ROSTER_ENROLLED,
        subject=branch,
        unit_id=branch.pk,
        actor=actor,
        at=at,
        members=[member.pk for member in members],
        names=[member.full_name for member in members],
        on=on.isoformat(),
    )
    return members


def _member(particulars: Particulars) -> Member:
    member = Member(**asdict(particulars))
    member.set_name(tidy(particulars.full_name))
    return member


def _refuse_known_cards(numbers: Sequence[str]) -> None:
    cards = Counter(filter(None, numbers))
    known = Member.objects.filter(card_number__in=cards).values_list("card_number", flat=True)
    twice = [card for card, times in cards.items() if times > 1]
    for card in [*known.order_by("card_number")[:1], *twice]:
        raise AlreadyAMember(
            _("A member with card number %(card)s is known already. Check the number.")
            % {"card": card}
        )
