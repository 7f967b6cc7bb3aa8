"""Name who writes a meeting."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.meetings.actions import CLERK_NAMED
from chibo.meetings.errors import NotOnTheRoster
from chibo.meetings.lifecycle import Deed
from chibo.meetings.models import Meeting, MeetingClerk
from chibo.meetings.operations.claiming import claim
from chibo.membership.models import Member
from chibo.membership.queries.rosters import roster_of


@transaction.atomic
def name_clerk(
    meeting: Meeting, member: Member, *, effective_from: datetime, actor: User, at: datetime
) -> MeetingClerk:
    """Let ``member`` record this meeting from the hour ``effective_from`` on.

    Naming again sets the earlier of both hours, so that nothing recorded in
    good faith loses its right.

    Raises:
        PermissionDenied: ``actor`` does not lead the branch that day.
        MeetingMovedOn: the meeting is sealed or cancelled.
        NotOnTheRoster: the person does not belong to the branch on the day of the meeting.
    """
    require(actor, "meetings.lead_meeting", meeting, on=day_of(at))
    meeting = claim(meeting, Deed.NAME_CLERK)
    day = day_of(meeting.planned_at)
    if not roster_of(meeting.branch, on=day).filter(member=member).exists():
        raise NotOnTheRoster(
            _("%(name)s does not belong to this branch on that day. Choose another clerk.")
            % {"name": member.full_name}
        )
    clerk, is_new = MeetingClerk.objects.get_or_create(
        meeting=meeting, member=member, defaults={"effective_from": effective_from}
    )
    if not is_new and effective_from < clerk.effective_from:
        clerk.effective_from = effective_from
        clerk.save(update_fields=["effective_from"])
    record(
        CLERK_NAMED,
        subject=meeting,
        unit_id=meeting.branch_id,
        actor=actor,
        at=at,
        name=member.full_name,
        effective_from=clerk.effective_from.isoformat(),
    )
    return clerk
