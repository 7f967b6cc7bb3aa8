"""How long the meeting took, and how long parts of it."""

from datetime import datetime, timedelta
from decimal import Decimal

from chibo.meetings.journal.state import ItemTime
from chibo.quality.facts.evidence import Counted, Evidence, Thing
from chibo.quality.facts.occasion import Occasion
from chibo.quality.providers.values import entries_of, number
from chibo.scoring.facts import Known, ToCome

CRITICISM = "criticism"
"""The content group of agenda templates for judging thought, self-criticism and criticism."""

_MINUTE = timedelta(minutes=1)
_SECOND = timedelta(seconds=1)


def course_facts(occasion: Occasion) -> dict[str, Counted]:
    return {
        "duration_minutes": _part(occasion) if occasion.part else _duration(occasion),
        "minutes_for_criticism": _criticism(occasion),
        "meeting_month": number(occasion.meeting.month.month),
        "meeting_kind": Counted(Known(str(occasion.meeting.kind))),
    }


def _duration(occasion: Occasion) -> Counted:
    """Whole minutes without breaks; while the meeting runs, at least so many."""
    session, clock = occasion.state.session, occasion.state.clock
    evidence = Evidence(
        entries=entries_of(occasion, "opened", "paused", "resumed", "closed"),
        began_at=session.opened_at,
        ended_at=session.closed_at,
    )
    if session.opened_at is None:
        return Counted(ToCome())
    if clock.seconds_held is not None:
        return number(clock.seconds_held * _SECOND // _MINUTE, evidence)
    breaks = sum(
        ((pause.ended_at or occasion.at) - pause.began_at for pause in clock.pauses), timedelta(0)
    )
    so_far = max(occasion.at - session.opened_at - breaks, timedelta(0)) // _MINUTE
    return Counted(ToCome(at_worst=Decimal(so_far)), evidence)


def _part(occasion: Occasion) -> Counted:
    part = occasion.state.clock.parts.get(occasion.part)
    if part is None:
        return Counted(ToCome())
    evidence = Evidence(
        entries=entries_of(occasion, "part_started", "part_ended"),
        began_at=part.started_at,
        ended_at=part.ended_at,
    )
    running = [span for span in part.spans if span.ended_at is None]
    so_far = part.seconds_used * _SECOND + sum(
        (occasion.at - span.began_at for span in running), timedelta(0)
    )
    minutes = so_far // _MINUTE
    if part.ended_at is None:
        return Counted(ToCome(at_worst=Decimal(minutes)), evidence)
    return number(minutes, evidence)


def _criticism(occasion: Occasion) -> Counted:
    """Whole minutes of the items of this group; one that still runs may take longer."""
    items = [
        item
        for item in occasion.state.clock.items.values()
        if item.group == CRITICISM and (not occasion.part or item.part == occasion.part)
    ]
    used = sum((_used(item, occasion.at) for item in items), timedelta(0)) // _MINUTE
    evidence = Evidence(
        things=tuple(
            Thing("agenda_item", int(item.item), item.title)
            for item in items
            if item.item.isdecimal()
        )
    )
    if any(item.running_since for item in items) or not occasion.is_open_or_over:
        return Counted(ToCome(at_worst=Decimal(used)), evidence)
    return number(used, evidence)


def _used(item: ItemTime, at: datetime) -> timedelta:
    running = at - item.running_since if item.running_since else timedelta(0)
    return item.seconds_used * _SECOND + running
