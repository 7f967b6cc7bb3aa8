"""The journal as it stands: readable entries in order, what is not understood, what is asked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, TypeVar, cast
from uuid import UUID

from chibo.meetings.journal.corrections import Outcome, corrected
from chibo.meetings.journal.entries import Entry
from chibo.meetings.journal.order import Placed, in_order
from chibo.meetings.journal.payloads.form import Payload
from chibo.meetings.journal.payloads.reading import NotUnderstood
from chibo.meetings.journal.payloads.record import Corrected
from chibo.meetings.journal.questions import Question, question
from chibo.meetings.journal.state import Correction, UnknownEntry

P = TypeVar("P", bound=Payload)
Q = TypeVar("Q", bound=Payload)


@dataclass(frozen=True, slots=True)
class Deed(Generic[P]):
    """An entry that stands, with what it tells after corrections."""

    id: UUID
    at: datetime
    place: int
    entry: Entry
    told: P


@dataclass(frozen=True, slots=True)
class Journal:
    """Deeds in order; corrections themselves and void entries are not among them."""

    order: tuple[Placed, ...]
    deeds: tuple[Deed[Payload], ...]
    not_understood: tuple[UnknownEntry, ...]
    corrections: tuple[Correction, ...]
    questions: tuple[Question, ...]
    by_form: Mapping[type[Payload], Sequence[Deed[Payload]]]

    def of(self, form: type[Q]) -> Sequence[Deed[Q]]:
        """Return the deeds that tell ``form``, in order."""
        return cast("Sequence[Deed[Q]]", self.by_form.get(form, ()))

    def last(self, form: type[Q]) -> Deed[Q] | None:
        """Return the latest deed that tells ``form``."""
        deeds = self.of(form)
        return deeds[-1] if deeds else None


def read_journal(entries: Iterable[Entry], *, undo_seconds: int) -> Journal:
    """Return what stands of ``entries``.

    ``undo_seconds``: within so many seconds a deed is undone without a reason.
    """
    order = in_order(entries)
    outcome = corrected(order)
    deeds: list[Deed[Payload]] = []
    unknown: list[UnknownEntry] = []
    for placed in order:
        entry, payload = placed.entry, outcome.standing[placed.entry.id].payload
        if isinstance(payload, NotUnderstood):
            unknown.append(
                UnknownEntry(entry.id, entry.kind, entry.schema, entry.device, payload.why)
            )
        elif payload is not None and not isinstance(payload, Corrected):
            deeds.append(Deed(entry.id, placed.at, placed.place, entry, payload))
    asked = [
        *(question("not_understood", subject=str(one.id), entries=[one.id]) for one in unknown),
        *_asked_of_corrections(order, outcome, timedelta(seconds=undo_seconds)),
    ]
    listed = tuple(_corrections(order, outcome))
    by_form: dict[type[Payload], list[Deed[Payload]]] = {}
    for deed in deeds:
        by_form.setdefault(type(deed.told), []).append(deed)
    return Journal(order, tuple(deeds), tuple(unknown), listed, tuple(asked), by_form)


def _corrections(order: Iterable[Placed], outcome: Outcome) -> Iterator[Correction]:
    for placed in order:
        tale = outcome.standing[placed.entry.id].payload
        if isinstance(tale, Corrected):
            target = outcome.standing.get(tale.target)
            governs = target is not None and target.by == placed.entry.id
            yield Correction(
                placed.entry.id, tale.target, tale.action, tale.reason, placed.at, governs
            )


def _asked_of_corrections(
    order: Iterable[Placed], outcome: Outcome, undo: timedelta
) -> Iterator[Question]:
    by_id = {placed.entry.id: placed for placed in order}
    for id_, placed in by_id.items():
        tale = outcome.standing[id_].payload
        if not isinstance(tale, Corrected):
            continue
        fault = outcome.faults.get(id_)
        if fault is not None:
            yield question(fault, subject=str(id_), entries=[id_])
        elif not tale.reason.strip() and not _is_undo(placed, by_id[tale.target], tale, undo):
            yield question(
                "correction_without_reason", subject=str(id_), entries=[id_, tale.target]
            )


def _is_undo(correction: Placed, target: Placed, tale: Corrected, undo: timedelta) -> bool:
    within = timedelta(0) <= correction.at - target.at <= undo
    return tale.action == "void" and within
