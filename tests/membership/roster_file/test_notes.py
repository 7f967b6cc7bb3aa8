import pytest

from chibo.membership.roster_file.member_values import Duty, Standing, StayKind
from chibo.membership.roster_file.notes import NoteReading, Proposal, read_note


@pytest.mark.parametrize(
    ("note", "value", "place"),
    [
        ("Miễn sinh hoạt", Duty.EXEMPT, ""),
        ("mien sinh hoat", Duty.EXEMPT, ""),
        ("Được miễn công tác và sinh hoạt đảng", Duty.EXEMPT, ""),
        ("Miễn sinh hoạt từ 01/2025", Duty.EXEMPT, ""),
        ("Sinh hoạt tạm thời tại TP. Hà Nội", Duty.TEMPORARILY_ELSEWHERE, "TP. Hà Nội"),
        ("Chuyển sinh hoạt tạm thời đến Vinh", Duty.TEMPORARILY_ELSEWHERE, "Vinh"),
        ("Sinh hoạt tạm thời nơi khác", Duty.TEMPORARILY_ELSEWHERE, ""),
        ("Sinh hoạt tạm thời tại nơi khác", Duty.TEMPORARILY_ELSEWHERE, ""),
        ("Đi làm ăn xa", Duty.AWAY, ""),
        ("Làm việc ở xa", Duty.AWAY, ""),
        ("Tạm vắng", Duty.AWAY, ""),
        ("Đình chỉ sinh hoạt", Duty.SUSPENDED, ""),
        ("Bị đình chỉ sinh hoạt đảng", Duty.SUSPENDED, ""),
        ("Sinh hoạt tạm thời", StayKind.TEMPORARY_HERE, ""),
        ("Sinh hoạt đảng tạm thời.", StayKind.TEMPORARY_HERE, ""),
        ("Sinh hoạt tạm thời từ Nghi Xuân đến", StayKind.TEMPORARY_HERE, ""),
        ("Nơi khác giới thiệu đến", StayKind.TEMPORARY_HERE, ""),
        ("Đảng viên dự bị", Standing.PROBATIONARY, ""),
        ("Dự bị", Standing.PROBATIONARY, ""),
        ("Đảng viên chính thức", Standing.OFFICIAL, ""),
    ],
)
def test_a_note_proposes_a_state_with_the_words_it_was_read_from(note, value, place):
    assert read_note(note) == NoteReading((Proposal(value, note.strip("."), place),), "")


@pytest.mark.parametrize(
    "note",
    [
        "",
        "Con liệt sĩ",
        "Hết miễn sinh hoạt",
        "Không đi làm ăn xa",
        "Tiểu đội trưởng dự bị động viên",
    ],
)
def test_a_note_that_is_not_understood_stays_text(note):
    assert read_note(note) == NoteReading((), note)


def test_phrases_of_one_note_are_read_apart():
    assert read_note("Miễn sinh hoạt; Con liệt sĩ.\nĐảng viên dự bị") == NoteReading(
        (
            Proposal(Duty.EXEMPT, "Miễn sinh hoạt"),
            Proposal(Standing.PROBATIONARY, "Đảng viên dự bị"),
        ),
        "Con liệt sĩ.",
    )


def test_a_proposal_is_a_sentence_that_asks_for_confirmation():
    elsewhere = Proposal(Duty.TEMPORARILY_ELSEWHERE, place="Vinh")

    assert elsewhere.sentence == "Temporarily meets elsewhere (Vinh); please confirm."
    assert Proposal(Duty.TEMPORARILY_ELSEWHERE).sentence == (
        "Temporarily meets elsewhere (…); please confirm."
    )
