"""Key in what came back on paper: a door to the journal like any other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.meetings.journal.plain import hour
from chibo.meetings.models import Meeting
from chibo.meetings.operations.appending import Answer, append_entries
from chibo.sync.errors import HourAhead, NotTaken


@dataclass(frozen=True, slots=True)
class Keyed:
    """One thing that stands on the paper, at its hour."""

    kind: str
    at: datetime
    payload: Mapping[str, Any]


@transaction.atomic
def key_in(
    meeting: Meeting, keyed: Sequence[Keyed], *, form: UUID, actor: User, at: datetime
) -> list[Answer]:
    """Record what one form of paper says, all of it or nothing.

    The entries bear the role *paper*: they are expected late and are not held
    against the branch. ``form`` is the id of the form; sent twice it is once.

    Raises:
        PermissionDenied: ``actor`` may not record this meeting today.
        HourAhead: something is told of an hour that has not come.
        NotTaken: an entry was refused; the sentence says why.
    """
    require(actor, "meetings.record_journal", meeting, on=day_of(at))
    if any(one.at > at for one in keyed):
        raise HourAhead(_("An hour on this form has not come yet. Look at the hours again."))
    entries = list(_entries(meeting, keyed, form, actor))
    answers = append_entries(meeting, entries, actor=actor, at=at)
    refused = next((one for one in answers if one.status == "refused"), None)
    if refused is not None:
        raise NotTaken(refused.reason)
    return answers


def _entries(
    meeting: Meeting, keyed: Sequence[Keyed], form: UUID, actor: User
) -> Iterator[dict[str, Any]]:
    """Return entries as a device would send them, in order of their hours.

    Each form is a device of its own: papers are keyed in in any order, and the
    entries of one device never go back in time.
    """
    for place, one in enumerate(sorted(keyed, key=lambda one: one.at), start=1):
        yield {
            "id": str(uuid5(form, str(place))),
            "meeting": str(meeting.pk),
            "kind": one.kind,
            "device": f"paper-{form}",
            "seq": place,
            "at": hour(one.at),
            "wall": hour(one.at),
            "offset": 0,
            "actor": str(actor.pk),
            "role": "paper",
            "payload": dict(one.payload),
            "schema": 1,
        }
