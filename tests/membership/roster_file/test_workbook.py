import io
import zipfile
from datetime import date

import pytest

from chibo.membership.roster_file.errors import (
    FileEmpty,
    FileTooLarge,
    NotAWorkbook,
    OldWorkbookFormat,
    RosterFileRefused,
    WorkbookHasMacros,
    WorkbookLocked,
)
from chibo.membership.roster_file.workbook import MEGABYTE, SheetRow, read_workbook
from tests.membership.roster_file.workbooks import (
    SHORT_HEADER,
    TEN_MEGABYTES,
    a_workbook,
    an_archive,
    part_of,
    with_part,
)

OLD_CONTAINER = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2000)
SHEET = "xl/worksheets/sheet1.xml"
TYPES = "[Content_Types].xml"


def read(data: bytes, name: str = "ds.xlsx", **bounds: int):
    return read_workbook(data, name, **{"largest_bytes": TEN_MEGABYTES, **bounds})


def a_sheet_with(cells: bytes) -> bytes:
    workbook = a_workbook(("Một",))
    sheet = part_of(workbook, SHEET).replace(b"</sheetData>", cells + b"</sheetData>")
    return with_part(workbook, SHEET, sheet)


def a_bomb() -> bytes:
    return with_part(a_workbook(("Một",)), "xl/media/image1.png", bytes(3 * MEGABYTE))


def a_liar() -> bytes:
    """Return an archive whose directory declares 9 bytes where a million stand."""
    data = bytearray(an_archive(a=bytes(1_000_000)))
    directory = data.rindex(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = (9).to_bytes(4, "little")
    return bytes(data)


def an_encrypted_archive() -> bytes:
    data = bytearray(an_archive(a=b"text"))
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def test_rows_keep_the_numbers_that_excel_shows():
    workbook = a_workbook((), ("Tên", 7, date(1956, 2, 1)), (), ("=1+1",))

    (sheet,) = read(workbook)

    assert sheet.rows == (
        SheetRow(1, ("", "", "")),
        SheetRow(2, ("Tên", 7.0, date(1956, 2, 1))),
        SheetRow(3, ("", "", "")),
        SheetRow(4, ("=1+1", "", "")),
    )


def test_a_formula_is_read_as_the_value_that_excel_stored():
    def formula(_book, sheet):
        sheet.write_formula("B1", '=HYPERLINK("http://example.org")', None, "An")

    (sheet,) = read(a_workbook(("Tên",), also=formula))

    assert sheet.rows == (SheetRow(1, ("Tên", "An")),)


def test_hidden_sheets_and_sheets_without_a_cell_are_passed_over():
    def more_sheets(book, sheet):
        book.add_worksheet("Trống")
        hidden = book.add_worksheet("Ẩn")
        hidden.write_string(0, 0, "không ai thấy")
        hidden.hide()

    sheets = read(a_workbook(("Tên",), also=more_sheets))

    assert [sheet.name for sheet in sheets] == ["Sheet1"]


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", FileEmpty),
        (a_workbook(), FileEmpty),
        (b"Ho va ten;Ngay sinh\nLe Van An;1/2/1956", NotAWorkbook),
        (b"PK\x03\x04 and then nothing", NotAWorkbook),
        (a_workbook(("Một",))[:-200], NotAWorkbook),
        (an_archive(word__document_dot_xml=b"<w/>"), NotAWorkbook),
        (an_archive(xl__workbook_dot_bin=b"xlsb"), OldWorkbookFormat),
        (an_archive(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), NotAWorkbook),
        (OLD_CONTAINER, NotAWorkbook),
        (OLD_CONTAINER + "EncryptedPackage".encode("utf-16-le"), WorkbookLocked),
        (an_encrypted_archive(), WorkbookLocked),
        (with_part(a_workbook(("Một",)), "xl/vbaProject.bin", b"macro"), WorkbookHasMacros),
        (with_part(a_workbook(("Một",)), "XL/VBAPROJECT.BIN", b"macro"), WorkbookHasMacros),
        (with_part(a_workbook(("Một",)), "xl/macrosheets/sheet1.xml", b"<m/>"), WorkbookHasMacros),
        (a_liar(), NotAWorkbook),
        (a_sheet_with(b'<row r="2"><c r="A2" t="s"><v>99</v></c></row>'), NotAWorkbook),
        (a_sheet_with(b'<row r="zwei"/>'), NotAWorkbook),
        (a_sheet_with(b'<row r="2"><c r="2A"><v>1</v></c></row>'), NotAWorkbook),
        (a_sheet_with(b"<row>"), NotAWorkbook),
    ],
)
def test_a_file_that_cannot_be_a_roster_is_refused_for_what_it_is(data, refusal):
    with pytest.raises(RosterFileRefused) as refused:
        read(data)

    assert type(refused.value) is refusal
    assert str(refused.value).startswith("ds.xlsx ")


