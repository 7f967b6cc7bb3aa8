"""Give a member who forgot the PIN a new one, face to face."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User, Way
from chibo.accounts.operations.giving import draw_pins, give_pin
from chibo.accounts.operations.second_factor import forget_second_factor
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.membership.errors import NoOwnPin
from chibo.membership.models import Member
from chibo.membership.operations.slips import Slip
from chibo.organization.models import Unit


def recover_account(
    member: Member,
    *,
    branch: Unit,
    closed_days: int,
    actor: User,
    at: datetime,
    has_lost_factor: bool = False,
) -> Slip:
    """Give ``member`` a new PIN that must be changed at first use; it is returned this once.

    Every device is signed out. Secret ballots on a device stay closed for
    ``closed_days`` days, private notes until the member's own recovery words
    are said. With ``has_lost_factor`` the second factor is taken away too, and
    a post that asks for one leads to the next. The member reads it at the next
    sign-in, the committee above on its home page, both with name and hour, and
    it stands in the record.

    Raises:
        PermissionDenied: ``actor`` does not answer for this account.
        NoOwnPin: there is no own PIN yet; print a slip instead.
    """
    on = day_of(at)
    require(actor, "membership.give_account", member, on=on)
    (drawn,) = draw_pins(1)
    with transaction.atomic():
        user = User.objects.filter(member=member).first()
        if user is None or not user.has_own_pin:
            raise NoOwnPin(
                _("%(name)s has no own PIN yet. Print a slip instead.") % {"name": member.full_name}
            )
        give_pin(
            user,
            drawn,
            way=Way.FACE_TO_FACE,
            unit_id=branch.pk,
            actor=actor,
            at=at,
            ballots_closed_until=on + timedelta(days=closed_days),
        )
        if has_lost_factor:
            forget_second_factor(user, unit_id=branch.pk, actor=actor, at=at)
    return Slip(member.full_name, user.code, drawn.pin)
