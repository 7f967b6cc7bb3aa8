from dataclasses import replace
from datetime import date

import pytest

from chibo.membership.roster_file.columns import HEADINGS, Column
from chibo.membership.roster_file.comparing import Change, Verdict, compare
from chibo.membership.roster_file.member_values import Duty, Standing, StayKind
from chibo.membership.roster_file.notes import Proposal
from chibo.membership.roster_file.remarks import Concern
from tests.membership.roster_file.workbooks import SHORT_HEADER, a_member, a_workbook, read

AN = ("1", "Lê Văn An", "19/05/1970", "01030488", "03/02/1995", "03/02/1996")


def preview_of(*rows, known, header=SHORT_HEADER):
    return compare(read(a_workbook(header, *rows)).rows, known)


def outcome(preview):
    return [
        (
            row.verdict,
            row.member and row.member.member_id,
            [remark.concern for remark in row.questions],
        )
        for row in preview.rows
    ]


def test_a_member_is_known_by_the_card_even_under_a_corrected_name_and_birth_date():
    preview = preview_of(AN, known=[a_member(full_name="Lê Văn Ân", birth_date=date(1970, 5, 18))])

    (row,) = preview.rows
    assert (row.verdict, row.changes) == (
        Verdict.CHANGED,
        (
            Change(Column.FULL_NAME, "Lê Văn Ân", "Lê Văn An"),
            Change(Column.BIRTH_DATE, date(1970, 5, 18), date(1970, 5, 19)),
        ),
    )


def test_a_card_under_another_name_and_another_birth_date_is_asked_about():
    known = [a_member(full_name="Trần Thị Hoa", birth_date=date(1942, 8, 26))]

    preview = preview_of(AN, known=known)

    assert outcome(preview) == [(Verdict.TO_CONFIRM, "m1", [Concern.CARD_OF_ANOTHER])]
    assert preview.rows[0].questions[0].sentence == (
        "Row 2: card number 01030488 belongs to Trần Thị Hoa, 26/08/1942 on record. "
        "Say whether this is the same person, or correct the file."
    )


def test_without_a_card_a_member_is_known_by_name_and_birth_date():
    row = ("1", "LE VAN AN", "19/05/1970", "", "", "")

    preview = preview_of(row, known=[a_member(card_number="77777777")])

    assert preview.rows[0].member.member_id == "m1"
    assert preview.rows[0].left_empty == (
        *(Column.CARD_NUMBER, Column.ADMITTED_ON, Column.OFFICIAL_ON),
    )


def test_a_new_card_of_a_known_person_is_a_change():
    preview = preview_of(AN, known=[a_member(card_number="77777777")])

    assert preview.rows[0].changes == (Change(Column.CARD_NUMBER, "77777777", "01030488"),)


def test_one_name_with_another_birth_date_is_asked_about():
    known = [a_member(card_number="77777777", birth_date=date(1938, 11, 10))]

    preview = preview_of(AN, known=known)

    assert outcome(preview) == [(Verdict.TO_CONFIRM, None, [Concern.NAMESAKE])]
    assert preview.gone == ()


def test_a_namesake_who_stands_beside_another_row_raises_no_question():
    other = ("2", "Lê Văn An", "10/11/1938", "77777777", "03/02/1960", "03/02/1961")
    known = [
        a_member(
            card_number="77777777",
            birth_date=date(1938, 11, 10),
            admitted_on=date(1960, 2, 3),
            official_on=date(1961, 2, 3),
        )
    ]

    preview = preview_of(AN, other, known=known)

    assert outcome(preview) == [(Verdict.NEW, None, []), (Verdict.SAME, "m1", [])]


def test_no_member_stands_beside_two_rows():
    by_name = ("1", "Lê Văn An", "19/05/1970", "", "03/02/1995", "03/02/1996")

    preview = preview_of(by_name, AN, known=[a_member()])

    assert outcome(preview) == [
        (Verdict.TO_CONFIRM, None, [Concern.MEMBER_TAKEN]),
        (Verdict.TO_CONFIRM, "m1", [Concern.PERSON_TWICE]),
    ]
    assert preview.rows[0].questions[0].sentence == (
        "Row 2: row 3 was already set beside Lê Văn An on record. "
        "Say which of the two rows is this member."
    )


def test_no_row_stands_beside_two_members():
    twins = [a_member("m1", card_number=""), a_member("m2", card_number="")]

    preview = preview_of(AN, known=twins)

    assert outcome(preview) == [(Verdict.TO_CONFIRM, None, [Concern.SEVERAL_MEMBERS])]
    assert preview.gone == ()


