"""Attendance: one presence for each roster line, and what the clerk must still settle."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from chibo.meetings.journal.claims import Claim, Strength
from chibo.meetings.journal.deeds import Journal
from chibo.meetings.journal.lines import RosterLine, Rules
from chibo.meetings.journal.payloads.people import RestPresent
from chibo.meetings.journal.plain import hour
from chibo.meetings.journal.questions import Question, question
from chibo.meetings.journal.roster import APART
from chibo.meetings.journal.state import Interval, Presence, Session
from chibo.meetings.journal.stays import stays_of

_MINUTE = timedelta(minutes=1)
_STRENGTH_NAMES = {
    Strength.REST: "rest",
    Strength.EXCUSE: "own",
    Strength.OWN: "own",
    Strength.EXPLICIT: "explicit",
}


def attendance_of(
    claims: Mapping[str, Sequence[Claim]],
    roster: Mapping[str, RosterLine],
    session: Session,
    rules: Rules,
) -> Mapping[str, Presence]:
    """Return the presence of every roster line, by person; ``claims`` are their signs.

    Late and left early are whole minutes beyond the rule's grace minutes,
    counted from the opening and to the close.
    """
    grace = timedelta(minutes=rules.grace_minutes)
    return {
        person: presence_of(line, claims[person], session, grace) for person, line in roster.items()
    }


def is_present_at(presence: Presence, at: datetime) -> bool:
    """Whether the person is in the room or connected at that instant."""
    return _stay_at(presence, at) is not None


def is_remote_at(presence: Presence, at: datetime) -> bool:
    """Whether the person is connected from elsewhere at that instant."""
    stay = _stay_at(presence, at)
    return stay is not None and stay.remote


def asked_of_attendance(
    journal: Journal,
    claims: Mapping[str, Sequence[Claim]],
    attendance: Mapping[str, Presence],
    session: Session,
) -> Iterator[Question]:
    """Ask about people still expected, signs to confirm, leaving without coming, head counts."""
    for person, presence in attendance.items():
        yield from _asked_of_person(presence, claims[person], session)
        asked = presence.excuse_asked and presence.strength == "rest"
        if asked and presence.entry:
            yield question("asked_excuse_counted_present", subject=person, entries=[presence.entry])
    yield from _asked_of_heads(journal, attendance)


def _stay_at(presence: Presence, at: datetime) -> Interval | None:
    for stay in presence.intervals:
        if stay.came_at <= at and (stay.left_at is None or at < stay.left_at):
            return stay
    return None


def presence_of(
    line: RosterLine, claims: Sequence[Claim], session: Session, grace: timedelta
) -> Presence:
    """Return the presence of one roster line by its own signs."""
    told = [claim for claim in claims if claim.state]
    winner = max(told, key=lambda claim: (claim.strength, claim.at, claim.place), default=None)
    state = winner.state if winner else "apart" if line.duty in APART else "expected"
    stays = stays_of(claims, session) if state == "present" else ()
    return Presence(
        person=line.person,
        state=state,
        strength=_STRENGTH_NAMES[winner.strength] if winner else "",
        reason=winner.reason if winner else "",
        excuse_asked=line.excuse is not None and line.excuse.state == "asked",
        intervals=stays,
        late_minutes=_late_minutes(stays, session, grace),
        left_early_minutes=_left_early_minutes(stays, session, grace),
        to_confirm_since=_to_confirm_since(winner, told),
        entry=winner.entry if winner else None,
    )


def _late_minutes(stays: Sequence[Interval], session: Session, grace: timedelta) -> int:
    if not stays or session.opened_at is None:
        return 0
    late = stays[0].came_at - session.opened_at
    return late // _MINUTE if late > grace else 0


def _left_early_minutes(stays: Sequence[Interval], session: Session, grace: timedelta) -> int:
    if not stays or session.closed_at is None or stays[-1].left_at is None:
        return 0
    early = session.closed_at - stays[-1].left_at
    return early // _MINUTE if early > grace else 0


def _to_confirm_since(winner: Claim | None, told: Sequence[Claim]) -> datetime | None:
    """The first own sign of presence after an explicit "absent" or "excused" that stands."""
    if winner is None or winner.strength is not Strength.EXPLICIT or winner.state == "present":
        return None
    own = (claim for claim in told if claim.strength is Strength.OWN)
    return next((c.at for c in own if c.state == "present" and c.place > winner.place), None)


def _asked_of_person(
    presence: Presence, claims: Sequence[Claim], session: Session
) -> Iterator[Question]:
    entries = [claim.entry for claim in claims if claim.entry]
    person = presence.person
    if presence.state == "expected" and session.closed_at:
        asked = "yes" if presence.excuse_asked else "no"
        yield question(
            "still_expected_at_close", subject=person, entries=entries, excuse_asked=asked
        )
    if presence.to_confirm_since:
        since = hour(presence.to_confirm_since)
        yield question(
            "arrival_to_confirm", subject=person, entries=entries, state=presence.state, at=since
        )
    lonely = _left_without_coming(claims)
    if lonely:
        yield question("left_without_coming", subject=person, entries=lonely)
    if session.closed_at and presence.intervals:
        came = presence.intervals[0].came_at
        if came > session.closed_at:
            yield question("came_after_close", subject=person, entries=entries, at=hour(came))


def _left_without_coming(claims: Sequence[Claim]) -> list[UUID]:
    """The leavings of a person of whom no sign of presence stands before."""
    here, lonely = False, []
    for claim in claims:
        if claim.state == "" and not here and claim.entry:
            lonely.append(claim.entry)
        here = claim.state == "present"
    return lonely


def _asked_of_heads(journal: Journal, attendance: Mapping[str, Presence]) -> Iterator[Question]:
    """Named attendance wins over counted heads; a difference is asked about."""
    for deed in journal.of(RestPresent):
        if deed.told.heads is None:
            continue
        named = sum(is_present_at(one, deed.at) for one in attendance.values())
        if named != deed.told.heads:
            yield question("heads_differ", entries=[deed.id], heads=deed.told.heads, named=named)
