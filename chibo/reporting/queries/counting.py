"""From raw facts to the row of one branch and month. Reads nothing."""

from collections.abc import Iterator
from datetime import date, datetime

from chibo.kernel.days import day_of, first_of_month, previous_month
from chibo.meetings.lifecycle import HELD, State
from chibo.meetings.models import Meeting
from chibo.organization.paths import STEP_DIGITS
from chibo.quality.models import CardState
from chibo.reporting.attendance import Attendance, attendance_of
from chibo.reporting.models import BranchMonth
from chibo.reporting.queries.due import BranchAndMonth
from chibo.reporting.queries.raw import Raw
from chibo.reporting.queries.scores import Scored
from chibo.reporting.standing import Course, Deadlines, lateness, step_of
from chibo.rulebook import keys
from chibo.rulebook.book import RuleBook


def month_rows(wanted: set[BranchAndMonth], raw: Raw, *, at: datetime) -> Iterator[BranchMonth]:
    """Return the rows; none for a branch that did not stand in the month."""
    for one in sorted(wanted):
        if one in raw.placements:
            yield _row(one, raw, at=at)


def _row(one: BranchAndMonth, raw: Raw, *, at: datetime) -> BranchMonth:
    branch, month = one
    meeting, path = raw.meetings.get(one), raw.placements[one].path
    row = BranchMonth(
        branch_id=branch,
        month=month,
        path=path,
        parent_path=path[:-STEP_DIGITS],
        meeting=meeting,
        state=meeting.state if meeting else "",
        members=raw.members.get(one, 0),
        tasks_due=raw.tasks_due.get(one, 0),
        tasks_done=raw.tasks_done.get(one, 0),
        refreshed_at=at,
    )
    scored = raw.scores.get(meeting.pk) if meeting else None
    if meeting and meeting.state in HELD:
        _write_evening(row, meeting, raw, scored, raw.rules[one])
    if scored:
        _write_score(row, scored)
    _write_standing(row, one, raw, scored, on=day_of(at))
    return row


def _write_evening(
    row: BranchMonth, meeting: Meeting, raw: Raw, scored: Scored | None, book: RuleBook
) -> None:
    told = _attendance(meeting, raw, scored, book)
    row.held_on = day_of(meeting.opened_at or meeting.planned_at)
    window = book[keys.MEETING_WINDOW]
    row.is_in_window = window.holds(row.held_on) and first_of_month(row.held_on) == row.month
    if meeting.opened_at and meeting.closed_at:
        row.minutes = int((meeting.closed_at - meeting.opened_at).total_seconds() // 60)
    row.expected, row.present = told.expected, told.present
    row.excused, row.absent = told.excused, told.absent
    kinds = book[keys.SPEECH_KINDS_COUNTED]
    row.speakers = raw.evenings.spoke(meeting.pk, kinds)
    is_over_all = book[keys.SPEAKING_OVER] == "all"
    row.attending = told.expected if is_over_all else told.present


def _attendance(meeting: Meeting, raw: Raw, scored: Scored | None, book: RuleBook) -> Attendance:
    """By the base of the table that scored the evening, else by the rules of its day."""
    people = raw.evenings.people.get(meeting.pk, [])
    if scored:
        excluded = frozenset(scored.table.attendance_base.exclude)
        return attendance_of(people, left_out=excluded, without_excused="excused" in excluded)
    left_out = book[keys.DUTIES_NOT_IN_ATTENDANCE]
    return attendance_of(
        people,
        left_out=left_out,
        without_excused=book[keys.EXCUSED_NOT_IN_ATTENDANCE],
    )


def _write_score(row: BranchMonth, scored: Scored) -> None:
    card = scored.card
    row.card, row.card_state = card, card.state
    row.score, row.score_stage = scored.points, scored.stage
    row.band, row.band_rank, row.gap = scored.band, scored.band_rank, scored.gap
    row.sent_at, row.final_at = card.sent_at, card.final_at


def _write_standing(
    row: BranchMonth, one: BranchAndMonth, raw: Raw, scored: Scored | None, *, on: date
) -> None:
    meeting, book = row.meeting, raw.rules[one]
    day = row.held_on or (day_of(meeting.planned_at) if meeting else None)
    is_scored = scored is not None or (
        meeting is not None
        and day is not None
        and raw.scopes.score(raw.placements[one], kind=meeting.kind, on=day)
    )
    course = Course(
        month=row.month,
        state=row.state,
        held_on=day,
        is_scored=is_scored,
        card_state=row.card_state,
        is_sent=row.sent_at is not None,
        score_due_on=scored.card.due_on if scored else None,
    )
    row.step = step_of(course)
    row.late_what, row.due_on = lateness(course, _deadlines(book), on=on)
    row.is_settled = row.month < previous_month(on) and (
        meeting is None or (row.state == State.SEALED and row.card_state in {"", CardState.FINAL})
    )


def _deadlines(book: RuleBook) -> Deadlines:
    return Deadlines(
        window=book[keys.MEETING_WINDOW],
        papers_days=book[keys.PAPERS_DAYS_BEFORE],
        documents_days=book[keys.DOCUMENTS_DAYS_AFTER],
        score_days=book[keys.SCORE_DAYS_AFTER],
    )
