import unicodedata

import pytest

from chibo.membership.roster_file.columns import HEADINGS, Column, find_header, recognised
from chibo.membership.roster_file.errors import HeaderNotFound
from chibo.membership.roster_file.workbook import Sheet, SheetRow


def a_sheet(*rows: tuple[str, ...]) -> Sheet:
    return Sheet("Danh sách", tuple(SheetRow(n, row) for n, row in enumerate(rows, start=1)))


def test_the_headings_of_the_printed_list_are_all_recognised_in_their_order():
    assert recognised(tuple(HEADINGS.values())) == {
        column: (place,) for place, column in enumerate(Column)
    }


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("HỌ VÀ TÊN", Column.FULL_NAME),
        ("Ho va ten", Column.FULL_NAME),
        (unicodedata.normalize("NFD", "Họ và tên"), Column.FULL_NAME),
        ("Họ, tên\nđảng viên", Column.FULL_NAME),
        ("Ngày sinh", Column.BIRTH_DATE),
        ("Ngày, tháng, năm sinh (dd/mm/yyyy)", Column.BIRTH_DATE),
        ("ngay thang nam sinh", Column.BIRTH_DATE),
        ("Số thẻ", Column.CARD_NUMBER),
        ("Số thẻ ĐV", Column.CARD_NUMBER),
        ("Ngày kết nạp", Column.ADMITTED_ON),
        ("Ngày vào đảng chính thức", Column.OFFICIAL_ON),
        ("Chính thức:", Column.OFFICIAL_ON),
        ("Chức vụ", Column.POST),
        ("SĐT", Column.PHONE),
        ("Số ĐT", Column.PHONE),
        ("TT", Column.NUMBER),
        ("Nam/Nữ", Column.SEX),
    ],
)
def test_a_heading_is_recognised_however_the_office_writes_it(heading, column):
    assert recognised((heading,)) == {column: (0,)}


def test_headings_nobody_knows_are_passed_over_and_of_two_equal_ones_the_first_counts():
    assert recognised(("Đảng phí", "Ghi chú", 5, "Ghi chú")) == {Column.NOTE: (1,)}


def test_a_family_name_and_a_given_name_in_two_columns_are_one_name():
    _sheet, header = find_header([a_sheet(("Họ và tên đệm", "Tên", "Số thẻ"))], "ds.xlsx")

    assert header.cell(SheetRow(2, ("Lê Văn", "An", "1")), Column.FULL_NAME) == "Lê Văn An"


def test_a_name_heading_merged_over_two_cells_covers_both():
    rows = (SheetRow(1, ("Họ và tên", "", "Số thẻ")), SheetRow(2, ("Lê Văn", "An", "1")))
    sheet = Sheet("Danh sách", rows, merged=(((0, 0), (0, 1)),))

    _sheet, header = find_header([sheet], "ds.xlsx")

    assert header.cell(rows[1], Column.FULL_NAME) == "Lê Văn An"


def test_an_unnamed_column_beside_the_name_is_not_part_of_the_name():
    _sheet, header = find_header([a_sheet(("Họ và tên", "", "Số thẻ"))], "ds.xlsx")

    assert header.cell(SheetRow(2, ("Lê Văn An", "x", "1")), Column.FULL_NAME) == "Lê Văn An"


def test_the_header_is_found_below_titles_and_on_a_later_sheet():
    cover = a_sheet(("ĐẢNG BỘ PHƯỜNG",), ("Họ và tên người lập",))
    roster = a_sheet(("DANH SÁCH ĐẢNG VIÊN",), (), ("Số thẻ", "Họ tên"))

    sheet, header = find_header([cover, roster], "ds.xlsx")

    assert (sheet, header.row) == (roster, 3)
    assert header.places == {Column.CARD_NUMBER: (0,), Column.FULL_NAME: (1,)}


def test_a_file_without_headings_is_told_which_ones_are_expected():
    with pytest.raises(HeaderNotFound) as refused:
        find_header([a_sheet(("Họ và tên", "Điểm"), ("Lê Văn An", "9"))], "ds.xlsx")

    assert str(refused.value) == (
        "ds.xlsx has no row of headings. Give one row the headings “Họ và tên”, “Ngày, tháng, "
        "năm sinh”, “Số thẻ đảng viên” and upload the file again."
    )
