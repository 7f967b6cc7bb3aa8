"""Whatever stands in a file, the answer is rows or a named refusal."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from chibo.membership.roster_file.columns import HEADINGS, Column
from chibo.membership.roster_file.comparing import Verdict, compare
from chibo.membership.roster_file.doubles import with_doubles
from chibo.membership.roster_file.errors import RosterFileRefused
from chibo.membership.roster_file.headers import Header
from chibo.membership.roster_file.left_out import why_left_out
from chibo.membership.roster_file.read_row import read_row
from chibo.membership.roster_file.reading import RosterReading
from chibo.membership.roster_file.workbook import SheetRow
from tests.membership.roster_file.workbooks import (
    ON,
    RULES,
    SAMPLE,
    SHORT_HEADER,
    a_member,
    a_workbook,
    part_of,
    read,
    with_part,
)

HEADER = Header(1, {column: (place,) for place, column in enumerate(Column)})
NEAR_MISSES = st.sampled_from(
    [
        *(*HEADINGS.values(), "31/02/1956", "29/2/00", "%(row)d", "%s", "{0}", "=1+1"),
        *("Lê Văn An", "LE VAN AN", "01030488", "1/1/1", "ß", "İ", "\u0301", "Tổng số"),
        *("Miễn sinh hoạt", "0/0/0000"),
    ]
)
CELLS = st.one_of(
    NEAR_MISSES,
    st.text(max_size=30),
    st.from_regex(r"[0-9]{1,3}[/. -][0-9]{1,3}[/. -][0-9]{1,5}", fullmatch=True),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(max_value=timedelta(days=10_000)),
)
ROWS = st.lists(st.lists(CELLS, min_size=13, max_size=13).map(tuple), max_size=5)


def is_read_or_refused(data: bytes) -> bool:
    try:
        return isinstance(read(data), RosterReading)
    except RosterFileRefused as refused:
        return str(refused).startswith("ds.xlsx ")


@settings(deadline=None)
@given(ROWS)
def test_any_cells_are_read_compared_and_worded(rows):
    sheet_rows = [SheetRow(number, cells) for number, cells in enumerate(rows, start=2)]
    members = [row for row in sheet_rows if why_left_out(row, HEADER) is None]
    read_rows = with_doubles([read_row(row, HEADER, on=ON, rules=RULES) for row in members])

    preview = compare(read_rows, [a_member(), a_member("m2", card_number="")])

    assert [row.row.number for row in preview.rows] == [row.number for row in members]
    for row in preview.rows:
        remarks = (*row.row.problems, *row.questions)
        assert all(remark.sentence.startswith(f"Row {row.row.number}: ") for remark in remarks)
        assert (row.verdict is Verdict.REFUSED) == bool(row.row.problems)


STORABLE = st.one_of(
    NEAR_MISSES,
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30),
    st.integers(-(10**15), 10**15),
    st.dates(date(1900, 1, 1), date(9999, 12, 31)),
)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(STORABLE, max_size=6).map(tuple), max_size=4))
def test_any_workbook_is_read_or_refused_by_name(rows):
    reading = read(a_workbook(SHORT_HEADER, *rows))

    numbers = [row.number for row in reading.rows] + [out.number for out in reading.left_out]
    assert sorted(numbers) == list(range(2, 2 + len(numbers)))


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_any_damage_to_a_file_is_a_named_refusal_or_a_reading(data):
    damaged = bytearray(SAMPLE.read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))

    assert is_read_or_refused(bytes(damaged))


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_any_damage_inside_a_worksheet_is_a_named_refusal_or_a_reading(data):
    name = "xl/worksheets/sheet1.xml"
    sheet = bytearray(part_of(SAMPLE.read_bytes(), name))
    for _ in range(data.draw(st.integers(1, 8))):
        sheet[data.draw(st.integers(0, len(sheet) - 1))] = data.draw(st.integers(0, 127))

    assert is_read_or_refused(with_part(SAMPLE.read_bytes(), name, bytes(sheet)))
