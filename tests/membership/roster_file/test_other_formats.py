"""The list as old Excel and as LibreOffice keep it, and what is refused of both."""

import io
import random
import struct
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chibo.membership.roster_file.container import Container, contained
from chibo.membership.roster_file.errors import (
    FileTooLarge,
    NotAWorkbook,
    OldWorkbookFormat,
    RosterFileRefused,
    WorkbookHasMacros,
    WorkbookLocked,
)
from chibo.membership.roster_file.reading import RosterReading
from chibo.membership.roster_file.workbook import read_workbook
from tests.membership.roster_file.workbooks import (
    SAMPLE,
    TEN_MEGABYTES,
    part_of,
    read,
    read_sample,
    with_part,
)

XLS = SAMPLE.with_suffix(".xls").read_bytes()
ODS = SAMPLE.with_suffix(".ods").read_bytes()


def stream() -> bytes:
    return Container(XLS).stream("Workbook")


def with_record(kind: int, content: bytes) -> bytes:
    """The workbook with one more record behind its beginning."""
    old = stream()
    begins = 4 + struct.unpack_from("<H", old, 2)[0]
    return contained(old[:begins] + struct.pack("<2H", kind, len(content)) + content + old[begins:])


def with_table(*replaced: tuple[str, str]) -> bytes:
    content = part_of(ODS, "content.xml").decode()
    for old, new in replaced:
        assert old in content
        content = content.replace(old, new, 1)
    return with_part(ODS, "content.xml", content.encode())


def is_read_or_refused(data: bytes) -> bool:
    try:
        return isinstance(read(data), RosterReading)
    except RosterFileRefused as refused:
        return str(refused).startswith("ds.xlsx ")


@pytest.mark.parametrize("data", [XLS, ODS], ids=["xls", "ods"])
def test_the_list_says_the_same_in_every_format(data):
    assert read(data).rows == read_sample().rows


def test_a_container_made_anew_holds_the_same_workbook_and_nothing_else():
    again = Container(contained(stream()))

    assert again.stream("Workbook") == stream()
    assert again.entries.keys() == {"Root Entry", "Workbook"}


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (XLS[:3000], NotAWorkbook),
        (with_record(0x2F, bytes(6)), WorkbookLocked),
        (with_record(0x85, struct.pack("<I2B", 0, 0, 1) + b"\1\0M"), WorkbookHasMacros),
        (with_record(0xFC, struct.pack("<2I", 1, 2**31)), NotAWorkbook),
        (with_record(0x27E, struct.pack("<3HI", 65_535, 255, 0, 0)), FileTooLarge),
        (with_record(0xBD, struct.pack("<2H", 65_535, 0) + bytes(6) + b"\xff\0"), FileTooLarge),
        (contained(struct.pack("<4H", 0x809, 4, 0x500, 5) + bytes(5000)), OldWorkbookFormat),
        (contained(bytes(5000)), NotAWorkbook),
        (XLS.replace("Workbook".encode("utf-16-le"), "VBA_WORK".encode("utf-16-le")), NotAWorkbook),
    ],
)
def test_an_old_workbook_is_refused_for_what_it_is(data, refusal):
    with pytest.raises(RosterFileRefused) as refused:
        read(data, "ds.xls")

    assert type(refused.value) is refusal
    assert str(refused.value).startswith("ds.xls ")


def test_an_old_workbook_with_a_program_is_not_opened():
    named = XLS.replace(
        "\5SummaryInformation".encode("utf-16-le"), "_VBA_PROJECT_CUR\0\0\0".encode("utf-16-le")
    )
    directory = named.index("_VBA_PROJECT_CUR".encode("utf-16-le"))
    named = named[: directory + 64] + struct.pack("<H", 34) + named[directory + 66 :]

    with pytest.raises(WorkbookHasMacros):
        read(named, "ds.xls")


