"""Which devices hold a meeting, and what of them has not arrived."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from chibo.accounts.models import User
from chibo.kernel.permissions import may
from chibo.meetings.models import Meeting
from chibo.meetings.queries.journal import meeting_state
from chibo.sync.models import PreparedDevice


@dataclass(frozen=True, slots=True)
class Standing:
    """A device and how far it is; ``missing`` are numbers that have not arrived, as "3-4, 7"."""

    prepared: PreparedDevice
    missing: str
    missing_number: int
    is_shut: bool


def visible_devices(user: User, meeting: Meeting, *, on: date) -> QuerySet[PreparedDevice]:
    """Return the devices of a meeting that ``user`` sees: who leads all, others the own ones."""
    rows = PreparedDevice.objects.filter(meeting=meeting).order_by("prepared_at", "pk")
    rows = rows.select_related("meeting", "account", "revoked_by")
    if may(user, "meetings.lead_meeting", meeting, on=on):
        return rows
    return rows.filter(account=user)


def own_device(user: User, meeting_id: int, device: str) -> PreparedDevice | None:
    """Return a device that ``user`` prepared, whatever the user may still do today."""
    rows = PreparedDevice.objects.filter(meeting_id=meeting_id, account=user, device=device)
    return rows.select_related("meeting").first()


def standings_of(
    meeting: Meeting, devices: Sequence[PreparedDevice], *, at: datetime
) -> list[Standing]:
    """Return for each device what the journal's holes tell.

    What was recorded after a device's highest number and never sent leaves no hole.
    """
    holes = {hole.device: hole.missing for hole in meeting_state(meeting).holes} if devices else {}
    return [_standing(one, holes.get(one.device, ()), at) for one in devices]


def _standing(prepared: PreparedDevice, gaps: Sequence[tuple[int, int]], at: datetime) -> Standing:
    spans = [f"{first}" if first == last else f"{first}-{last}" for first, last in gaps]
    number = sum(last - first + 1 for first, last in gaps)
    return Standing(prepared, ", ".join(spans), number, prepared.is_shut(at))