def test_of_two_names_alike_without_diacritics_the_one_spelt_the_same_is_meant():
    known = [
        a_member("m1", card_number="", full_name="Lê Văn Ân"),
        a_member("m2", card_number="", full_name="Lê Văn An"),
    ]

    preview = preview_of(AN, known=known)

    assert preview.rows[0].member.member_id == "m2"
    assert [member.member_id for member in preview.gone] == ["m1"]


def test_capital_letters_of_the_file_and_dots_in_numbers_change_nothing():
    header = (*SHORT_HEADER, "Số điện thoại")
    row = ("1", "LÊ VĂN AN", *AN[2:3], "01.030488", *AN[4:], "0909 899 491")

    preview = preview_of(row, known=[a_member(phone="0909.899.491")], header=header)

    assert [(r.verdict, r.changes) for r in preview.rows] == [(Verdict.SAME, ())]


def test_columns_that_the_file_lacks_say_nothing():
    known = [a_member(post="Bí thư", note="Con liệt sĩ", standing=Standing.PROBATIONARY)]

    preview = preview_of(
        ("Lê Văn An", "01030488"), known=known, header=("Họ và tên", "Số thẻ đảng viên")
    )

    row = preview.rows[0]
    assert (row.verdict, row.changes, row.left_empty, row.proposals) == (Verdict.SAME, (), (), ())


def test_an_empty_cell_changes_nothing_and_is_named():
    header = (*SHORT_HEADER, "Chức vụ Đảng", "Ghi chú")

    preview = preview_of((*AN, "", ""), known=[a_member(post="Bí thư", note="x")], header=header)

    row = preview.rows[0]
    assert (row.verdict, row.left_empty) == (Verdict.SAME, (Column.NOTE,))


@pytest.mark.parametrize(
    ("note", "known", "verdict", "proposals"),
    [
        ("Miễn sinh hoạt", {"duty": Duty.EXEMPT}, Verdict.SAME, ()),
        ("Miễn sinh hoạt", {"note": "Miễn sinh hoạt", "duty": Duty.EXEMPT}, Verdict.SAME, ()),
        (
            *("Miễn sinh hoạt; Con liệt sĩ", {"duty": Duty.EXEMPT, "note": "Dự bị; Con liệt sĩ"}),
            Verdict.SAME,
            (),
        ),
        ("Đi làm ăn xa", {}, Verdict.CHANGED, (Proposal(Duty.AWAY, "Đi làm ăn xa"),)),
        (
            *("Sinh hoạt tạm thời tại Vinh", {"duty": Duty.TEMPORARILY_ELSEWHERE, "place": "Huế"}),
            Verdict.CHANGED,
            (Proposal(Duty.TEMPORARILY_ELSEWHERE, "Sinh hoạt tạm thời tại Vinh", "Vinh"),),
        ),
        (
            *("Sinh hoạt tạm thời tại Vinh", {"duty": Duty.TEMPORARILY_ELSEWHERE}),
            Verdict.SAME,
            (),
        ),
        ("Sinh hoạt tạm thời", {"kind": StayKind.TEMPORARY_HERE}, Verdict.SAME, ()),
        ("", {"duty": Duty.EXEMPT}, Verdict.SAME, ()),
        (
            *("", {"standing": Standing.PROBATIONARY}),
            Verdict.CHANGED,
            (Proposal(Standing.OFFICIAL),),
        ),
    ],
)
def test_a_state_is_proposed_when_the_record_says_otherwise(note, known, verdict, proposals):
    preview = preview_of((*AN, note), known=[a_member(**known)], header=(*SHORT_HEADER, "Ghi chú"))

    assert [(row.verdict, row.proposals) for row in preview.rows] == [(verdict, proposals)]


def test_whom_the_file_does_not_name_is_listed_as_gone():
    absent = a_member("m2", full_name="Trần Thị Hoa", card_number="77777777")

    preview = preview_of(AN, known=[a_member(), absent])

    assert preview.gone == (absent,)


@pytest.mark.parametrize("card", ["01030488", ""])
def test_a_refused_row_claims_nobody_but_its_member_is_not_gone(card):
    refused = ("1", "Lê Văn An", "31/02/1970", card, "", "")

    preview = preview_of(refused, known=[a_member()])

    assert outcome(preview) == [(Verdict.REFUSED, None, [])]
    assert preview.gone == ()


def test_a_row_of_the_file_stands_beside_the_same_member_in_whatever_order_they_are_known():
    known = [
        a_member("m1", card_number="", birth_date=date(1942, 8, 26)),
        a_member("m2"),
        a_member("m3", full_name="Bùi An", card_number="2"),
    ]
    header = tuple(HEADINGS.values())[:4]
    row = ("1", "Lê Văn An", "Nam", "19/05/1970")

    forwards = preview_of(row, known=known, header=header)
    backwards = preview_of(row, known=known[::-1], header=header)

    assert forwards.rows == backwards.rows
    assert replace(backwards, gone=backwards.gone[::-1]) == forwards
