import io
import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook
from xlsxwriter.exceptions import DuplicateWorksheetName

from chibo.rendering.sheet import Kind, Sheet, SheetColumn, Workbook, as_xlsx
from tests.rendering.looking import parts

EVENING = datetime(2026, 12, 3, 14, 5, tzinfo=UTC)
COLUMNS = (
    SheetColumn("Đơn vị", 30),
    SheetColumn("Ngày họp", 12, Kind.DATE),
    SheetColumn("Điểm", 8, Kind.NUMBER),
    SheetColumn("Tỷ lệ dự họp", 10, Kind.PERCENT),
)
ROW = ("Chi bộ Thuận Hòa", date(2026, 12, 3), Decimal("92.5"), 0.9)


def a_workbook(*rows, **said):
    return Workbook((Sheet("Tháng 12", COLUMNS, rows, **said),), EVENING)


def read(file):
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(file)).get_sheet_by_index(0)
    return sheet.to_python(skip_empty_area=False)


def test_title_lines_stand_above_the_head_and_notes_below_the_rows():
    file = as_xlsx(a_workbook(ROW, titles=("Tổng hợp tháng 12",), notes=("Lập lúc 21 giờ.",)))

    assert read(file) == [
        ["Tổng hợp tháng 12", "", "", ""],
        ["", "", "", ""],
        ["Đơn vị", "Ngày họp", "Điểm", "Tỷ lệ dự họp"],
        ["Chi bộ Thuận Hòa", date(2026, 12, 3), 92.5, 0.9],
        ["", "", "", ""],
        ["Lập lúc 21 giờ.", "", "", ""],
    ]


def test_a_sheet_without_titles_begins_with_its_head():
    assert read(as_xlsx(a_workbook())) == [["Đơn vị", "Ngày họp", "Điểm", "Tỷ lệ dự họp"]]


@pytest.mark.parametrize(
    "text", ["=1+1", "+84 912", "-5", "@SUM(A1)", "{=1}", "https://a.vn", "007"]
)
def test_a_text_stays_text_whatever_it_begins_with_and_in_whatever_column(text):
    file = as_xlsx(a_workbook((text, text, text, text)))

    assert read(file)[1] == [text] * 4
    sheet = parts(file)["xl/worksheets/sheet1.xml"]
    assert (b"<f>" in sheet, b"<hyperlink" in sheet) == (False, False)


def test_missing_cells_stay_empty_and_a_number_in_a_text_column_is_text():
    file = as_xlsx(a_workbook((None, None, None, ""), (7, None, 0, 0)))

    assert read(file)[1:] == [["", "", "", ""], ["7", "", 0, 0]]


def test_a_day_that_spreadsheets_do_not_know_is_written_as_text():
    file = as_xlsx(a_workbook(("Cụ Hà Ợi", date(1899, 5, 19), 1, 1)))

    assert read(file)[1][1] == "19/05/1899"


def test_a_text_longer_than_a_cell_ends_in_dots_and_is_not_lost():
    file = as_xlsx(a_workbook(("ữ" * 40_000, None, None, None)))

    assert read(file)[1][0] == "ữ" * 32_766 + "…"


def test_letters_typed_in_parts_and_control_letters_come_out_clean():
    file = as_xlsx(a_workbook(("Nguye\u0302\u0303n\x00 Ất", None, None, None)))

    assert read(file)[1][0] == "Nguyễn Ất"


def test_rows_may_be_an_iterator():
    rows = (("Chi bộ", None, number, None) for number in range(3))

    file = as_xlsx(Workbook((Sheet("Tháng 12", COLUMNS, rows),), EVENING))

    assert [row[2] for row in read(file)[1:]] == [0, 1, 2]


def test_a_row_that_does_not_fit_the_head_is_refused_by_its_number():
    with pytest.raises(ValueError, match="Tháng 12: row 3 has 1 cells for 4 columns"):
        as_xlsx(a_workbook(ROW, ("Chi bộ",)))


def test_two_sheets_of_one_name_are_refused():
    sheet = Sheet("Tháng 12", COLUMNS, ())

    with pytest.raises(DuplicateWorksheetName):
        as_xlsx(Workbook((sheet, sheet), EVENING))


def test_the_same_workbook_gives_the_same_bytes():
    assert as_xlsx(a_workbook(ROW)) == as_xlsx(a_workbook(ROW))


def test_an_office_program_opens_the_workbook(office, poppler):
    file = as_xlsx(a_workbook(ROW, titles=("Tổng hợp tháng 12",)))

    [page] = poppler.pages(office.pdf(file, "xlsx"))

    assert "Chi bộ Thuận Hòa 03/12/2026 92.5 90.0%" in " ".join(page.split())


def test_a_row_is_high_enough_for_its_words_and_the_head_for_its_longest_title():
    columns = (SheetColumn("Trung bình", 7, Kind.MARK), SheetColumn("Ghi chú", 10))
    sheet = Sheet("Danh sách", columns, [("x", "một lời dài hơn một dòng của ô này"), ("", "ngắn")])
    page = parts(as_xlsx(Workbook((sheet,), EVENING)))["xl/worksheets/sheet1.xml"].decode()

    heights = re.findall(r'<row r="(\d)"[^>]*? ht="([\d.]+)"', page)
    assert heights == [("1", "33"), ("2", "49.5")]
