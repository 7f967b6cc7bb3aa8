"""The roster of Thuận Hòa as the branch sent it, beside thirty members on record."""

from dataclasses import replace
from datetime import date

import pytest

from chibo.membership.roster_file.columns import PRINTED, Column
from chibo.membership.roster_file.comparing import Change, Preview, Verdict, compare
from chibo.membership.roster_file.known_members import KnownMember
from chibo.membership.roster_file.left_out import LeftOut
from chibo.membership.roster_file.member_values import Duty, RosterRow, Sex, Standing
from tests.membership.roster_file.workbooks import a_member, read_sample

KNOWN_ROWS = [*range(9, 14), *range(15, 29), *range(30, 40)]  # twenty-nine; one more is gone
PROBATIONARY_ROWS = {21, 38, 45}
GONE = a_member("gone", full_name="Lê Thị Vắng", card_number="99999999")


def thirty_members() -> list[KnownMember]:
    """Return the people of 29 rows and one who is not in the file; two have older values."""
    rows = {row.number: row.values for row in read_sample().rows}
    rows[9] = replace(rows[9], post="Phó bí thư")
    rows[23] = replace(rows[23], birth_date=date(1958, 8, 12), phone="")
    known = [
        KnownMember(
            f"row-{number}",
            rows[number],
            Standing.PROBATIONARY if number in PROBATIONARY_ROWS else Standing.OFFICIAL,
        )
        for number in KNOWN_ROWS
    ]
    return [*known, GONE]


@pytest.fixture(name="preview")
def _preview() -> Preview:
    return compare(read_sample().rows, thirty_members())


def numbers(preview: Preview, verdict: Verdict) -> list[int]:
    return [row.row.number for row in preview.of(verdict)]


def test_forty_four_rows_are_read_and_six_are_left_out():
    reading = read_sample()

    assert (reading.sheet, reading.header_row) == ("Danh sách", 8)
    assert reading.columns == frozenset(PRINTED)
    assert [row.number for row in reading.rows] == [*range(9, 29), *range(30, 54)]
    assert reading.left_out == (
        LeftOut(29, "blank", ""),
        LeftOut(54, "blank", ""),
        LeftOut(55, "total", "Tổng số: 44 đảng viên"),
        LeftOut(56, "blank", ""),
        LeftOut(57, "no_member", "T/M CHI BỘ"),
        LeftOut(58, "no_member", "BÍ THƯ"),
    )


def test_dates_as_excel_dates_and_as_text_are_the_same_kind_of_day():
    rows = {row.number: row for row in read_sample().rows}

    assert rows[11].values == RosterRow(
        full_name="Trần Đức Hậu",
        sex=Sex.MALE,
        birth_date=date(1998, 12, 4),
        ethnic_group="Kinh",
        home_place="Đức Thọ, Hà Tĩnh",
        card_number="49726814",
        admitted_on=date(2019, 5, 11),
        official_on=date(2020, 5, 11),
        post="Chi ủy viên",
        occupation="Kinh doanh",
        phone="0900330406",
    )
    assert rows[9].values.birth_date == date(1992, 8, 25)


def test_row_14_is_refused_for_its_date_and_row_53_asks_for_confirmation():
    remarks = {
        row.number: [remark.sentence for remark in (*row.problems, *row.questions)]
        for row in read_sample().rows
        if row.problems or row.questions
    }

    assert remarks == {
        14: [
            (
                "Row 14: birth date 31/02/1956 is not in the calendar. Correct it in the file and "
                "upload it again; the other rows can still be imported."
            ),
            (
                "Row 14: card number 52660216 also stands in row 53 (Trần Đình Phúc, 03/07/1970). "
                "Say which row is right; correct the other in the file."
            ),
        ],
        53: [
            (
                "Row 53: card number 52660216 also stands in row 14 (Trần Đình Phúc, 31/02/1956). "
                "Say which row is right; correct the other in the file."
            ),
        ],
    }


def test_notes_and_missing_official_dates_propose_states():
    proposals = {
        row.number: [(proposal.value, proposal.place) for proposal in row.proposals]
        for row in read_sample().rows
        if row.proposals
    }

    assert proposals == {
        16: [(Duty.EXEMPT, "")],
        21: [(Standing.PROBATIONARY, ""), (Duty.TEMPORARILY_ELSEWHERE, "TP. Hà Nội")],
        27: [(Duty.AWAY, "")],
        38: [(Standing.PROBATIONARY, "")],
        40: [(Duty.EXEMPT, "")],
        45: [(Standing.PROBATIONARY, "")],
    }


def test_beside_thirty_members_each_row_has_its_verdict(preview):
    assert {verdict: numbers(preview, verdict) for verdict in Verdict} == {
        Verdict.NEW: [*range(40, 53)],
        Verdict.CHANGED: [16, 21, 23, 27],
        Verdict.SAME: [n for n in KNOWN_ROWS if n not in {16, 21, 23, 27}],
        Verdict.REFUSED: [14],
        Verdict.TO_CONFIRM: [53],
    }
    assert preview.gone == (GONE,)


def test_changed_rows_show_field_by_field_what_was_and_what_will_be(preview):
    changed = {
        row.row.number: (row.changes, [proposal.value for proposal in row.proposals])
        for row in preview.of(Verdict.CHANGED)
    }

    assert changed == {
        16: ((), [Duty.EXEMPT]),
        21: ((), [Duty.TEMPORARILY_ELSEWHERE]),
        23: (
            (
                Change(Column.BIRTH_DATE, date(1958, 8, 12), date(1958, 12, 8)),
                Change(Column.PHONE, "", "0934780361"),
            ),
            [],
        ),
        27: ((), [Duty.AWAY]),
    }
