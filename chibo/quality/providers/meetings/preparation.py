"""What was done before the meeting opened: consulted, invited, told."""

from datetime import datetime

from chibo.kernel.days import day_of
from chibo.quality.facts.evidence import Counted, Evidence, Person
from chibo.quality.facts.occasion import Occasion
from chibo.quality.providers.values import before_opening, people


def preparation_facts(occasion: Occasion) -> dict[str, Counted]:
    return {
        "consultation_held": _held(occasion),
        "consultation_has_minutes": _minuted(occasion),
        "members_invited": _invited(occasion),
        "committee_notified": _notified(occasion),
    }


def _held(occasion: Occasion) -> Counted:
    held_at, there = occasion.surroundings.consulted_at, occasion.surroundings.consulted
    if held_at is None or day_of(held_at) > occasion.day:
        return before_opening(occasion, answer=False)
    present = tuple(Person(one["member_id"], one["member__full_name"]) for one in there)
    evidence = Evidence(counted=present, began_at=held_at)
    return before_opening(occasion, answer=True, evidence=evidence)


def _minuted(occasion: Occasion) -> Counted:
    """Written while the meeting had not begun: the room of meetings takes none later."""
    minuted = bool(occasion.surroundings.consulted_minutes.strip())
    return before_opening(occasion, answer=minuted)


def _invited(occasion: Occasion) -> Counted:
    """Convening tells every line of the roster when, where and what."""
    meeting = occasion.meeting
    says_all = bool(meeting.place and occasion.frame.agenda)
    invited = says_all and _was_before(meeting.convened_at, occasion)
    keys = [line.person for line in occasion.frame.roster if line.person in occasion.state.roster]
    evidence = Evidence(counted=people(occasion, keys), began_at=meeting.convened_at)
    return before_opening(occasion, answer=invited, evidence=evidence)


def _notified(occasion: Occasion) -> Counted:
    told_at = occasion.surroundings.notes.told_at
    if not _was_before(told_at, occasion):
        return before_opening(occasion, answer=False)
    return before_opening(occasion, answer=True, evidence=Evidence(began_at=told_at))


def _was_before(at: datetime | None, occasion: Occasion) -> bool:
    opened_at = occasion.state.session.opened_at
    return at is not None and at <= occasion.at and (opened_at is None or at <= opened_at)