def test_a_false_extent_makes_no_room_and_changes_nothing():
    old = stream()
    place = old.index(struct.pack("<2H", 0x200, 14))
    claimed = struct.pack("<2I3H", 0, 2**32 - 1, 0, 2**16 - 1, 0)

    assert read(contained(old[: place + 4] + claimed + old[place + 18 :])).rows == read(XLS).rows


def test_a_sheet_that_begins_inside_of_another_record_is_refused():
    with pytest.raises(NotAWorkbook):
        read(with_record(0x99, bytes(20)))


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (with_part(ODS, "META-INF/manifest.xml", b"<m:encryption-data/>"), WorkbookLocked),
        (with_part(ODS, "Basic/Standard/Module1.xml", b"<script/>"), WorkbookHasMacros),
        (with_part(ODS, "Scripts/python/a.py", b"import os"), WorkbookHasMacros),
        (with_part(ODS, "content.xml", b"<office>"), NotAWorkbook),
        (
            with_table(("<office:body>", "<!DOCTYPE a [<!ENTITY b 'c'>]><office:body>")),
            NotAWorkbook,
        ),
        (
            with_table(
                ("<table:table-cell ", '<table:table-cell table:number-columns-repeated="x" ')
            ),
            NotAWorkbook,
        ),
    ],
)
def test_an_open_document_is_refused_for_what_it_is(data, refusal):
    with pytest.raises(RosterFileRefused) as refused:
        read(data, "ds.ods")

    assert type(refused.value) is refusal


@pytest.mark.parametrize("holds", ['office:value-type="float" office:value="1"', ""])
def test_one_cell_that_is_meant_a_million_times_is_refused(holds):
    row = (
        '<table:table-row table:number-rows-repeated="1048576">'
        f'<table:table-cell table:number-columns-repeated="16384" {holds}>'
        "<text:p>1</text:p></table:table-cell></table:table-row></table:table>"
    )

    with pytest.raises(FileTooLarge):
        read(with_table(("</table:table>", row)), "ds.ods")


def test_empty_cells_to_the_end_of_the_sheet_do_no_harm():
    row = (
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>'
    )

    assert len(read(with_table(("</table:table>", row)), "ds.ods").rows) == 44


def test_a_formula_in_an_open_document_is_the_value_it_was_left_with():
    data = with_table(
        (
            'office:value-type="string" calcext:value-type="string"><text:p>Ngô Xuân Thủy',
            'table:formula="of:=1+1" office:value-type="string"><text:p>Ngô Xuân Thủy',
        )
    )

    assert read(data, "ds.ods").rows[0].values.full_name == "Ngô Xuân Thủy"


def test_a_text_that_begins_like_a_formula_stays_text_in_an_open_document():
    data = with_table(("<text:p>Ngô Xuân Thủy", "<text:p>=1+1 Thủy"))

    assert read(data, "ds.ods").rows[0].values.full_name == "=1+1 Thủy"


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 8))
def test_any_damage_to_an_old_workbook_is_a_named_refusal_or_a_reading(seed, times):
    luck, damaged = random.Random(seed), bytearray(XLS)
    for _ in range(times):
        damaged[luck.randrange(len(damaged))] = luck.randrange(256)

    assert is_read_or_refused(bytes(damaged))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 8))
def test_any_damage_to_a_table_is_a_named_refusal_or_a_reading(seed, times):
    luck, damaged = random.Random(seed), bytearray(part_of(ODS, "content.xml"))
    for _ in range(times):
        damaged[luck.randrange(len(damaged))] = luck.randrange(128)

    assert is_read_or_refused(with_part(ODS, "content.xml", bytes(damaged)))


def test_the_formats_that_are_not_read_are_named_with_a_way_out():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.bin", b"xlsb")

    with pytest.raises(OldWorkbookFormat) as refused:
        read_workbook(out.getvalue(), "ds.xlsb", largest_bytes=TEN_MEGABYTES)

    assert ".xlsx, .xls and .ods" in str(refused.value)
