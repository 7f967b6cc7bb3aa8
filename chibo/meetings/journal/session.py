"""Opened, led and closed: when the meeting was in session, by whom, with which guests."""

from collections.abc import Iterator, Sequence
from typing import Any

from chibo.meetings.journal.deeds import Deed, Journal
from chibo.meetings.journal.payloads import ballots, course, outcome, talk
from chibo.meetings.journal.payloads.course import ChairNamed, ClerkNamed, Closed, Opened
from chibo.meetings.journal.payloads.form import Payload
from chibo.meetings.journal.payloads.people import GuestPresent
from chibo.meetings.journal.plain import hour
from chibo.meetings.journal.questions import Question, question
from chibo.meetings.journal.state import Guest, Named, Phase, Session

# What only a meeting in session can do. After a close, it makes the close void;
# marks of people, notes and corrections of the record do not: they mend it.
PROCEEDINGS: tuple[type[Payload], ...] = (
    course.ProgrammeAdopted,
    course.PartStarted,
    course.Paused,
    course.Resumed,
    course.ItemStarted,
    talk.Spoke,
    talk.RequestAnswered,
    ballots.VoteOpened,
    ballots.VoteClosed,
    outcome.Concluded,
    outcome.TaskAgreed,
    outcome.ScoreProposed,
    outcome.MinutesAdopted,
)


def session_of(journal: Journal) -> Session:
    """Return the session: opened by the earliest opening, closed by the latest close that holds."""
    opening = next(iter(journal.of(Opened)), None)
    closing = _closing(journal)
    programme = journal.last(course.ProgrammeAdopted)
    chairs = tuple(Named(deed.told.person, deed.at) for deed in journal.of(ChairNamed))
    phase: Phase = "closed" if closing else "in_session" if opening else "not_opened"
    return Session(
        phase=phase,
        opened_at=opening.at if opening else None,
        closed_at=closing.at if closing else None,
        place=opening.told.place if opening else "",
        chair=chairs[-1].person if chairs else None,
        chairs=chairs,
        clerks=tuple(Named(deed.told.person, deed.at) for deed in journal.of(ClerkNamed)),
        guests=tuple(_guests(journal)),
        programme_adopted_at=programme.at if programme else None,
        programme_changes=programme.told.changes if programme else "",
    )


def asked_of_session(journal: Journal) -> Iterator[Question]:
    """Ask about two openings, two closes, what came before the one and after the other."""
    openings, closes = list(journal.of(Opened)), list(journal.of(Closed))
    going_on = [deed for deed in journal.deeds if isinstance(deed.told, PROCEEDINGS)]
    yield from _asked_of_openings(openings, closes, going_on)
    closing = _closing(journal)
    if closing:
        since = [deed for deed in going_on if deed.place < closing.place]
        after = since[-1].place if since else -1
        same = [close for close in closes if close.place > after]
        if len(same) > 1:
            yield question("closed_twice", entries=_ids(same), hours=_hours(same))
    elif closes:
        last = closes[-1]
        since = [deed for deed in going_on if deed.place > last.place]
        yield question("went_on_after_close", entries=[last.id, *_ids(since)], hours=_hours([last]))


def _asked_of_openings(
    openings: Sequence[Deed[Opened]],
    closes: Sequence[Deed[Closed]],
    going_on: Sequence[Deed[Payload]],
) -> Iterator[Question]:
    if len(openings) > 1:
        yield question("opened_twice", entries=_ids(openings), hours=_hours(openings))
    if closes and not openings:
        yield question("closed_without_opening", entries=_ids(closes))
    if openings:
        early = [deed for deed in going_on if deed.place < openings[0].place]
        if early:
            yield question("recorded_before_opening", entries=_ids(early))


def _closing(journal: Journal) -> Deed[Closed] | None:
    closing = journal.last(Closed)
    if closing is None:
        return None
    went_on = any(
        deed.place > closing.place and isinstance(deed.told, PROCEEDINGS) for deed in journal.deeds
    )
    return None if went_on else closing


def _guests(journal: Journal) -> Iterator[Guest]:
    by_guest = {deed.told.guest: deed for deed in journal.of(GuestPresent)}
    for deed in by_guest.values():
        told = deed.told
        yield Guest(told.guest, told.name, told.post, told.unit, told.from_committee, deed.at)


def _ids(deeds: Sequence[Deed[Any]]) -> list[Any]:
    return [deed.id for deed in deeds]


def _hours(deeds: Sequence[Deed[Any]]) -> tuple[str, ...]:
    return tuple(hour(deed.at) for deed in deeds)
