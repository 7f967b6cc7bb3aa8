"""The rows of a roster beside the members on record: what confirming it would do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chibo.kernel.vietnamese import spelling_key
from chibo.membership.roster_file.columns import Column
from chibo.membership.roster_file.known_members import KnownElsewhere, KnownMember
from chibo.membership.roster_file.matching import match_members
from chibo.membership.roster_file.member_values import Duty, RosterRow, Sex, Standing, StayKind
from chibo.membership.roster_file.notes import Proposal, read_note
from chibo.membership.roster_file.read_row import ReadRow
from chibo.membership.roster_file.remarks import Concern, Remark, remark

Value = str | date | Sex | None


# A post is given by a decision and never by a file; the preview says where they differ.
_NOT_TAKEN = frozenset({Column.NUMBER, Column.POST, Column.BRANCH})


class Verdict(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"
    TO_CONFIRM = "to_confirm"


@dataclass(frozen=True, slots=True)
class Change:
    """One value that the file gives otherwise than the record."""

    column: Column
    old: Value
    new: Value


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One row of the file with its verdict.

    ``member`` is whom it is set beside. ``changes`` lists what the file says otherwise; an
    empty cell says nothing and is listed in ``left_empty`` when the record knows more.
    ``questions`` are those of the reading and of the comparison. ``proposals`` are states
    that differ from the record; each is confirmed by a person.
    """

    row: ReadRow
    verdict: Verdict
    member: KnownMember | None = None
    changes: tuple[Change, ...] = ()
    left_empty: tuple[Column, ...] = ()
    questions: tuple[Remark, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    elsewhere: KnownElsewhere | None = None

    @property
    def can_be_taken(self) -> bool:
        """Whether confirming the row may enter it; a known card needs a letter that leads here."""
        other = self.elsewhere
        return other is None or not other.by_card or other.letter_id is not None


@dataclass(frozen=True, slots=True)
class Preview:
    """All rows in the order of the file, and the members whom the file does not name."""

    rows: tuple[PreviewRow, ...]
    gone: tuple[KnownMember, ...]

    def of(self, verdict: Verdict) -> tuple[PreviewRow, ...]:
        return tuple(row for row in self.rows if row.verdict is verdict)


def compare(
    rows: Sequence[ReadRow],
    known: Sequence[KnownMember],
    elsewhere: Mapping[int, KnownElsewhere] | None = None,
) -> Preview:
    """Return what confirming the rows of a file would do to the members on record.

    Every row has one verdict: refused when it has a problem, to confirm when it has a
    question, else new, changed or same. No member stands beside two rows. ``gone`` is
    information: a member absent from a file is not removed by it. ``elsewhere`` tells by row
    number who is known on another roster; such a row is asked about and takes nobody.
    """
    matches = match_members(rows, known)
    previewed = tuple(
        _preview_row(
            row,
            matches.members.get(row.number),
            (*row.questions, *matches.questions.get(row.number, ())),
            (elsewhere or {}).get(row.number),
        )
        for row in rows
    )
    gone = tuple(member for member in known if member.member_id not in matches.named)
    return Preview(previewed, gone)


def _preview_row(
    row: ReadRow,
    member: KnownMember | None,
    questions: tuple[Remark, ...],
    elsewhere: KnownElsewhere | None,
) -> PreviewRow:
    elsewhere = None if member else elsewhere
    if elsewhere:
        questions = (*questions, _about(row, elsewhere))
    changes, left_empty = _differences(row, member.values) if member else ((), ())
    proposals = _open_proposals(row, member) if member else row.proposals
    verdict = _verdict(row, member, questions, is_other=bool(changes or proposals))
    return PreviewRow(row, verdict, member, changes, left_empty, questions, proposals, elsewhere)


def _about(row: ReadRow, other: KnownElsewhere) -> Remark:
    if other.letter_id is not None:
        concern = Concern.LETTER_WAITS
    elif not other.by_card:
        concern = Concern.SAME_PERSON_ELSEWHERE
    else:
        concern = Concern.ON_NO_ROSTER if other.home_id is None else Concern.KNOWN_ELSEWHERE
    column = Column.CARD_NUMBER if other.by_card else Column.FULL_NAME
    return remark(row.number, column, concern, said=other.full_name, meant=other.branch)


def _verdict(
    row: ReadRow, member: KnownMember | None, questions: tuple[Remark, ...], *, is_other: bool
) -> Verdict:
    if row.problems:
        return Verdict.REFUSED
    if questions:
        return Verdict.TO_CONFIRM
    if member is None:
        return Verdict.NEW
    return Verdict.CHANGED if is_other else Verdict.SAME


def _differences(row: ReadRow, known: RosterRow) -> tuple[tuple[Change, ...], tuple[Column, ...]]:
    changes, left_empty = [], []
    for column in Column:
        if column in _NOT_TAKEN or column not in row.written:
            continue
        old, new = getattr(known, column), getattr(row.values, column)
        if not new:
            # A note that was understood is a proposal; its cell is not empty.
            left_empty += [column] if old and not row.written[column] else []
        elif _alike(column, old) != _alike(column, new):
            changes.append(Change(column, old, new))
    return tuple(changes), tuple(left_empty)


def _alike(column: Column, value: Value) -> Value:
    """Return the value as far as a difference matters."""
    if not isinstance(value, str) or isinstance(value, Sex):
        return value
    if column is Column.NOTE:
        return spelling_key(read_note(value).rest)
    if column in {Column.CARD_NUMBER, Column.PHONE}:
        return "".join(character for character in value if character not in " .-/")
    key = spelling_key(value)
    return key.casefold() if column is Column.FULL_NAME else key


def _open_proposals(row: ReadRow, member: KnownMember) -> tuple[Proposal, ...]:
    """Return the states that differ from the record.

    A note that says nothing about duty does not propose the active one. Wherever a note
    says less than the record, the record stays.
    """
    said = list(row.proposals)
    if row.standing is Standing.OFFICIAL and member.standing is Standing.PROBATIONARY:
        said = [proposal for proposal in said if not isinstance(proposal.value, Standing)]
        said.append(Proposal(Standing.OFFICIAL))
    return tuple(proposal for proposal in said if not _is_on_record(proposal, member))


def _is_on_record(proposal: Proposal, member: KnownMember) -> bool:
    match proposal.value:
        case Standing():
            return proposal.value is member.standing
        case StayKind():
            return proposal.value is member.kind
        case Duty():
            places = {spelling_key(place) for place in (proposal.place, member.place) if place}
            return proposal.value is member.duty and len(places) <= 1
