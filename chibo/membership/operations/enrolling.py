"""Enter a member in the roster of a branch, and mend particulars."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.permissions import require
from chibo.kernel.vietnamese import tidy
from chibo.membership.actions import DETAILS_CHANGED, ENROLLED
from chibo.membership.errors import AlreadyAMember, NotABranch
from chibo.membership.models import Duty, Member, Standing, Stay, StayKind
from chibo.organization.ended import refuse_ended
from chibo.organization.models import Unit


@dataclass(frozen=True, slots=True)
class Particulars:
    """What the roster says of a person, without where the person belongs."""

    full_name: str
    sex: str = ""
    birth_date: date | None = None
    ethnic_group: str = ""
    home_place: str = ""
    card_number: str = ""
    admitted_on: date | None = None
    official_on: date | None = None
    occupation: str = ""
    phone: str = ""
    note: str = ""


@transaction.atomic
def enroll_member(
    particulars: Particulars,
    *,
    branch: Unit,
    standing: Standing,
    on: date,
    actor: User,
    at: datetime,
    duty: Duty = Duty.ACTIVE,
    kind: StayKind = StayKind.HOME,
    place: str = "",
) -> Member:
    """Enter a person in the roster of ``branch`` from the day ``on``.

    Raises:
        PermissionDenied: ``actor`` does not keep this roster.
        NotABranch: members belong to branches; choose one below this committee.
        AlreadyAMember: the card number is known; ask for a transfer instead.
    """
    require(actor, "membership.import_roster", branch, on=on)
    if not branch.is_branch:
        raise NotABranch(_("Members belong to a branch. Choose a branch below this committee."))
    refuse_ended(branch, on=on)
    card = particulars.card_number
    if card and Member.objects.filter(card_number=card).exists():
        raise AlreadyAMember(
            _("A member with card number %(card)s is known already. Check the number.")
            % {"card": card}
        )
    member = Member(**asdict(particulars))
    member.set_name(tidy(particulars.full_name))
    member.save(force_insert=True)
    Stay.objects.create(
        member=member,
        branch=branch,
        kind=kind,
        standing=standing,
        duty=duty,
        place=place,
        valid_from=on,
    )
    record(ENROLLED, subject=member, unit_id=branch.pk, actor=actor, at=at, name=member.full_name)
    return member


@transaction.atomic
def change_particulars(
    member: Member, particulars: Particulars, *, branch: Unit, actor: User, at: datetime, on: date
) -> Member:
    """Write the particulars of a known member; the record names the changed columns only.

    Raises:
        PermissionDenied: ``actor`` does not keep this roster.
    """
    require(actor, "membership.import_roster", branch, on=on)
    wanted = asdict(particulars)
    changed = sorted(name for name, value in wanted.items() if getattr(member, name) != value)
    if not changed:
        return member
    for name in changed:
        setattr(member, name, wanted[name])
    member.set_name(tidy(particulars.full_name))
    member.save(update_fields=[*changed, "full_name", "search_key", "name_order"])
    record(DETAILS_CHANGED, subject=member, unit_id=branch.pk, actor=actor, at=at, columns=changed)
    return member
