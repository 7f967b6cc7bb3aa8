"""Seal minutes and resolution: after this nothing in them changes without showing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.meetings.errors import QuestionsOpen
from chibo.meetings.journal.state import MeetingState
from chibo.meetings.models import Meeting
from chibo.meetings.operations.claiming import hold
from chibo.meetings.operations.sealing import mark_sealed
from chibo.meetings.queries.journal import meeting_state
from chibo.records.errors import DeviceIncomplete, NotAdopted, NotConfirmed, ResolutionInDoubt
from chibo.records.models import (
    Confirmation,
    ConfirmingRole,
    Minutes,
    MinutesState,
    PutMinutes,
    Seal,
    SealKind,
)
from chibo.records.operations.chaining import instant, write_seal
from chibo.records.operations.confirming import standing_confirmations
from chibo.records.operations.devices import UNSENT
from chibo.records.operations.following import follow_the_journal
from chibo.records.operations.holding import hold_minutes
from chibo.records.queries.drafting import Desk, desk_of
from chibo.records.queries.resolutions import resolution_draft
from chibo.resolutions.models import Resolution
from chibo.resolutions.operations.following import sync_resolution
from chibo.resolutions.operations.numbering import number_resolution


@dataclass(frozen=True, slots=True)
class Sealed:
    """What was sealed; ``resolution`` is none where the meeting adopted none."""

    minutes: Seal
    resolution: Seal | None


@transaction.atomic
def seal_minutes(meeting: Meeting, *, actor: User, at: datetime) -> Sealed:
    """Seal the minutes of ``meeting`` and its adopted resolution, which gets its number.

    The meeting is sealed with them: entries that arrive later are kept apart.

    Raises:
        PermissionDenied: ``actor`` does not lead the branch that day.
        NotComposed, MinutesAreSealed: compose first; sealed once is sealed.
        DeviceIncomplete: entries have not arrived; let the device send them, or
            state that it is lost.
        QuestionsOpen: settle what must be settled first.
        NotAdopted: the meeting has not adopted its minutes.
        NotConfirmed: clerk and chair confirm the text as it stands now.
        MeetingMovedOn: the meeting is not closed.
        ResolutionInDoubt: resolution and journal differ; settle that first.
        NoTerm: enter the term by which the resolution is numbered.
    """
    require(actor, "records.seal_minutes", meeting, on=day_of(at))
    follow_the_journal(meeting, actor=actor, at=at)
    minutes = hold_minutes(meeting)
    meeting = hold(meeting)
    told = meeting_state(meeting)
    desk = desk_of(meeting, state=told)
    _refuse_unless_settled(told)
    confirmations = _confirmations(minutes, told, desk)
    mark_sealed(meeting, actor=actor, at=at)
    Minutes.objects.filter(pk=minutes.pk).update(state=MinutesState.SEALED)
    body = _minutes_body(minutes, told, desk, confirmations)
    seal = write_seal(meeting, SealKind.MINUTES, body, actor=actor, at=at)
    return Sealed(seal, _seal_resolution(meeting, told, actor=actor, at=at))


def _refuse_unless_settled(told: MeetingState) -> None:
    unsent = tuple(one.subject for one in told.questions if one.code == UNSENT)
    if unsent:
        raise DeviceIncomplete(
            _(
                "Entries of these devices have not arrived: %(devices)s. Let them send, or state "
                "that the device is lost."
            )
            % {"devices": ", ".join(unsent)},
            devices=unsent,
        )
    if any(one.weight == "must" for one in told.questions):
        raise QuestionsOpen(
            _("Some questions must be settled before the seal. Look at them first.")
        )


def _confirmations(minutes: Minutes, told: MeetingState, desk: Desk) -> Mapping[str, Confirmation]:
    if told.results.minutes_adopted is None:
        raise NotAdopted(
            _("The meeting has not adopted its minutes. Record the adoption in the journal.")
        )
    standing = standing_confirmations(minutes, digest=desk.digest)
    missing = [role for role in ConfirmingRole if role.value not in standing]
    if missing:
        given = Confirmation.objects.filter(minutes=minutes, taken_back_at__isnull=True)
        stale = given.exclude(digest=desk.digest).exists()
        raise NotConfirmed(_why_not_confirmed(missing, stale=stale))
    return standing


def _why_not_confirmed(missing: list[ConfirmingRole], *, stale: bool) -> str:
    if stale:
        return _("The minutes have changed since they were confirmed. Confirm them again.")
    roles = ", ".join(str(role.label) for role in missing)
    return _("These have not confirmed the minutes yet: %(roles)s.") % {"roles": roles}


def _minutes_body(
    minutes: Minutes,
    told: MeetingState,
    desk: Desk,
    confirmations: Mapping[str, Confirmation],
) -> dict[str, Any]:
    adopted = told.results.minutes_adopted
    assert adopted is not None
    kept = PutMinutes.objects.filter(minutes=minutes, digest=adopted.digest).exists()
    return {
        "document": desk.draft,
        "adopted": {"digest": adopted.digest, "at": instant(adopted.at), "is_kept": kept},
        "confirmations": [
            {
                "role": one.role,
                "account": one.user_id,
                "name": one.name,
                "at": instant(one.at),
                "digest": one.digest,
            }
            for one in sorted(confirmations.values(), key=lambda one: one.role)
        ],
    }


def _seal_resolution(
    meeting: Meeting, told: MeetingState, *, actor: User, at: datetime
) -> Seal | None:
    resolution = Resolution.objects.filter(meeting=meeting).first()
    if resolution is None:
        return None
    if resolution.is_numbered:
        sync_resolution(meeting, actor=actor, at=at)
        resolution.refresh_from_db()
    elif _was_carried(resolution, told):
        resolution = number_resolution(resolution, actor=actor, at=at)
    else:
        return None
    if resolution.doubt:
        raise ResolutionInDoubt(
            _("The resolution and the journal differ: %(doubt)s. Settle this first.")
            % {"doubt": resolution.get_doubt_display()}
        )
    draft = resolution_draft(resolution, state=told, signer=actor)
    body = {"document": draft, "adopted": {"digest": resolution.adopted_digest}}
    return write_seal(meeting, SealKind.RESOLUTION, body, actor=actor, at=at)


def _was_carried(resolution: Resolution, told: MeetingState) -> bool:
    """Whether a vote on a text of this resolution was carried; on which one, the numbering asks."""
    texts = set(resolution.put_texts.values_list("digest", flat=True))
    return any(one.digest in texts and one.carried for one in told.votes.values())
