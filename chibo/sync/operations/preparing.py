"""Prepare a device for a meeting, give back its key, revoke it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.meetings.lifecycle import State
from chibo.meetings.models import Meeting
from chibo.sync.actions import KEY_GIVEN_BACK, PREPARED, REVOKED
from chibo.sync.errors import KeyUnreadable, MeetingNotKept, NoKeyHere, NotPrepared
from chibo.sync.escrow import KEY_BYTES, shut_away, taken_out
from chibo.sync.keeping import Keeping, keeping_at
from chibo.sync.models import PreparedDevice
from chibo.sync.operations.following_plans import device_shut, follow_plan, rules_of_the_day

_LONGEST_ID = 80


@transaction.atomic
def prepare_device(
    meeting: Meeting, device: str, key: bytes, *, name: str, actor: User, at: datetime
) -> PreparedDevice:
    """Note that ``device`` holds the meeting, and keep the key of its store in escrow.

    The same device again takes the key that it has now. ``name`` is what people call it.

    Raises:
        PermissionDenied: ``actor`` may not record this meeting that day.
        NotPrepared: no id of a device, or no key of 32 bytes.
        MeetingNotKept: the meeting is sealed or cancelled.
        DeviceShut: this device was revoked for this meeting.
    """
    require(actor, "meetings.record_journal", meeting, on=day_of(at))
    _refuse_unless_readable(device, key)
    keeping = _keeping(meeting, at)
    prepared, is_new = PreparedDevice.objects.select_for_update(of=("self",)).get_or_create(
        meeting=meeting,
        account=actor,
        device=device,
        defaults={
            "name": name,
            "escrow": shut_away(key),
            "prepared_at": at,
            "warns_from": keeping.warns_from,
            "keeps_until": keeping.until,
        },
    )
    if not is_new and not _keep_anew(prepared, key, name, keeping, at):
        return prepared
    record(
        PREPARED,
        subject=prepared,
        unit_id=meeting.branch_id,
        actor=actor,
        at=at,
        device=name,
        keeps_until=keeping.until.isoformat(),
    )
    return prepared


@transaction.atomic
def give_back_key(prepared: PreparedDevice, *, actor: User, at: datetime) -> bytes:
    """Return the key of the store to the account that prepared the device.

    Also to one whose term ended since: what was recorded in good faith must
    still come out. Whether it counts is judged by the hour of each entry.

    Raises:
        PermissionDenied: another account prepared it.
        DeviceShut: it was revoked, or its days are over.
        NoKeyHere: the key was erased since nothing was left that needed it.
        KeyUnreadable: the installation's own key must be put right first.
    """
    require(actor, "sync.take_back_key", prepared, on=day_of(at))
    follow_plan(prepared)
    if prepared.is_shut(at):
        raise device_shut()
    key = _key_in(prepared)
    record(
        KEY_GIVEN_BACK,
        subject=prepared,
        unit_id=prepared.unit_id,
        actor=actor,
        at=at,
        device=prepared.name,
    )
    return key


@transaction.atomic
def revoke_device(prepared: PreparedDevice, *, actor: User, at: datetime) -> PreparedDevice:
    """Give the device nothing any more, and erase its key here; once and for all.

    Its entries are judged as before: revoking takes nothing from the journal.

    Raises:
        PermissionDenied: ``actor`` neither leads the branch nor prepared the device.
    """
    require(actor, "sync.revoke_device", prepared, on=day_of(at))
    standing = PreparedDevice.objects.filter(pk=prepared.pk, revoked_at=None)
    if standing.update(revoked_at=at, revoked_by=actor, escrow=""):
        record(
            REVOKED,
            subject=prepared,
            unit_id=prepared.unit_id,
            actor=actor,
            at=at,
            device=prepared.name,
        )
    prepared.refresh_from_db()
    return prepared


def _key_in(prepared: PreparedDevice) -> bytes:
    if not prepared.escrow:
        raise NoKeyHere(_("The key of this device was erased: everything had arrived."))
    key = taken_out(prepared.escrow)
    if key is None:
        raise KeyUnreadable(
            _("The server cannot read the key of this device. Tell who keeps the installation.")
        )
    return key


def _refuse_unless_readable(device: str, key: bytes) -> None:
    if not 0 < len(device) <= _LONGEST_ID or not device.isprintable() or len(key) != KEY_BYTES:
        raise NotPrepared(
            _("This browser could not make a key. Load the page again and prepare it once more.")
        )


def _keeping(meeting: Meeting, at: datetime) -> Keeping:
    if meeting.state in {State.SEALED, State.CANCELLED}:
        raise MeetingNotKept(_("This meeting is over. There is nothing to prepare any more."))
    return keeping_at(meeting.planned_at, rules_of_the_day(meeting), at)


def _keep_anew(
    prepared: PreparedDevice, key: bytes, name: str, keeping: Keeping, at: datetime
) -> bool:
    """Keep another key or other hours; whether anything is other than before."""
    if prepared.revoked_at is not None:
        raise device_shut()
    known = (taken_out(prepared.escrow) if prepared.escrow else None, prepared.keeps_until)
    if known == (key, keeping.until):
        return False
    prepared.escrow, prepared.name, prepared.prepared_at = shut_away(key), name, at
    prepared.warns_from, prepared.keeps_until = keeping.warns_from, keeping.until
    prepared.save(update_fields=["escrow", "name", "prepared_at", "warns_from", "keeps_until"])
    return True
