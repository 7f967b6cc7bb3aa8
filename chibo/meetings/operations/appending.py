"""The one way into the journal: whatever recorded an entry, it comes through here."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, Literal, NamedTuple

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.permissions import may
from chibo.kernel.statements import Statement, inserting
from chibo.meetings.actions import ENTRIES_APPENDED
from chibo.meetings.desk import Desk
from chibo.meetings.journal.entries import Entry
from chibo.meetings.journal.errors import MalformedEntry
from chibo.meetings.journal.payloads.record import Corrected
from chibo.meetings.lifecycle import INVITED, State
from chibo.meetings.models import REMOTE_MODES, Apart, JournalEntry, Meeting
from chibo.meetings.operations.claiming import hold
from chibo.meetings.operations.projecting import write_differences
from chibo.meetings.operations.signing import row_moved_alone
from chibo.meetings.operations.storing import row_of
from chibo.meetings.queries.clerks import clerk_since
from chibo.meetings.queries.journal import Frame, entry_of, frame_of
from chibo.meetings.reception import Received, people_in, receive
from chibo.meetings.recorders import Recorder
from chibo.meetings.signals import entries_appended
from chibo.membership.models import Member
from chibo.membership.rights import rights_of

Status = Literal["stored", "known", "refused", "apart"]


class Answer(NamedTuple):
    """What became of one entry; ``reason`` is a sentence where it was refused or set apart."""

    id: str
    status: Status
    reason: str = ""


@transaction.atomic
def append_entries(
    meeting: Meeting, entries: Sequence[Any], *, actor: User, at: datetime
) -> list[Answer]:
    """Store what a device recorded and tell the projections; answer for each entry in turn.

    ``entries`` are JSON objects as `read_entry` takes them, in any order, any
    of them sent before. Each is judged alone: one that is refused keeps no
    other back.

    - *stored*: it counts from now on.
    - *known*: the same id came before; nothing happens.
    - *apart*: kept, but the meeting is sealed, or its evening was postponed.
    - *refused*, with the reason, for what is still true tomorrow: it cannot
      be read, tells of another meeting or of a person nobody knows, corrects
      what it cannot, or its sender had no right at its hour. A member needs no
      right for the own coming and leaving, a helper that of the day for the
      coming and a dictated opinion of whom he helps. What contradicts other entries is
      stored and asked about.

    Takes the meeting's row first: devices of one meeting follow each other,
    two meetings never wait. Writes only the rows that differ, one audit entry
    per batch, and rings `entries_appended`. A first sign of a person costs 7
    statements in a meeting of any size, four of them in one trip to
    PostgreSQL; any other entry 10, and a batch of many at most two more per
    further table that it changes.
    """
    return take_entries(hold(meeting), entries, actor=actor, at=at)


def take_entries(
    meeting: Meeting,
    entries: Sequence[Any],
    *,
    actor: User,
    at: datetime,
    brought_by: User | None = None,
) -> list[Answer]:
    """Do as `append_entries` does to a meeting that the caller holds already.

    ``brought_by`` is the hand that brings in what ``actor`` recorded, and the
    caller has asked whether it may. The rights stay those of ``actor``; the
    record names both.
    """
    parcels = [_opened(raw, at) for raw in entries]
    recorder = _recorder(meeting, actor, at)
    taken = _taken_alone(meeting, parcels, recorder) or _taken_together(meeting, parcels, recorder)
    if taken.fresh:
        _record(meeting, taken, actor=actor, brought_by=brought_by, at=at)
        kinds = frozenset(row.kind for row in taken.fresh)
        entries_appended.send(Meeting, meeting_id=meeting.pk, kinds=kinds)
    return taken.answers


@dataclass(frozen=True, slots=True)
class _Taken:
    """What became of a batch: an answer for each entry, the new rows, what is still to be sent."""

    answers: list[Answer]
    fresh: list[JournalEntry]
    unsent: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class _Parcel:
    """One sent thing, opened: an entry, or the reason why it is none."""

    id: str
    received: Received | None
    refusal: str = ""


def _opened(raw: Any, at: datetime) -> _Parcel:
    id_ = str(raw.get("id", "")) if isinstance(raw, Mapping) else ""
    try:
        return _Parcel(id_, receive(raw, at=at))
    except MalformedEntry as problem:
        refusal = _("This entry cannot be read (%(field)s). Record it anew.")
        return _Parcel(id_, None, refusal % {"field": problem.field})


def _taken_alone(meeting: Meeting, parcels: Sequence[_Parcel], recorder: Recorder) -> _Taken | None:
    """Take a batch that is nothing but one person's first sign."""
    one = parcels[0].received if len(parcels) == 1 else None
    moves = row_moved_alone(meeting, one, recorder) if one else None
    if one is None or moves is None:
        return None
    row = row_of(one, meeting)
    return _Taken([Answer(parcels[0].id, "stored")], [row], (inserting(row), moves))


