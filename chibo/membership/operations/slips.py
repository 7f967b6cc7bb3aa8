"""Hand out slips with member code and first PIN, many at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User, Way
from chibo.accounts.operations.giving import DrawnPin, draw_pins, give_pin
from chibo.accounts.pins import draw_code
from chibo.kernel.days import day_of
from chibo.membership.answering import members_answered_for
from chibo.membership.errors import HasOwnPin, NobodyChosen
from chibo.membership.models import Member
from chibo.membership.operations.posts import give_account
from chibo.organization.models import Unit


@dataclass(frozen=True, slots=True)
class Slip:
    """What is printed for one member, this once."""

    name: str
    code: str
    pin: str

    def __repr__(self) -> str:
        return f"Slip({self.code})"  # a PIN never stands in a log


def hand_out_slips(
    members: Sequence[Member],
    *,
    branch: Unit,
    actor: User,
    at: datetime,
    draw: Callable[[], str] = draw_code,
) -> list[Slip]:
    """Give each of ``members`` an account where there is none, and a PIN on a slip.

    Who has not used the last slip yet gets a new one; the last one is void
    from then on. So a print that was lost on the way is simply printed again.
    All or none.

    Raises:
        NobodyChosen: there is nobody to print a slip for.
        PermissionDenied: ``actor`` does not answer for one of these accounts.
        HasOwnPin: somebody has chosen an own PIN already; such a person gets
            a new one face to face.
        HasAnAccount: another person opened one of the accounts a moment before.
    """
    if not members:
        raise NobodyChosen(_("Choose at least one member for whom a slip is printed."))
    if len(members_answered_for(actor, members, on=day_of(at))) < len(members):
        raise PermissionDenied("membership.give_account")
    pins = draw_pins(len(members))
    with transaction.atomic():
        return [
            _slip(member, drawn, branch=branch, actor=actor, at=at, draw=draw)
            for member, drawn in zip(members, pins, strict=True)
        ]


def _slip(
    member: Member,
    drawn: DrawnPin,
    *,
    branch: Unit,
    actor: User,
    at: datetime,
    draw: Callable[[], str],
) -> Slip:
    user = User.objects.filter(member=member).first()
    if user is not None and user.has_own_pin:
        raise HasOwnPin(
            _("%(name)s has an own PIN. If it is forgotten, give a new one face to face.")
            % {"name": member.full_name}
        )
    way = Way.FIRST if user is None else Way.AGAIN
    user = user or give_account(member, unit=branch, pin=None, actor=actor, at=at, draw=draw)
    give_pin(user, drawn, way=way, unit_id=branch.pk, actor=actor, at=at)
    return Slip(member.full_name, user.code, drawn.pin)
