"""What was done before the meeting opened: consulted, invited, told."""

from datetime import datetime
from operator import attrgetter

from chibo.kernel.days import day_of
from chibo.meetings.models import Consultation
from chibo.quality.facts.evidence import Counted, Evidence, Person
from chibo.quality.facts.occasion import Occasion
from chibo.quality.providers.values import before_opening, people


def preparation_facts(occasion: Occasion) -> dict[str, Counted]:
    consultation = _consultation(occasion)
    return {
        "consultation_held": _held(occasion, consultation),
        "consultation_has_minutes": _minuted(occasion, consultation),
        "members_invited": _invited(occasion),
        "committee_notified": _notified(occasion),
    }


def _consultation(occasion: Occasion) -> Consultation | None:
    rows = Consultation.objects.filter(meeting=occasion.meeting)
    return rows.prefetch_related("present").first()


def _held(occasion: Occasion, consultation: Consultation | None) -> Counted:
    if consultation is None or day_of(consultation.held_at) > occasion.day:
        return before_opening(occasion, answer=False)
    there = sorted(consultation.present.all(), key=attrgetter("name_order", "pk"))
    present = tuple(Person(one.pk, one.full_name) for one in there)
    evidence = Evidence(counted=present, began_at=consultation.held_at)
    return before_opening(occasion, answer=True, evidence=evidence)


def _minuted(occasion: Occasion, consultation: Consultation | None) -> Counted:
    """Written while the meeting had not begun: the room of meetings takes none later."""
    minuted = consultation is not None and bool(consultation.minutes.strip())
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
    told_at = occasion.notes.told_at
    if not _was_before(told_at, occasion):
        return before_opening(occasion, answer=False)
    return before_opening(occasion, answer=True, evidence=Evidence(began_at=told_at))


def _was_before(at: datetime | None, occasion: Occasion) -> bool:
    opened_at = occasion.state.session.opened_at
    return at is not None and at <= occasion.at and (opened_at is None or at <= opened_at)
