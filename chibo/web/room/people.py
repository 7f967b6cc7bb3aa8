"""The roster as large buttons: who is here, who is not and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from chibo.kernel.days import local
from chibo.kernel.vietnamese import name_order, search_key
from chibo.meetings.journal.attendance import is_present_at
from chibo.meetings.journal.lines import RosterLine
from chibo.meetings.journal.state import Presence
from chibo.membership.models import Duty
from chibo.web.room.evening import Evening

LOOK = {"present": "here", "excused": "excused", "absent": "absent"}
SIGN = {"present": "✓", "excused": "◔", "absent": "✕"}


@dataclass(frozen=True, slots=True)
class PersonButton:
    """``look`` is the class of the button, ``note`` what stands beside the name."""

    person: str
    name: str
    key: str
    look: str
    sign: str
    note: str
    is_here: bool
    waits: bool


@dataclass(frozen=True, slots=True)
class Numbers:
    """``here`` of ``over`` are the rate's; the other numbers count the whole roster."""

    here: int
    over: int
    percent: float | None
    excused: int
    absent: int
    expected: int
    apart: int


def person_buttons(evening: Evening) -> list[PersonButton]:
    lines = sorted(evening.state.roster.values(), key=lambda line: name_order(line.name))
    return [_button(line, evening) for line in lines]


def numbers_of(evening: Evening) -> Numbers:
    rate = evening.rates.attendance
    here, over = len(rate.counted), len(rate.over)
    states = [presence.state for presence in evening.state.attendance.values()]
    return Numbers(
        here=here,
        over=over,
        percent=100 * here / over if over else None,
        excused=states.count("excused"),
        absent=states.count("absent"),
        expected=states.count("expected"),
        apart=states.count("apart"),
    )


def _button(line: RosterLine, evening: Evening) -> PersonButton:
    presence = evening.state.attendance[line.person]
    return PersonButton(
        person=line.person,
        name=line.name,
        key=search_key(line.name),
        look=LOOK.get(presence.state, ""),
        sign=SIGN.get(presence.state, ""),
        note=", ".join(_notes(line, presence)),
        is_here=is_present_at(presence, evening.at),
        waits=presence.to_confirm_since is not None,
    )


def _notes(line: RosterLine, presence: Presence) -> Iterator[str]:
    match presence.state:
        case "present":
            yield from _notes_of_presence(presence)
        case "excused":
            yield presence.reason or _("excused")
        case "absent":
            yield presence.reason or _("no reason")
        case "apart":
            yield str(Duty(line.duty).label) if line.duty in Duty.values else line.duty
        case _:
            yield _("asks to be excused") if presence.excuse_asked else _("not marked yet")
    if presence.to_confirm_since is not None:
        yield _("checked in %(hour)s, confirm") % {"hour": _hour(presence.to_confirm_since)}


def _notes_of_presence(presence: Presence) -> Iterator[str]:
    came, last = presence.intervals[0], presence.intervals[-1]
    if presence.late_minutes:
        yield _("%(minutes)s′ late") % {"minutes": presence.late_minutes}
    elif presence.strength != "rest":
        yield _hour(came.came_at)
    else:
        yield pgettext("attendance", "here")
    if last.remote:
        yield _("online")
    if last.left_at is not None:
        yield _("left %(hour)s") % {"hour": _hour(last.left_at)}


def _hour(at: datetime) -> str:
    return f"{local(at):%H:%M}"
