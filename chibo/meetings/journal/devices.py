"""What the numbers and clocks of devices tell: holes, clocks apart, entries that came late."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from chibo.meetings.journal.deeds import Journal
from chibo.meetings.journal.lines import Rules
from chibo.meetings.journal.order import Placed
from chibo.meetings.journal.payloads.record import Countersigned
from chibo.meetings.journal.questions import Question, question
from chibo.meetings.journal.state import Hole, LateEntry

_SECOND, _HOUR = timedelta(seconds=1), timedelta(hours=1)


def holes_in(order: Sequence[Placed]) -> tuple[Hole, ...]:
    """Return, per device, the numbers below its highest that have not arrived."""
    holes = []
    for device, own in sorted(_by_device(order).items()):
        seen = {placed.entry.seq for placed in own}
        highest = max(seen)
        missing = _missing(sorted(seen))
        if missing:
            holes.append(Hole(device, missing, highest))
    return tuple(holes)


def late_entries(journal: Journal, rules: Rules) -> tuple[LateEntry, ...]:
    """Return the entries that arrived more than the rule's hours after their hour."""
    standing = {deed.id for deed in journal.deeds} | {one.id for one in journal.corrections}
    signed = {id_ for deed in journal.of(Countersigned) for id_ in deed.told.entries}
    limit = timedelta(hours=rules.late_entry_hours)
    return tuple(
        LateEntry(one.entry.id, delay // _HOUR, one.entry.role == "paper", one.entry.id in signed)
        for one in journal.order
        if one.entry.id in standing and (delay := _delay(one)) > limit
    )


def asked_of_devices(
    journal: Journal, holes: Sequence[Hole], late: Sequence[LateEntry], rules: Rules
) -> Iterator[Question]:
    """Ask about unsent entries, numbers used twice, clocks apart and late entries."""
    for hole in holes:
        missing = ",".join(f"{begin}-{end}" for begin, end in hole.missing)
        yield question("device_has_unsent", subject=hole.device, missing=missing)
    for device, own in sorted(_by_device(journal.order).items()):
        yield from _asked_of_numbers(device, own)
        yield from _asked_of_clock(device, own, rules.clocks_apart_seconds)
    devices = {placed.entry.id: placed.entry.device for placed in journal.order}
    unsigned: dict[str, list[UUID]] = {}
    for one in late:
        if not one.countersigned:
            unsigned.setdefault(devices[one.entry], []).append(one.entry)
    for device, ids in sorted(unsigned.items()):
        yield question("late_not_countersigned", subject=device, entries=ids, number=len(ids))


def _asked_of_numbers(device: str, own: Sequence[Placed]) -> Iterator[Question]:
    by_number: dict[int, list[UUID]] = {}
    for placed in own:
        by_number.setdefault(placed.entry.seq, []).append(placed.entry.id)
    for number, ids in sorted(by_number.items()):
        if len(ids) > 1:
            yield question("number_used_twice", subject=device, entries=ids, number=number)


def _asked_of_clock(device: str, own: Sequence[Placed], limit_seconds: int) -> Iterator[Question]:
    """A clock is apart when its measured offsets are, or when it runs ahead of the server's."""
    offsets = [timedelta(milliseconds=placed.entry.offset) for placed in own]
    ahead = max((-_delay(placed) for placed in own), default=timedelta(0))
    apart = max(max(offsets) - min(offsets), ahead) // _SECOND
    if apart > limit_seconds:
        yield question("clocks_apart", subject=device, seconds=apart)


def _delay(placed: Placed) -> timedelta:
    received_at = placed.entry.received_at
    return timedelta(0) if received_at is None else received_at - placed.at


def _by_device(order: Sequence[Placed]) -> Mapping[str, list[Placed]]:
    own: dict[str, list[Placed]] = {}
    for placed in order:
        own.setdefault(placed.entry.device, []).append(placed)
    return own


def _missing(seen: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Return the gaps in ``seen`` from 1 on, as first and last missing number.

    >>> _missing([2, 3, 7])
    ((1, 1), (4, 6))
    """
    pairs = zip([0, *seen], seen, strict=False)
    return tuple((before + 1, after - 1) for before, after in pairs if after - before > 1)
