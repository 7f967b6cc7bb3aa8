"""What was refused goes out as a file and comes back mended."""

from datetime import UTC, date, datetime

from chibo.membership.roster_file.columns import HEADINGS, Column
from chibo.membership.roster_file.comparing import Verdict, compare
from chibo.membership.roster_file.mending import REASON, mending_workbook, reasons, to_mend
from tests.membership.roster_file.workbooks import SHORT_HEADER, a_workbook, read, read_sample

WRONG = ("1", "=Lê Văn An", "31/02/1956", "01030488", date(1995, 2, 3), "03/02/1996")
RIGHT = ("2", "Trần Văn Mới", "20/05/1970", "20000000", "03/02/1995", "03/02/1996")


def mended(reading):
    return to_mend(reading.opened, reasons(compare(reading.rows, [])))


def as_file(wanted):
    return mending_workbook(wanted, at=datetime(2026, 11, 20, tzinfo=UTC))


def test_only_what_was_left_goes_out_in_the_columns_of_the_file_with_its_reason():
    reading = read(a_workbook(("Danh sách",), SHORT_HEADER, WRONG, RIGHT))

    wanted = mended(reading)

    assert wanted.headings == (*SHORT_HEADER, REASON)
    [row] = wanted.rows
    assert row[:-1] == ("1", "=Lê Văn An", "31/02/1956", "01030488", date(1995, 2, 3), "03/02/1996")
    assert "31/02/1956" in row[-1]


def test_the_file_to_mend_is_read_again_as_it_was():
    reading = read_sample()
    left = [row for row in reading.rows if row.number in reasons(compare(reading.rows, []))]

    again = read(as_file(mended(reading))).rows

    assert [row.values for row in again] == [row.values for row in left]
    assert [[said.concern for said in row.problems] for row in again] == [
        [said.concern for said in row.problems] for row in left
    ]
    assert len(again) == 2


def test_mended_there_it_is_new_and_a_text_like_a_formula_is_text():
    first = mended(read(a_workbook(SHORT_HEADER, WRONG)))
    rows = [
        tuple("01/02/1956" if cell == "31/02/1956" else cell for cell in row) for row in first.rows
    ]

    preview = compare(read(a_workbook(first.headings, *rows)).rows, [])

    assert [(row.verdict, row.row.values.full_name) for row in preview.rows] == [
        (Verdict.NEW, "=Lê Văn An")
    ]


def test_a_reason_of_the_last_time_is_replaced():
    first = mended(read(a_workbook(SHORT_HEADER, WRONG)))

    second = mended(read(as_file(first)))

    assert second.headings == first.headings
    assert second.rows == first.rows


def test_headings_in_two_lines_go_out_in_one_that_is_understood():
    rows = (
        ("Họ và tên", "", "Năm sinh", "", "Vào Đảng", "", "Lương"),
        ("Họ đệm", "Tên", "Nam", "Nữ", "Dự bị", "Chính thức", ""),
        ("Lê Thị", "Ánh", "", "31/02/1956", "03/02/1995", "03/02/1996", "-5"),
    )

    def merged(_book, sheet):
        for span in ("A1:B1", "C1:D1", "E1:F1"):
            sheet.merge_range(span, rows[0][ord(span[0]) - ord("A")])

    reading = read(a_workbook(*rows, also=merged))
    again = read(as_file(mended(reading)))

    assert reading.header_row == 2
    assert again.columns == reading.columns
    assert again.rows[0].written[Column.FULL_NAME] == "Lê Thị Ánh"
    assert again.rows[0].written[Column.BIRTH_DATE] == "31/02/1956"
    assert "Lương" in again.opened.header.headings
    assert HEADINGS[Column.OFFICIAL_ON] not in again.opened.header.headings
