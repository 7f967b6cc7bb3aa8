"""Who holds the device, and what of the evening this person may do beside recording."""

from datetime import date
from typing import TypedDict

from chibo.accounts.models import User
from chibo.kernel.permissions import may
from chibo.meetings.models import Meeting
from chibo.membership.rights import rights_of


class ActorPack(TypedDict):
    account: str
    person: str | None
    name: str
    leads: bool
    countersigns: bool


def actor_pack(user: User, meeting: Meeting, *, on: date) -> ActorPack:
    """Return the actor; who leads the branch countersigns late entries as well."""
    member_id = rights_of(user, on=on).member_id
    leads = may(user, "meetings.lead_meeting", meeting, on=on)
    return ActorPack(
        account=str(user.pk),
        person=None if member_id is None else str(member_id),
        name=user.name,
        leads=leads,
        countersigns=leads,
    )
