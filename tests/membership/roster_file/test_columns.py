import unicodedata

import pytest

from chibo.membership.roster_file.columns import HEADINGS, Column
from chibo.membership.roster_file.headers import guessed_header, header_of, recognised
from chibo.membership.roster_file.reading import find_headers
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
    header = header_of(a_sheet(("Họ và tên đệm", "Tên", "Số thẻ")))

    assert header.cell(SheetRow(2, ("Lê Văn", "An", "1")), Column.FULL_NAME) == "Lê Văn An"


def test_a_name_heading_merged_over_two_cells_covers_both():
    rows = (SheetRow(1, ("Họ và tên", "", "Số thẻ")), SheetRow(2, ("Lê Văn", "An", "1")))
    sheet = Sheet("Danh sách", rows, merged=(((0, 0), (0, 1)),))

    header = header_of(sheet)

    assert header.cell(rows[1], Column.FULL_NAME) == "Lê Văn An"


def test_an_unnamed_column_beside_the_name_is_not_part_of_the_name():
    header = header_of(a_sheet(("Họ và tên", "", "Số thẻ")))

    assert header.cell(SheetRow(2, ("Lê Văn An", "x", "1")), Column.FULL_NAME) == "Lê Văn An"


def test_the_header_is_found_below_titles_and_on_a_later_sheet():
    cover = a_sheet(("ĐẢNG BỘ PHƯỜNG",), ("Họ và tên người lập",))
    roster = a_sheet(("DANH SÁCH ĐẢNG VIÊN",), (), ("Số thẻ", "Họ tên"))

    ((sheet, header),) = find_headers([cover, roster])

    assert (sheet, header.row) == (roster, 3)
    assert header.places == {Column.CARD_NUMBER: (0,), Column.FULL_NAME: (1,)}


def test_a_file_in_words_nobody_knows_is_guessed_with_its_likeliest_line_of_headings():
    sheet = a_sheet(
        ("DANH SÁCH",), ("Tên gọi", "Ra đời", "Mã số"), ("Lê Văn An", "19/05/1970", "01030488")
    )

    header = guessed_header(sheet)

    assert header_of(sheet) is None
    assert (header.row, header.places, header.headings) == (2, {}, ("Tên gọi", "Ra đời", "Mã số"))


def test_what_a_person_said_of_a_heading_is_known_the_next_time():
    sheet = a_sheet(("Tên gọi", "Ra đời", "Ghi chú"), ("Lê Văn An", "19/05/1970", "x"))
    said = {"ten goi": Column.FULL_NAME, "ra doi": Column.BIRTH_DATE, "ghi chu": None}

    assert header_of(sheet, said).places == {Column.FULL_NAME: (0,), Column.BIRTH_DATE: (1,)}


def test_a_file_without_headings_goes_by_the_position_of_its_columns():
    sheet = a_sheet(("1", "Lê Văn An", "19/05/1970"), ("2", "Lê Văn Ba", "20/05/1970"))

    header = guessed_header(sheet, {"#2": Column.FULL_NAME, "#3": Column.BIRTH_DATE})

    assert (header.row, header.places) == (0, {Column.FULL_NAME: (1,), Column.BIRTH_DATE: (2,)})


@pytest.mark.parametrize("tells_merged", [True, False])
def test_two_lines_of_headings_are_read_together(tells_merged):
    rows = (
        ("DANH SÁCH ĐẢNG VIÊN", "", "", "", "", ""),
        ("STT", "Họ và tên", "Năm sinh", "", "Ngày vào Đảng", ""),
        ("", "", "Nam", "Nữ", "Dự bị", "Chính thức"),
        ("1", "Lê Thị Ánh", "", "19/05/1970", "03/02/1995", "03/02/1996"),
    )
    merged = (((0, 0), (0, 5)), ((1, 2), (1, 3)), ((1, 4), (1, 5)), ((1, 0), (2, 0)))
    sheet = Sheet("DS", a_sheet(*rows).rows, merged if tells_merged else ())

    header = header_of(sheet)

    assert header.row == 3
    assert header.places == {
        Column.NUMBER: (0,),
        Column.FULL_NAME: (1,),
        Column.BIRTH_DATE: (2, 3),
        Column.ADMITTED_ON: (4,),
        Column.OFFICIAL_ON: (5,),
    }
    assert header.cell(sheet.rows[3], Column.BIRTH_DATE) == "19/05/1970"


def test_a_name_over_two_lower_headings_covers_both():
    rows = (("Họ và tên", "", "Số thẻ"), ("Họ đệm", "Tên", ""), ("Lê Văn", "An", "1"))
    sheet = Sheet("DS", a_sheet(*rows).rows, (((0, 0), (0, 1)),))

    assert header_of(sheet).cell(sheet.rows[2], Column.FULL_NAME) == "Lê Văn An"


def test_a_first_row_of_people_is_no_second_line_of_headings():
    rows = (("Họ và tên", "Giới tính", "Số thẻ"), ("Lê Văn An", "Nam", "không"))

    assert header_of(a_sheet(*rows)).row == 1
