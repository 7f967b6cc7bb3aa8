"""What the people of the demo can do next, as their meetings and scores stand."""

from functools import cache

from chibo.demo.data import read_data
from chibo.kernel.days import local
from chibo.meetings.lifecycle import HELD, State
from chibo.meetings.models import MONTHLY_KINDS, Meeting
from chibo.organization.models import Unit
from chibo.quality.models import CardState, Scorecard
from chibo.records.models import Confirmation, Minutes, MinutesState

_LEADING = {"secretary", "deputy"}
_FINISHED = "finished"
_BY_CARD = {
    CardState.VOTED: "to_send",
    CardState.RETURNED: "returned",
    CardState.FINAL: _FINISHED,
}


def next_step(unit: Unit, part: str) -> str:
    """Return what whoever plays ``part`` does first, in a branch or in a committee above."""
    if not unit.is_branch:
        return _of_committee(unit)
    meetings = [one for one in (_unfinished(unit), _at_hand(unit)) if one]
    said = [_said(_stand_of(one), part, one) for one in meetings]
    return "; ".join(dict.fromkeys(filter(None, said))) or _said("nothing", part)


def _of_committee(unit: Unit) -> str:
    """Return how many scores wait where the committee reviews them, otherwise its board."""
    told, below = _told()["reviewing"], Scorecard.objects.filter(branch__parent=unit)
    if not below.exists():
        return told["above"]
    waiting = below.filter(state=CardState.SENT).count()
    return told["waiting"].format(count=waiting) if waiting else told["directly"]


def _at_hand(unit: Unit) -> Meeting | None:
    """Return the first meeting that is to be closed still."""
    meetings = Meeting.objects.filter(branch=unit).exclude(state__in=[*HELD, State.CANCELLED])
    return meetings.order_by("planned_at").first()


def _unfinished(unit: Unit) -> Meeting | None:
    """Return the latest of the last two monthly meetings that waits for somebody."""
    held = Meeting.objects.filter(branch=unit, state__in=HELD, kind__in=MONTHLY_KINDS)
    latest = held.order_by("-planned_at")[:2]
    return next((one for one in latest if _stand_of(one) != _FINISHED), None)


def _stand_of(meeting: Meeting) -> str:
    """Return the name of where ``meeting`` stands, as the data file knows it."""
    if meeting.state not in HELD:
        return str(meeting.state)
    if meeting.state == State.CLOSED:
        return _stand_of_minutes(Minutes.objects.filter(meeting=meeting).first())
    card = Scorecard.objects.filter(meeting=meeting).order_by("-version").first()
    return _BY_CARD.get(CardState(card.state), "under_review") if card else _FINISHED


def _stand_of_minutes(minutes: Minutes | None) -> str:
    if minutes is None:
        return "to_write"
    if minutes.state == MinutesState.CONFIRMED:
        return "to_seal"
    given = Confirmation.objects.filter(minutes=minutes, taken_back_at__isnull=True)
    return "half_confirmed" if given.exists() else "to_confirm"


def _said(stand: str, part: str, meeting: Meeting | None = None) -> str:
    told, group = _told()[stand], "leading" if part in _LEADING else part
    words = told.get(part, told.get(group, told["member"]))
    day = f"{local(meeting.planned_at):%d/%m}" if meeting else ""
    return words.format(day=day)


@cache
def _told() -> dict[str, dict[str, str]]:
    told: dict[str, dict[str, str]] = read_data("next_steps")
    return told
