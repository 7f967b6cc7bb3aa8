"""The journal of a meeting: what was stored, and the meeting that it tells."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from chibo.kernel.days import day_of
from chibo.meetings.journal.entries import Entry
from chibo.meetings.journal.fold import fold
from chibo.meetings.journal.lines import AgendaItem, Excuse, RosterLine, Rules
from chibo.meetings.journal.state import MeetingState
from chibo.meetings.models import AgendaItem as AgendaRow
from chibo.meetings.models import Apart, InvitationAnswer, JournalEntry, Meeting
from chibo.meetings.models import RosterLine as RosterRow
from chibo.meetings.queries.evening_rules import evening_rules
from chibo.rulebook.book import RuleBook
from chibo.rulebook.queries import rules_of


@dataclass(frozen=True, slots=True)
class Frame:
    """What a meeting's entries are folded over, and the rulebook of its day."""

    roster: tuple[RosterLine, ...]
    agenda: tuple[AgendaItem, ...]
    rules: Rules
    book: RuleBook

    def told_by(self, entries: Iterable[Entry]) -> MeetingState:
        return fold(self.roster, self.agenda, self.rules, entries)


def meeting_state(meeting: Meeting) -> MeetingState:
    """Return the meeting as its journal tells it now, gists and notes included.

    Four questions to the database whatever the size of the meeting. For
    readers without ``meetings.see_content`` pass it through `figures_only`.
    """
    return frame_of(meeting).told_by(stored_entries(meeting))


def frame_of(meeting: Meeting) -> Frame:
    """Return what the fold is given beside the entries: roster, agenda, rules of the day."""
    roster = RosterRow.objects.filter(meeting=meeting)
    agenda = AgendaRow.objects.filter(meeting=meeting)
    book = rules_of(meeting.branch_id, on=day_of(meeting.planned_at))
    return Frame(
        roster=tuple(_line(row) for row in roster),
        agenda=tuple(_item(row) for row in agenda),
        rules=evening_rules(book),
        book=book,
    )


def stored_entries(meeting: Meeting) -> list[Entry]:
    """Return the entries that count, in order of their hour."""
    rows = JournalEntry.objects.filter(meeting=meeting, apart=Apart.NO)
    return [entry_of(row) for row in rows.order_by("at", "device", "seq")]


def entries_apart(meeting: Meeting) -> QuerySet[JournalEntry]:
    """Return the rows that are kept but do not count: after the seal, of an evening not held."""
    return JournalEntry.objects.filter(meeting=meeting).exclude(apart=Apart.NO).order_by("at")


def entry_of(row: JournalEntry) -> Entry:
    """Return a stored row as the fold reads it."""
    return Entry(
        id=row.id,
        meeting=str(row.meeting_id),
        kind=row.kind,
        device=row.device,
        seq=row.seq,
        at=row.at,
        wall=row.wall,
        offset=row.offset,
        actor=str(row.actor_id),
        acting_for=row.acting_for or None,
        role=row.role,  # type: ignore[arg-type]  # written from an Entry only
        payload=row.payload,
        schema=row.schema,
        received_at=row.received_at,
    )


def _line(row: RosterRow) -> RosterLine:
    return RosterLine(
        person=str(row.member_id),
        name=row.name,
        standing=row.standing,  # type: ignore[arg-type]  # the words are the same
        duty=row.duty,
        kind=row.kind,  # type: ignore[arg-type]  # the words are the same
        post=row.post,
        excuse=_excuse(row),
    )


def _excuse(row: RosterRow) -> Excuse | None:
    if row.answer != InvitationAnswer.ASKS_EXCUSE or row.answered_at is None:
        return None
    if row.excuse_accepted_at is not None:
        return Excuse("accepted", row.excuse_accepted_at, row.answer_reason)
    if row.excuse_refused_at is not None:
        return None
    return Excuse("asked", row.answered_at, row.answer_reason)


def _item(row: AgendaRow) -> AgendaItem:
    return AgendaItem(str(row.pk), row.title, row.minutes, row.part, row.content_group)
