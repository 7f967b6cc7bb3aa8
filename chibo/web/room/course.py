"""The clock of the evening: which item runs, what comes next, how long it took."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from chibo.meetings.journal.state import ItemTime
from chibo.rulebook import keys
from chibo.web.room.evening import Evening


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """``look`` is "done", "now" or empty; ``used`` whole minutes, ``over`` longer than planned."""

    item: str
    title: str
    look: str
    planned: int
    used: int
    was_held: bool
    over: bool


@dataclass(frozen=True, slots=True)
class Course:
    """``since`` and ``held`` let the browser go on counting: seconds held up to ``at``."""

    lines: Sequence[AgendaLine]
    current: AgendaLine | None
    following: AgendaLine | None
    phase: str
    is_paused: bool
    held: int
    item_held: int
    at: datetime
    minimum_minutes: int


def course_of(evening: Evening) -> Course:
    clock = evening.state.clock
    lines = [_line(time, evening) for time in clock.items.values()]
    current = next((line for line in lines if line.look == "now"), None)
    running = clock.items.get(clock.current_item or "")
    return Course(
        lines=lines,
        current=current,
        following=_following(lines, current),
        phase=evening.state.session.phase,
        is_paused=clock.is_paused,
        held=_seconds_held(evening),
        item_held=_seconds_of(running, evening) if running else 0,
        at=evening.at,
        minimum_minutes=_minimum_minutes(evening),
    )


def _line(time: ItemTime, evening: Evening) -> AgendaLine:
    seconds = _seconds_of(time, evening)
    is_now = evening.state.clock.current_item == time.item
    was_held = is_now or seconds > 0 or time.item in _begun(evening)
    return AgendaLine(
        item=time.item,
        title=time.title,
        look="now" if is_now else "done" if was_held else "",
        planned=time.planned_minutes,
        used=seconds // 60,
        was_held=was_held,
        over=bool(time.planned_minutes) and seconds > 60 * time.planned_minutes,
    )


def _begun(evening: Evening) -> set[str]:
    return {str(e.payload.get("item")) for e in evening.entries if e.kind == "item_started"}


def _following(lines: Sequence[AgendaLine], current: AgendaLine | None) -> AgendaLine | None:
    """The first item after the running one, or after the last that was held."""
    held = [place for place, line in enumerate(lines) if line.was_held]
    after = lines.index(current) if current else max(held, default=-1)
    return next((line for line in lines[after + 1 :] if not line.was_held), None)


def _seconds_of(time: ItemTime, evening: Evening) -> int:
    if time.running_since is None:
        return time.seconds_used
    return time.seconds_used + max(0, int((evening.at - time.running_since).total_seconds()))


def _seconds_held(evening: Evening) -> int:
    """Seconds since the opening without breaks, up to now or the close."""
    session, clock = evening.state.session, evening.state.clock
    if session.opened_at is None:
        return 0
    until = session.closed_at or evening.at
    total = (until - session.opened_at).total_seconds()
    for pause in clock.pauses:
        total -= ((pause.ended_at or until) - pause.began_at).total_seconds()
    return max(0, int(total))


def _minimum_minutes(evening: Evening) -> int:
    """The rule's least length for this kind and size; 0 where no document sets one."""
    rule = evening.book[keys.MINIMUM_MINUTES]
    return rule.for_meeting(evening.meeting.kind, members=len(evening.frame.roster))
