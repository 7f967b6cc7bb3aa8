"""The clocks of the evening: parts, agenda items and breaks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from chibo.meetings.journal.deeds import Deed, Journal
from chibo.meetings.journal.lines import AgendaItem
from chibo.meetings.journal.payloads import course
from chibo.meetings.journal.payloads.form import Payload
from chibo.meetings.journal.questions import Question, question
from chibo.meetings.journal.state import Clock, ItemTime, PartTime, Pause, Session, Span

_SECOND = timedelta(seconds=1)
_MINUTE_SECONDS = timedelta(minutes=1) // _SECOND


@dataclass(slots=True)
class _Hand:
    """One running clock hand over named things: at most one of them runs."""

    spans: dict[str, list[Span]] = field(default_factory=dict)
    current: str | None = None
    running_since: datetime | None = None

    def start(self, name: str, at: datetime, *, paused: bool) -> None:
        self.stop(at)
        self.current = name
        self.spans.setdefault(name, [])
        self.running_since = None if paused else at

    def stop(self, at: datetime) -> None:
        self.hold(at)
        self.current = None

    def hold(self, at: datetime) -> None:
        if self.current is not None and self.running_since is not None:
            self.spans[self.current].append(Span(self.running_since, at))
        self.running_since = None

    def go_on(self, at: datetime) -> None:
        self.running_since = at if self.current is not None else None


@dataclass(slots=True)
class _Face:
    """What the hands show while the journal is read once from the front."""

    parts: _Hand = field(default_factory=_Hand)
    items: _Hand = field(default_factory=_Hand)
    pauses: list[Pause] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)
    started: dict[str, datetime] = field(default_factory=dict)
    ended: dict[str, datetime] = field(default_factory=dict)
    item_parts: dict[str, str] = field(default_factory=dict)
    item_entries: dict[str, UUID] = field(default_factory=dict)
    asked: list[Question] = field(default_factory=list)

    @property
    def is_paused(self) -> bool:
        return bool(self.pauses) and self.pauses[-1].ended_at is None


def clock_of(
    journal: Journal, agenda: Sequence[AgendaItem], session: Session
) -> tuple[Clock, tuple[Question, ...]]:
    """Return the clocks, and what is asked about them.

    Minutes are whole minutes of ended spans, breaks left out. The close ends
    whatever runs. An item started twice adds up.
    """
    face = _Face()
    ended_at = session.closed_at
    for deed in journal.deeds:
        if ended_at is not None and deed.at > ended_at:
            _close(face, ended_at)
        _turn(face, deed)
    if ended_at is not None:
        _close(face, ended_at)
    planned = {item.item: item for item in agenda}
    face.asked += [
        question("item_not_on_agenda", subject=item, entries=[entry])
        for item, entry in face.item_entries.items()
        if item not in planned and not face.titles.get(item)
    ]
    clock = Clock(
        parts={name: _part(face, name) for name in face.started},
        items=dict(_items(face, planned)),
        pauses=tuple(face.pauses),
        current_part=face.parts.current,
        current_item=face.items.current,
        is_paused=face.is_paused,
        seconds_held=_seconds_held(face.pauses, session),
    )
    return clock, tuple(face.asked)


def _turn(face: _Face, deed: Deed[Payload]) -> None:
    at, told = deed.at, deed.told
    match told:
        case course.PartStarted():
            _end_part(face, at)
            face.started.setdefault(told.part, at)
            face.ended.pop(told.part, None)
            face.parts.start(told.part, at, paused=face.is_paused)
        case course.PartEnded():
            if face.parts.current == told.part:
                _end_part(face, at)
            else:
                face.asked.append(
                    question("part_ended_not_running", subject=told.part, entries=[deed.id])
                )
        case course.ItemStarted():
            _start_item(face, deed.id, at, told)
        case course.ItemEnded():
            if face.items.current == told.item:
                face.items.stop(at)
            else:
                face.asked.append(
                    question("item_ended_not_running", subject=told.item, entries=[deed.id])
                )
        case course.Paused():
            _pause(face, deed.id, at, told.reason)
        case course.Resumed():
            _resume(face, deed.id, at)
        case _:
            pass


def _start_item(face: _Face, entry: UUID, at: datetime, told: course.ItemStarted) -> None:
    face.items.start(told.item, at, paused=face.is_paused)
    face.titles[told.item] = told.title or face.titles.get(told.item, "")
    face.item_parts.setdefault(told.item, face.parts.current or "")
    face.item_entries.setdefault(told.item, entry)


def _end_part(face: _Face, at: datetime) -> None:
    if face.parts.current is not None:
        face.ended[face.parts.current] = at
        face.parts.stop(at)


def _pause(face: _Face, entry: UUID, at: datetime, reason: str) -> None:
    if face.is_paused:
        face.asked.append(question("paused_twice", entries=[entry]))
        return
    face.pauses.append(Pause(at, None, reason))
    face.parts.hold(at)
    face.items.hold(at)


def _resume(face: _Face, entry: UUID, at: datetime) -> None:
    if not face.is_paused:
        face.asked.append(question("resumed_without_pause", entries=[entry]))
        return
    face.pauses[-1] = Pause(face.pauses[-1].began_at, at, face.pauses[-1].reason)
    face.parts.go_on(at)
    face.items.go_on(at)


def _close(face: _Face, at: datetime) -> None:
    if face.is_paused:
        face.asked.append(question("pause_not_ended"))
        face.pauses[-1] = Pause(face.pauses[-1].began_at, at, face.pauses[-1].reason)
    _end_part(face, at)
    face.items.stop(at)


def _part(face: _Face, name: str) -> PartTime:
    spans = list(face.parts.spans[name])
    used = _seconds(spans)
    if face.parts.current == name and face.parts.running_since is not None:
        spans.append(Span(face.parts.running_since, None))
    return PartTime(name, face.started[name], face.ended.get(name), tuple(spans), used)


def _items(face: _Face, planned: Mapping[str, AgendaItem]) -> Iterator[tuple[str, ItemTime]]:
    for name in [*planned, *(name for name in face.items.spans if name not in planned)]:
        item = planned.get(name) or AgendaItem(name, "")
        seconds = _seconds(face.items.spans.get(name, []))
        running = face.items.running_since if face.items.current == name else None
        yield (
            name,
            ItemTime(
                item=name,
                title=face.titles.get(name) or item.title,
                part=item.part or face.item_parts.get(name, ""),
                group=item.group,
                planned_minutes=item.minutes,
                seconds_used=seconds,
                minutes_used=seconds // _MINUTE_SECONDS,
                running_since=running,
            ),
        )


def _seconds(spans: Sequence[Span]) -> int:
    return sum((span.ended_at - span.began_at) // _SECOND for span in spans if span.ended_at)


def _seconds_held(pauses: Sequence[Pause], session: Session) -> int | None:
    """From opening to close without breaks; none while either is missing."""
    if session.opened_at is None or session.closed_at is None:
        return None
    held = max(session.closed_at - session.opened_at, timedelta(0))
    breaks = sum(
        (
            max(
                min(pause.ended_at, session.closed_at) - max(pause.began_at, session.opened_at),
                timedelta(0),
            )
            for pause in pauses
            if pause.ended_at
        ),
        timedelta(0),
    )
    return (held - breaks) // _SECOND
