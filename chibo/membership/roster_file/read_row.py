"""One row of the sheet that speaks of a member, read cell by cell."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from chibo.membership.roster_file.cells import (
    CellReading,
    read_card,
    read_name,
    read_phone,
    read_sex,
    read_text,
    shown,
    text_of,
)
from chibo.membership.roster_file.columns import Column
from chibo.membership.roster_file.dates import read_date
from chibo.membership.roster_file.headers import Header
from chibo.membership.roster_file.in_order import remarks_on_order
from chibo.membership.roster_file.member_values import RosterRow, Standing
from chibo.membership.roster_file.notes import NoteReading, Proposal, read_note
from chibo.membership.roster_file.remarks import Concern, Remark, remark
from chibo.membership.roster_file.workbook import Cell, SheetRow

_NO_PARTICULARS = {Column.NUMBER, Column.BRANCH}


@dataclass(frozen=True, slots=True)
class RosterRules:
    """The numbers of the organisation that a roster is checked by, in force on the day."""

    card_digits: int
    youngest_at_admission: int  # full years


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row of a member: what it says, and what stands in the way.

    ``number`` is Excel's. ``written`` is the text of each recognised cell, for the preview.
    A row with a problem is refused; its values lack what could not be read. ``standing``
    follows from the official date, ``None`` when the file has no such column.
    """

    number: int
    values: RosterRow
    written: Mapping[Column, str]
    standing: Standing | None = None
    problems: tuple[Remark, ...] = ()
    questions: tuple[Remark, ...] = ()
    proposals: tuple[Proposal, ...] = ()


def read_row(row: SheetRow, header: Header, *, on: date, rules: RosterRules) -> ReadRow:
    """Return the row with its problems, questions and proposals, without its neighbours."""
    cells = {column: header.cell(row, column) for column in header.places}
    readings = _readings(cells, on, rules)
    remarks = _doubts(row.number, readings)
    found = {column: reading.value for column, reading in readings.items() if reading.value}
    note = read_note(found.get(Column.NOTE, ""))
    values = _values(found, note)
    problems = [said for said, is_problem in remarks if is_problem]
    questions = [said for said, is_problem in remarks if not is_problem]
    wrong, doubtful = remarks_on_order(row.number, values, rules.youngest_at_admission)
    questions += doubtful
    questions += _missing_birth_date(row.number, cells, values, problems)
    questions += _contradiction(row.number, values, note)
    return ReadRow(
        number=row.number,
        values=values,
        written={column: text_of(cell) for column, cell in cells.items()},
        standing=_standing(values, note, cells),
        problems=(*problems, *wrong),
        questions=tuple(questions),
        proposals=_proposals(values, note, cells),
    )


def _readings(
    cells: Mapping[Column, Cell], on: date, rules: RosterRules
) -> dict[Column, CellReading[Any]]:
    readers: dict[Column, Callable[[Cell], CellReading[Any]]] = {
        Column.FULL_NAME: read_name,
        Column.SEX: read_sex,
        Column.BIRTH_DATE: partial(read_date, on=on),
        Column.CARD_NUMBER: partial(read_card, digits=rules.card_digits),
        Column.ADMITTED_ON: partial(read_date, on=on),
        Column.OFFICIAL_ON: partial(read_date, on=on),
        Column.PHONE: read_phone,
        Column.NOTE: _read_note_text,
    }
    return {
        column: readers[column](cell) if column in readers else read_text(cell, column)
        for column, cell in cells.items()
        if column not in _NO_PARTICULARS
    }


def _read_note_text(cell: Cell) -> CellReading[str]:
    lines_parted = cell.replace("\n", "; ") if isinstance(cell, str) else cell
    return read_text(lines_parted, Column.NOTE)


def _doubts(number: int, readings: Mapping[Column, CellReading[Any]]) -> list[tuple[Remark, bool]]:
    """Return the remarks on single cells, each with whether it is a problem."""
    return [
        (
            remark(number, column, doubt.concern, said=doubt.said, meant=doubt.meant),
            reading.value is None,
        )
        for column, reading in readings.items()
        if (doubt := reading.doubt)
    ]


def _values(found: Mapping[Column, Any], note: NoteReading) -> RosterRow:
    named = {str(column): value for column, value in found.items()}
    return replace(RosterRow(full_name=""), **{**named, "note": note.rest})


def _missing_birth_date(
    number: int, cells: Mapping[Column, Cell], values: RosterRow, problems: list[Remark]
) -> list[Remark]:
    is_refused = any(problem.column is Column.BIRTH_DATE for problem in problems)
    if Column.BIRTH_DATE not in cells or values.birth_date or is_refused:
        return []
    return [remark(number, Column.BIRTH_DATE, Concern.BIRTH_DATE_MISSING)]


def _contradiction(number: int, values: RosterRow, note: NoteReading) -> list[Remark]:
    is_probationary = any(said.value is Standing.PROBATIONARY for said in note.proposals)
    if not is_probationary or values.official_on is None:
        return []
    said = shown(values.official_on)
    concern = Concern.PROBATIONARY_WITH_OFFICIAL_DATE
    return [remark(number, Column.OFFICIAL_ON, concern, said=said)]


def _standing(
    values: RosterRow, note: NoteReading, cells: Mapping[Column, Cell]
) -> Standing | None:
    if values.official_on:
        return Standing.OFFICIAL
    said = next((p.value for p in note.proposals if isinstance(p.value, Standing)), None)
    return said or (Standing.PROBATIONARY if _lacks_official_date(values, cells) else None)


def _proposals(
    values: RosterRow, note: NoteReading, cells: Mapping[Column, Cell]
) -> tuple[Proposal, ...]:
    has_standing = any(isinstance(said.value, Standing) for said in note.proposals)
    if has_standing or not _lacks_official_date(values, cells):
        return note.proposals
    return (Proposal(Standing.PROBATIONARY), *note.proposals)


def _lacks_official_date(values: RosterRow, cells: Mapping[Column, Cell]) -> bool:
    return cells.get(Column.OFFICIAL_ON) == "" and values.official_on is None
