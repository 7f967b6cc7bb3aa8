from datetime import date

from chibo.membership.roster_file.columns import HEADINGS, PRINTED, Column
from chibo.membership.roster_file.comparing import Verdict, compare
from chibo.membership.roster_file.known_members import KnownMember
from chibo.membership.roster_file.member_values import Duty, Sex, Standing, StayKind
from chibo.membership.roster_file.writing import RosterExport, TitleLine, roster_export
from tests.membership.roster_file.workbooks import a_member, a_workbook, read, read_sample

ON = date(2026, 11, 1)


def exported(members: list[KnownMember]) -> RosterExport:
    return roster_export(
        members,
        upper_unit="Đảng bộ phường Đức Thuận",
        branch="Chi bộ tổ dân phố Thuận Hòa",
        on=ON,
    )


def written(export: RosterExport) -> bytes:
    """Return the workbook as a writer makes it: titles, headings, rows, closing line."""
    titles = [(line.text or None, *[None] * 6, line.beside or None) for line in export.titles]
    headings = [column.heading for column in export.columns]
    return a_workbook(*titles, headings, *export.rows, (), (None, export.closing))


def members_of_every_state() -> list[KnownMember]:
    return [
        a_member("1", card_number="00000001", note="=1+1", home_place="-Vinh", phone="+84 909"),
        a_member("2", card_number="00000002", full_name="Ân", duty=Duty.EXEMPT, note="Con liệt sĩ"),
        a_member("3", card_number="00000003", full_name="Bình", duty=Duty.AWAY),
        a_member("4", card_number="00000004", full_name="Chi", duty=Duty.SUSPENDED, sex=Sex.FEMALE),
        a_member(
            *("5",),
            card_number="00000005",
            full_name="Dung",
            duty=Duty.TEMPORARILY_ELSEWHERE,
            place="TP. Hà Nội",
        ),
        a_member("6", card_number="00000006", full_name="Én", duty=Duty.TEMPORARILY_ELSEWHERE),
        a_member("7", card_number="00000007", full_name="Giang", kind=StayKind.TEMPORARY_HERE),
        a_member("8", Standing.PROBATIONARY, card_number="", full_name="Hà", official_on=None),
        a_member("9", card_number="00000009", full_name="Kha", official_on=None, sex=None),
        a_member("10", card_number="00000010", full_name="Lê Văn An", birth_date=date(1999, 1, 1),
                 admitted_on=date(2020, 1, 1), official_on=date(2021, 1, 1)),
    ]  # fmt: skip


def test_the_export_has_the_titles_columns_and_closing_line_of_the_printed_list():
    export = exported([a_member()])

    assert export == RosterExport(
        titles=(
            TitleLine("ĐẢNG BỘ PHƯỜNG ĐỨC THUẬN", "ĐẢNG CỘNG SẢN VIỆT NAM"),
            TitleLine("CHI BỘ TỔ DÂN PHỐ THUẬN HÒA"),
            TitleLine("*"),
            TitleLine(),
            TitleLine("DANH SÁCH ĐẢNG VIÊN"),
            TitleLine("(Tính đến ngày 01/11/2026)"),
            TitleLine(),
        ),
        columns=export.columns,
        rows=(
            (
                *(1, "Lê Văn An", "Nam", date(1970, 5, 19), "", "", "01030488"),
                *(date(1995, 2, 3), date(1996, 2, 3), "", "", "", ""),
            ),
        ),
        closing="Tổng số: 1 đảng viên",
    )
    assert [(c.column, c.heading) for c in export.columns] == [
        (column, HEADINGS[column]) for column in PRINTED
    ]
    assert tuple(HEADINGS) == tuple(Column)


def test_members_are_listed_by_given_name_and_numbered():
    members = [a_member("1", full_name="Lê Văn Đông"), a_member("2", full_name="Trần Thị Dung")]

    assert [row[:2] for row in exported(members).rows] == [(1, "Trần Thị Dung"), (2, "Lê Văn Đông")]


def test_an_export_read_again_says_that_all_is_the_same():
    members = members_of_every_state()

    preview = compare(read(written(exported(members))).rows, members)

    assert [
        (row.member and row.member.member_id, row.verdict, row.changes, row.left_empty)
        for row in preview.rows
    ] == [(str(number), Verdict.SAME, (), ()) for number in (1, 10, 2, 3, 4, 5, 6, 7, 8, 9)]
    assert preview.gone == ()


def test_the_sample_comes_back_from_its_own_export():
    members = [
        KnownMember(f"row-{row.number}", row.values, row.standing)
        for row in read_sample().rows
        if row.standing and not row.problems
    ]

    preview = compare(read(written(exported(members))).rows, members)

    assert {row.verdict for row in preview.rows} == {Verdict.SAME}
    assert len(preview.rows) == 43
