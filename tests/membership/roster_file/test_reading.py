import unicodedata
from datetime import date

import pytest

from chibo.membership.roster_file.columns import HEADINGS, Column
from chibo.membership.roster_file.errors import FileEmpty, HeaderNotFound
from chibo.membership.roster_file.member_values import Duty, RosterRow, Sex, Standing
from chibo.membership.roster_file.notes import Proposal
from chibo.membership.roster_file.remarks import Concern
from tests.membership.roster_file.workbooks import SHORT_HEADER, a_workbook, read

AN = ("1", "Lê Văn An", "19/05/1970", "01030488", "03/02/1995", "03/02/1996")


def concerns(remarks) -> list[tuple[Column, Concern]]:
    return [(remark.column, remark.concern) for remark in remarks]


def test_columns_may_stand_in_any_order_below_any_titles_in_decomposed_letters():
    header = ("Ghi chú", "Số thẻ", "Ngày sinh", "Giới tính", "Họ và tên")
    person = ("Con liệt sĩ", "01030488", date(1970, 5, 19), "Nữ", "Lê Thị Ánh")
    decomposed = [
        tuple(unicodedata.normalize("NFD", c) if isinstance(c, str) else c for c in row)
        for row in (header, person)
    ]

    def merged_title(_book, sheet):
        sheet.merge_range("B1:F2", "DANH SÁCH ĐẢNG VIÊN")

    reading = read(a_workbook((), (), (), *((None, *row) for row in decomposed), also=merged_title))

    (row,) = reading.rows
    assert reading.header_row == 4
    assert row.number == 5
    assert row.values == RosterRow(
        full_name="Lê Thị Ánh",
        sex=Sex.FEMALE,
        birth_date=date(1970, 5, 19),
        card_number="01030488",
        note="Con liệt sĩ",
    )
    assert (row.problems, row.questions, row.proposals, row.standing) == ((), (), (), None)


def test_a_card_that_excel_made_a_number_is_padded_and_asked_about():
    (row,) = read(a_workbook(SHORT_HEADER, (*AN[:3], 1030488, *AN[4:]))).rows

    assert row.values.card_number == "01030488"
    assert row.problems == ()
    assert [remark.sentence for remark in row.questions] == [
        (
            "Row 2: card number 1030488 lost its leading zeros and is taken for 01030488. "
            "Compare it with the card, then confirm it."
        )
    ]


def test_text_that_begins_like_a_formula_stays_text():
    header = ("Họ và tên", "Ngày sinh", "Nghề nghiệp", "Quê quán", "Ghi chú")
    (row,) = read(
        a_workbook(header, ("Lê Văn An", "19/05/1970", "=1+1", "@Vinh", "-cmd|' /C calc'!A0"))
    ).rows

    assert (row.values.occupation, row.values.home_place, row.values.note) == (
        *("=1+1", "@Vinh"),
        "-cmd|' /C calc'!A0",
    )


@pytest.mark.parametrize(
    ("born", "admitted", "official", "problems", "questions"),
    [
        ("19/05/1970", "03/02/1995", "03/02/1996", [], []),
        ("19/05/1970", "03/02/1995", "03/02/1995", [], []),
        (
            *("19/05/1970", "03/02/1995", "02/02/1995"),
            [(Column.OFFICIAL_ON, Concern.OFFICIAL_BEFORE_ADMISSION)],
            [],
        ),
        (
            *("19/05/1970", "18/05/1970", "03/02/1996"),
            [(Column.ADMITTED_ON, Concern.ADMITTED_BEFORE_BIRTH)],
            [],
        ),
        (
            *("19/05/1970", "18/05/1988", "03/02/1996"),
            [],
            [(Column.ADMITTED_ON, Concern.ADMITTED_YOUNG)],
        ),
        ("19/05/1970", "19/05/1988", "03/02/1996", [], []),
        (
            *("22/11/2026", "03/02/1995", "03/02/1996"),
            [(Column.BIRTH_DATE, Concern.DATE_IN_FUTURE)],
            [],
        ),
        (
            *("", "03/02/1995", "03/02/1996"),
            [],
            [(Column.BIRTH_DATE, Concern.BIRTH_DATE_MISSING)],
        ),
        (
            *("31/04/1970", "32/02/1995", "?"),
            [
                (Column.BIRTH_DATE, Concern.DATE_NOT_IN_CALENDAR),
                (Column.ADMITTED_ON, Concern.DATE_NOT_IN_CALENDAR),
                (Column.OFFICIAL_ON, Concern.DATE_UNREADABLE),
            ],
            [],
        ),
    ],
)
def test_the_dates_of_a_member_must_exist_and_follow_each_other(
    born, admitted, official, problems, questions
):
    (row,) = read(a_workbook(SHORT_HEADER, (*AN[:2], born, AN[3], admitted, official))).rows

    assert concerns(row.problems) == problems
    assert concerns(row.questions) == questions


@pytest.mark.parametrize(
    ("official", "note", "standing", "proposals"),
    [
        ("03/02/1996", "", Standing.OFFICIAL, ()),
        ("", "", Standing.PROBATIONARY, (Proposal(Standing.PROBATIONARY),)),
        ("", "Dự bị", Standing.PROBATIONARY, (Proposal(Standing.PROBATIONARY, "Dự bị"),)),
        ("", "Chính thức", Standing.OFFICIAL, (Proposal(Standing.OFFICIAL, "Chính thức"),)),
        (
            *("", "Đi làm ăn xa", Standing.PROBATIONARY),
            (Proposal(Standing.PROBATIONARY), Proposal(Duty.AWAY, "Đi làm ăn xa")),
        ),
        ("31/02/1996", "", None, ()),
    ],
)
def test_who_has_no_official_date_is_proposed_as_probationary(official, note, standing, proposals):
    header = (*SHORT_HEADER, "Ghi chú")
    (row,) = read(a_workbook(header, (*AN[:5], official, note))).rows

    assert (row.standing, row.proposals) == (standing, proposals)


