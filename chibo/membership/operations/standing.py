"""Change standing or duty of a member from a day on."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.periods import in_force
from chibo.kernel.permissions import require
from chibo.membership.actions import DUTY_CHANGED
from chibo.membership.errors import NoStanding
from chibo.membership.models import Duty, Member, Standing, Stay
from chibo.membership.operations.stays import continue_stay
from chibo.organization.models import Unit


@transaction.atomic
def change_standing(
    member: Member,
    *,
    branch: Unit,
    standing: Standing,
    duty: Duty,
    on: date,
    actor: User,
    at: datetime,
    reason: str = "",
    place: str = "",
) -> Stay:
    """Let standing and duty of ``member`` in ``branch`` be these from the day ``on``.

    Ends the stay in force and begins the next on the same day; when the stay
    began on that very day it is mended instead. Nothing changes when the stay
    says so already.

    Raises:
        PermissionDenied: ``actor`` does not keep this roster.
        NoStanding: the member does not belong to the branch that day.
    """
    require(actor, "membership.import_roster", branch, on=on)
    stay = (
        Stay.objects.filter(in_force(on), member=member, branch=branch)
        .select_related("member")
        .first()
    )
    if stay is None:
        raise NoStanding(
            _("%(name)s does not belong to this branch on that day. Check the date.")
            % {"name": member.full_name}
        )
    if (stay.standing, stay.duty, stay.place) == (standing, duty, place):
        return stay
    stay = continue_stay(stay, on=on, standing=standing, duty=duty, place=place)
    record(
        DUTY_CHANGED,
        subject=member,
        unit_id=branch.pk,
        actor=actor,
        at=at,
        standing=str(standing),
        duty=str(duty),
        on=on.isoformat(),
        reason=reason,
    )
    return stay
