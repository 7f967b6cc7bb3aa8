"""A device keeps a meeting longer that is postponed, or that it opens anew after its days."""

from datetime import datetime

from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.kernel.days import day_of
from chibo.meetings.models import Meeting
from chibo.rulebook.book import RuleBook
from chibo.rulebook.queries import rules_of
from chibo.sync.errors import DeviceShut
from chibo.sync.keeping import Keeping, keeping_at, keeping_of
from chibo.sync.models import PreparedDevice
from chibo.sync.queries.devices import own_device


def follow_plan(prepared: PreparedDevice, book: RuleBook | None = None) -> None:
    """Let ``prepared`` keep its meeting as long as the plan says now; needs ``meeting``."""
    meeting = prepared.meeting
    _keep_longer(prepared, keeping_of(meeting.planned_at, book or rules_of_the_day(meeting)))


def open_anew(user: User, meeting: Meeting, device: str, *, at: datetime) -> None:
    """Note that a device gets the whole meeting again; one that was never prepared is not noted.

    Raises:
        DeviceShut: it was revoked.
    """
    prepared = own_device(user, meeting.pk, device) if device else None
    if prepared is None:
        return
    if prepared.revoked_at is not None:
        raise device_shut()
    _keep_longer(prepared, keeping_at(meeting.planned_at, rules_of_the_day(meeting), at))


def device_shut() -> DeviceShut:
    return DeviceShut(
        _(
            "This device was revoked, or the days for which it keeps the meeting are over. It gets "
            "nothing any more."
        )
    )


def rules_of_the_day(meeting: Meeting) -> RuleBook:
    return rules_of(meeting.branch_id, on=day_of(meeting.planned_at))


def _keep_longer(prepared: PreparedDevice, keeping: Keeping) -> None:
    """Write hours that are later; what a device was told before it goes by itself."""
    if keeping.until > prepared.keeps_until:
        prepared.warns_from, prepared.keeps_until = keeping.warns_from, keeping.until
        prepared.save(update_fields=["warns_from", "keeps_until"])