def test_a_note_and_an_official_date_that_contradict_each_other_are_asked_about():
    (row,) = read(a_workbook((*SHORT_HEADER, "Ghi chú"), (*AN, "Đảng viên dự bị"))).rows

    assert concerns(row.questions) == [
        (Column.OFFICIAL_ON, Concern.PROBATIONARY_WITH_OFFICIAL_DATE)
    ]


def test_both_rows_with_one_card_number_are_asked_about():
    binh = ("2", "Lê Văn Bình", "20/05/1971", AN[3], *AN[4:])

    rows = read(a_workbook(SHORT_HEADER, AN, binh)).rows

    assert [[remark.sentence for remark in row.questions] for row in rows] == [
        [
            (
                "Row 2: card number 01030488 also stands in row 3 (Lê Văn Bình, 20/05/1971). "
                "Say which row is right; correct the other in the file."
            )
        ],
        [
            (
                "Row 3: card number 01030488 also stands in row 2 (Lê Văn An, 19/05/1970). "
                "Say which row is right; correct the other in the file."
            )
        ],
    ]


def test_the_second_row_of_one_name_and_birth_date_is_asked_about_once():
    again = ("2", "LÊ VĂN AN", AN[2], "", *AN[4:])
    doubled = ("3", *AN[1:])

    rows = read(a_workbook(SHORT_HEADER, AN, again, doubled)).rows

    assert [concerns(row.questions) for row in rows] == [
        [(Column.CARD_NUMBER, Concern.CARD_TWICE)],
        [(Column.FULL_NAME, Concern.PERSON_TWICE)],
        [(Column.CARD_NUMBER, Concern.CARD_TWICE)],
    ]


def test_two_rows_of_one_person_without_cards_are_asked_about():
    without_card = ("1", *AN[1:3], "", *AN[4:])

    rows = read(a_workbook(SHORT_HEADER, without_card, without_card)).rows

    assert [[remark.sentence for remark in row.questions] for row in rows] == [
        [],
        [
            (
                "Row 3: Lê Văn An with the same birth date also stands in row 2. "
                "Say whether these are two people; if not, remove one row."
            )
        ],
    ]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (("", "", "", "", "", ""), "blank"),
        (("  ", "\u200b"), "blank"),
        (SHORT_HEADER, "header_again"),
        (("(1)", "(2)", "(3)", "(4)", "(5)", "(6)"), "column_numbers"),
        ((1, 2, 3, 4, 5, 6), "column_numbers"),
        (("", "Tổng số: 44 đảng viên"), "total"),
        (("Tổng cộng", "", "", 44), "total"),
        (("Cộng", 44, "20 nữ"), "total"),
        (("", "", "", "", "T/M CHI BỘ"), "no_member"),
        (("", "Người lập biểu", "", "BÍ THƯ"), "no_member"),
        (("", "Lê Văn Bí Thư"), "no_member"),
        (("", "", "", "", "Đức Thuận, ngày 01 tháng 11 năm 2026"), "no_member"),
        (("", "", "", 44), "no_member"),
        (("I", "Tổ đảng số 1"), "no_member"),
        ((45,), "no_member"),
    ],
)
def test_rows_that_speak_of_no_member_are_left_out_and_named(row, why):
    reading = read(a_workbook(SHORT_HEADER, row, AN))

    assert [(out.number, out.why) for out in reading.left_out] == ([(2, why)])
    assert [member.number for member in reading.rows] == [3]


@pytest.mark.parametrize(
    "row",
    [
        ("2", "", "19/05/1970", "", "", ""),
        ("", "", "19/05/1970", "01030489", "", ""),
        ("", "", "", "", "03/02/1995", "03/02/1996"),
    ],
)
def test_a_member_without_a_name_is_refused_aloud_and_not_left_out(row):
    refused = read(a_workbook(SHORT_HEADER, row)).rows[0]

    assert concerns(refused.problems) == [(Column.FULL_NAME, Concern.NAME_MISSING)]


@pytest.mark.parametrize(
    "row",
    [("2.", "Lê Văn Cộng"), ("", "Lê Văn Tổng", "1/1/1970"), ("", "Cộng Hòa", "", "01030489")],
)
def test_a_name_and_one_sign_of_a_person_are_a_member(row):
    assert [member.number for member in read(a_workbook(SHORT_HEADER, row)).rows] == [2]


def test_a_roster_without_a_member_is_read_and_one_without_headings_is_refused():
    assert read(a_workbook(SHORT_HEADER)).rows == ()

    with pytest.raises(HeaderNotFound):
        read(a_workbook(("DANH SÁCH",), AN))
    with pytest.raises(FileEmpty):
        read(a_workbook())


def test_the_preview_can_show_every_cell_as_it_was_written():
    row = read(a_workbook(tuple(HEADINGS.values()), (1, "Lê Văn An", "x", "31/02/1956"))).rows[0]

    assert {column: text for column, text in row.written.items() if text} == {
        Column.NUMBER: "1",
        Column.FULL_NAME: "Lê Văn An",
        Column.SEX: "x",
        Column.BIRTH_DATE: "31/02/1956",
    }
    assert row.written.keys() == set(Column)