def test_a_macro_workbook_is_known_by_its_content_type_and_by_its_name():
    plain = a_workbook(("Một",))
    declared = part_of(plain, TYPES).replace(
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )

    for data, name in [(with_part(plain, TYPES, declared), "ds.xlsx"), (plain, "ds.XLSM")]:
        with pytest.raises(WorkbookHasMacros):
            read(data, name)


def test_a_file_of_sixty_megabytes_is_refused_before_it_is_opened():
    with pytest.raises(FileTooLarge) as refused:
        read(bytes(60 * MEGABYTE))

    assert str(refused.value) == (
        "ds.xlsx has more than the 10 MB that are accepted. Copy only the list into a new "
        "workbook, save it as .xlsx and upload that file."
    )


def test_a_small_file_that_unpacks_to_more_than_allowed_is_refused():
    assert read(a_bomb(), largest_unpacked_bytes=4 * MEGABYTE)

    with pytest.raises(FileTooLarge):
        read(a_bomb(), largest_unpacked_bytes=3 * MEGABYTE)


@pytest.mark.parametrize(
    "far_cell",
    [
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        b'<row r="2"><c r="XFD1048576"><v>1</v></c></row>',
        b'<row r="1048576"><c/><c/><c r="XFC1048576"/><c><v>1</v></c></row>',
        b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>',
    ],
)
def test_two_cells_in_far_corners_do_not_end_the_process(far_cell):
    with pytest.raises(FileTooLarge):
        read(a_sheet_with(far_cell))


@pytest.mark.parametrize("encoding", ["cp037", "utf-7", "UTF38", "utf-16"])
def test_a_declared_encoding_does_not_hide_far_cells(encoding):
    workbook = a_sheet_with(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    sheet = part_of(workbook, SHEET).replace(b"UTF-8", encoding.encode())

    with pytest.raises(FileTooLarge):
        read(with_part(workbook, SHEET, sheet))


def test_a_sheet_in_another_encoding_is_refused():
    workbook = a_workbook(("Một",))
    sheet = part_of(workbook, SHEET).decode().replace("UTF-8", "UTF-16").encode("utf-16")

    with pytest.raises(RosterFileRefused):
        read(with_part(workbook, SHEET, sheet))


def test_far_cells_with_a_format_but_no_content_do_no_harm():
    (sheet,) = read(a_sheet_with(b'<row r="1048576"><c r="XFD1048576" s="1"/></row>'))

    assert sheet.rows == (SheetRow(1, ("Một",)),)


def test_a_sheet_that_declares_entities_is_refused():
    workbook = a_workbook(SHORT_HEADER)
    sheet = part_of(workbook, SHEET)
    declaration = b'<!DOCTYPE a [<!ENTITY b "c">]>'
    opened = sheet.index(b"<worksheet")

    with pytest.raises(NotAWorkbook):
        read(with_part(workbook, SHEET, sheet[:opened] + declaration + sheet[opened:]))


def test_an_archive_with_an_unknown_compression_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a", b"text")

    with pytest.raises(NotAWorkbook):
        read(out.getvalue())