def _taken_together(meeting: Meeting, parcels: Sequence[_Parcel], recorder: Recorder) -> _Taken:
    """Judge every entry of a batch by all that is stored, and fold the whole journal."""
    received = [parcel.received for parcel in parcels if parcel.received]
    rows = _stored_and_named(meeting, received)
    frame = frame_of(meeting)
    desk = Desk(
        meeting=str(meeting.pk),
        is_cancelled=meeting.state == State.CANCELLED,
        known={row.id: entry_of(row) for row in rows},
        people=_known_people(frame, received),
        recorder=recorder,
    )
    taken = _Taken([], [])
    for parcel in parcels:
        taken.answers.append(_take(parcel, desk, meeting, taken.fresh))
    if taken.fresh:
        counted = [row for row in rows if row.meeting_id == meeting.pk and row.apart == Apart.NO]
        _store(meeting, frame, [desk.known[row.id] for row in counted], taken.fresh)
    return taken


def _stored_and_named(meeting: Meeting, received: Iterable[Received]) -> list[JournalEntry]:
    """Return all entries of the meeting, and those anywhere that the batch repeats or corrects."""
    named = {one.entry.id for one in received}
    named |= {one.told.target for one in received if isinstance(one.told, Corrected)}
    return list(JournalEntry.objects.filter(Q(meeting=meeting) | Q(pk__in=named)))


def _known_people(frame: Frame, received: Iterable[Received]) -> set[str]:
    """Return the keys of the roster, and of other members whom the batch names."""
    roster = {line.person for line in frame.roster}
    named = {key for one in received if one.told for key in people_in(one.told)} - roster
    ids = {int(key) for key in named if key.isdecimal() and str(int(key)) == key}
    if not ids:
        return roster
    return roster | {
        str(pk) for pk in Member.objects.filter(pk__in=ids).values_list("pk", flat=True)
    }


def _recorder(meeting: Meeting, actor: User, at: datetime) -> Recorder:
    member_id = rights_of(actor, on=day_of(at)).member_id
    invited = State(meeting.state) in INVITED
    return Recorder(
        account=str(actor.pk),
        person=None if member_id is None else str(member_id),
        is_service=actor.is_service,
        has_own_pin=actor.has_own_pin,
        leads=lambda day: may(actor, "meetings.lead_meeting", meeting, on=day),
        belongs=lambda day: may(actor, "meetings.check_in", meeting, on=day),
        helps=lambda person, day: _helps(actor, person, day),
        clerk_since=cache(lambda: clerk_since(meeting, member_id)),
        meets_on=day_of(meeting.planned_at) if invited else None,
        opened_at=meeting.opened_at,
        closed_at=meeting.closed_at,
        check_in_secret=meeting.check_in_secret,
        is_remote=meeting.mode in REMOTE_MODES,
    )


def _helps(actor: User, person: str, day: date) -> bool:
    return person.isdecimal() and rights_of(actor, on=day).helps_member(int(person)) is not None


def _take(parcel: _Parcel, desk: Desk, meeting: Meeting, fresh: list[JournalEntry]) -> Answer:
    one = parcel.received
    if one is None:
        return Answer(parcel.id, "refused", parcel.refusal)
    namesake = desk.known.get(one.entry.id)
    if namesake is not None and namesake.meeting == one.entry.meeting == desk.meeting:
        return Answer(parcel.id, "known")
    refusal = desk.refusal_of(one)
    if refusal is not None:
        return Answer(parcel.id, "refused", refusal)
    row = row_of(one, meeting)
    desk.known[one.entry.id] = one.entry
    fresh.append(row)
    if row.apart:
        return Answer(parcel.id, "apart", str(Apart(row.apart).label))
    return Answer(parcel.id, "stored")


def _store(
    meeting: Meeting,
    frame: Frame,
    told: Sequence[Entry],
    fresh: Sequence[JournalEntry],
) -> None:
    JournalEntry.objects.bulk_create(fresh)
    more = [entry_of(row) for row in fresh if row.apart == Apart.NO]
    if more:
        before = frame.told_by(told) if told else None
        write_differences(meeting, before=before, after=frame.told_by([*told, *more]))


def _record(
    meeting: Meeting, taken: _Taken, *, actor: User, brought_by: User | None, at: datetime
) -> None:
    ids = "\n".join(sorted(str(row.id) for row in taken.fresh))
    counts = Counter(answer.status for answer in taken.answers)
    record(
        ENTRIES_APPENDED,
        taken.unsent,
        _acted_for(taken.fresh),
        subject=meeting,
        unit_id=meeting.branch_id,
        actor=brought_by or actor,
        at=at,
        **({"recorded_by": actor.name} if brought_by else {}),
        stored=counts["stored"],
        apart=counts["apart"],
        refused=counts["refused"],
        ids_sha256=hashlib.sha256(ids.encode()).hexdigest(),
    )


def _acted_for(fresh: Iterable[JournalEntry]) -> Member | None:
    """Return the one person for whom a helper recorded all of these; each entry names its own."""
    keys = {row.acting_for for row in fresh}
    if len(keys) != 1 or not (key := keys.pop()).isdecimal():
        return None
    return Member.objects.filter(pk=int(key)).first()
