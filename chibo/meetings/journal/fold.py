"""The fold: from roster, agenda, rules and entries to the meeting and what is asked about it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from chibo.meetings.journal.attendance import asked_of_attendance, attendance_of
from chibo.meetings.journal.bases import official_members
from chibo.meetings.journal.claims import claims_by_person
from chibo.meetings.journal.clock import clock_of
from chibo.meetings.journal.deeds import Journal, read_journal
from chibo.meetings.journal.devices import asked_of_devices, holes_in, late_entries
from chibo.meetings.journal.entries import Entry
from chibo.meetings.journal.first_signs import open_to_signs
from chibo.meetings.journal.lines import AgendaItem, RosterLine, Rules
from chibo.meetings.journal.payloads.record import Settled
from chibo.meetings.journal.questions import Question, question, settle
from chibo.meetings.journal.recount import votes_of
from chibo.meetings.journal.results import asked_of_speakers, results_of
from chibo.meetings.journal.roster import asked_of_strangers, roster_as_changed
from chibo.meetings.journal.session import asked_of_session, session_of
from chibo.meetings.journal.state import MeetingState, Presence, Session
from chibo.meetings.journal.vote_questions import asked_of_reserved, asked_of_votes
from chibo.meetings.journal.votes import told_of_votes


def fold(
    roster: Iterable[RosterLine],
    agenda: Sequence[AgendaItem],
    rules: Rules,
    entries: Iterable[Entry],
) -> MeetingState:
    """Return the meeting as its entries tell it, and the questions about it.

    Pure: the same entries in any order, any of them twice, give the same
    state. Nothing in a well-formed entry makes it fail; what contradicts
    another entry is folded and asked about.
    """
    journal = read_journal(entries, undo_seconds=rules.undo_seconds)
    lines = roster_as_changed(roster, journal)
    session = session_of(journal)
    claims = claims_by_person(journal, lines)
    attendance = attendance_of(claims, lines, session, rules)
    clock, asked_of_clock = clock_of(journal, agenda, session)
    results = results_of(journal)
    told = told_of_votes(journal)
    votes = votes_of(told, lines, attendance, rules)
    holes, late = holes_in(journal.order), late_entries(journal, rules)
    asked = [
        *journal.questions,
        *asked_of_devices(journal, holes, late, rules),
        *asked_of_session(journal),
        *asked_of_strangers(journal, lines),
        *asked_of_attendance(journal, claims, attendance, session),
        *asked_of_clock,
        *asked_of_speakers(results, attendance, session),
        *asked_of_votes(votes, told, attendance, session, rules),
        *asked_of_reserved(journal, told),
        *_asked_of_numbers_present(lines, attendance, session, rules),
    ]
    still_open, settled = settle(asked, _reasons(journal))
    return MeetingState(
        session=session,
        roster=lines,
        attendance=attendance,
        clock=clock,
        results=results,
        votes=votes,
        holes=holes,
        late_entries=late,
        unknown=journal.not_understood,
        corrections=journal.corrections,
        questions=still_open,
        settled=settled,
        open_to_signs=open_to_signs(journal, session, rules),
    )


def _reasons(journal: Journal) -> dict[str, tuple[str, UUID]]:
    return {deed.told.question: (deed.told.reason, deed.id) for deed in journal.of(Settled)}


def _asked_of_numbers_present(
    roster: Mapping[str, RosterLine],
    attendance: Mapping[str, Presence],
    session: Session,
    rules: Rules,
) -> Iterator[Question]:
    """Warn about a branch with too few official members, and about too few of them here."""
    if session.opened_at is None:
        return
    official = [who for who in official_members(roster) if roster[who].duty != "exempt"]
    if len(official) < rules.fewest_official_members:
        yield question("few_official_members", official=len(official))
    share = rules.warn_below_present
    if share is None or session.closed_at is None:
        return
    here = sum(attendance[who].state == "present" for who in official)
    if here * share.denominator < len(official) * share.numerator:
        yield question("few_present", here=here, of=len(official))
