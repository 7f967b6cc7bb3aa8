"""What stands of a journal after its corrections, and the corrections of those."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from chibo.meetings.journal.chains import circles, depths
from chibo.meetings.journal.entries import Entry
from chibo.meetings.journal.errors import CorrectionRefused, MalformedEntry
from chibo.meetings.journal.order import Placed
from chibo.meetings.journal.payloads.form import Payload
from chibo.meetings.journal.payloads.reading import NotUnderstood, read_payload
from chibo.meetings.journal.payloads.record import Corrected

# Who an entry is about never changes by a correction: void it and record anew.
_WHO = ("person", "guest")


@dataclass(frozen=True, slots=True)
class Standing:
    """An entry as it stands: its payload, or none where it is void.

    ``by`` is the correction that governs it, if one does.
    """

    payload: Payload | NotUnderstood | None
    by: UUID | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How every entry stands, and which corrections cannot take effect, with why."""

    standing: Mapping[UUID, Standing]
    faults: Mapping[UUID, str]


def corrected(order: Sequence[Placed]) -> Outcome:
    """Return how every entry stands after all corrections.

    Per target the latest correction that stands and can be read wins; void
    corrections count as never made. Deepest first: a correction is judged
    before what it corrects. Circles and targets of another meeting are left
    out; a target that has not arrived waits.
    """
    by_id = {placed.entry.id: placed for placed in order}
    told = {placed.entry.id: _told(placed.entry) for placed in order}
    targets = {id_: tale.target for id_, tale in told.items() if isinstance(tale, Corrected)}
    faults = _faults_of_targets(targets, by_id)
    ties: dict[UUID, list[Placed]] = {}
    for id_, target in targets.items():
        if id_ not in faults:
            ties.setdefault(target, []).append(by_id[id_])

    standing: dict[UUID, Standing] = {}
    depth = depths(targets, faults)
    for id_ in sorted(told, key=lambda id_: depth.get(id_, 0), reverse=True):
        placed, corrections = by_id[id_], ties.get(id_, [])
        standing[id_] = _as_it_stands(placed.entry, told[id_], corrections, standing, faults)
    return Outcome(standing, faults)


def check_correction(entry: Entry, known: Mapping[UUID, Entry]) -> None:
    """Refuse a correction that can never take effect, judged by the entries ``known``.

    ``known`` should hold the target when the server has it, of whatever
    meeting, and the targets of the target. A target that is not known is no
    reason to refuse: it may arrive later.

    Raises:
        CorrectionRefused: it targets another meeting or itself in a circle, or
            replaces by a payload that the target's kind cannot hold.
        MalformedEntry: ``entry`` is no readable correction.
    """
    tale = read_payload(entry.kind, entry.schema, entry.payload)
    if not isinstance(tale, Corrected):
        raise MalformedEntry(entry.kind, "kind", "not_a_correction")
    if _leads_back(entry.id, tale.target, known):
        raise CorrectionRefused(entry.kind, "payload.target", "circle")
    target = known.get(tale.target)
    if target is None:
        return
    if target.meeting != entry.meeting:
        raise CorrectionRefused(entry.kind, "payload.target", "other_meeting")
    if tale.payload is not None and _replaced(target, tale.payload) is None:
        raise CorrectionRefused(entry.kind, "payload.payload", "unreadable")


def _told(entry: Entry) -> Payload | NotUnderstood:
    try:
        return read_payload(entry.kind, entry.schema, entry.payload)
    except MalformedEntry:
        return NotUnderstood("payload")


def _leads_back(start: UUID, target: UUID, known: Mapping[UUID, Entry]) -> bool:
    """Whether the chain of corrections from ``target`` on comes back to ``start``.

    Only the chain is walked: a batch of many corrections reads no others again and again.
    """
    seen: set[UUID] = set()
    step = target
    while step != start and step not in seen:
        seen.add(step)
        tale = _told(known[step]) if step in known else None
        if not isinstance(tale, Corrected):
            return False
        step = tale.target
    return step == start


def _faults_of_targets(
    targets: Mapping[UUID, UUID], by_id: Mapping[UUID, Placed]
) -> dict[UUID, str]:
    faults: dict[UUID, str] = {}
    in_circle = circles(targets)
    for id_, target in targets.items():
        if id_ in in_circle:
            faults[id_] = "correction_in_circle"
        elif target not in by_id:
            faults[id_] = "correction_awaits_target"
        elif by_id[target].entry.meeting != by_id[id_].entry.meeting:
            faults[id_] = "correction_of_other_meeting"
    return faults


def _as_it_stands(
    entry: Entry,
    tale: Payload | NotUnderstood,
    corrections: Sequence[Placed],
    standing: Mapping[UUID, Standing],
    faults: dict[UUID, str],
) -> Standing:
    for placed in sorted(corrections, key=lambda placed: placed.place, reverse=True):
        correction = standing[placed.entry.id].payload
        if not isinstance(correction, Corrected):
            continue
        if correction.payload is None:
            return Standing(None, placed.entry.id)
        anew = _replaced(entry, correction.payload)
        if anew is not None:
            return Standing(anew, placed.entry.id)
        faults[placed.entry.id] = "correction_unreadable"
    return Standing(tale)


def _replaced(target: Entry, payload: Mapping[str, Any]) -> Payload | None:
    """The target told anew; none where its kind cannot hold ``payload``."""
    kept = {name: target.payload[name] for name in _WHO if name in target.payload}
    told = {name: value for name, value in payload.items() if name not in _WHO}
    if target.kind == "corrected":
        kept["target"] = target.payload.get("target")
    try:
        anew = read_payload(target.kind, target.schema, told | kept)
    except MalformedEntry:
        return None
    return anew if isinstance(anew, Payload) else None
