import unicodedata

from chibo.rendering.balance import balanced
from chibo.rendering.document import Listing, Signature, text
from chibo.rendering.plain import plain_document, printable
from tests.rendering.samples import HEADER, a_bare_paper, a_resolution, party_layout


def plain(**changes):
    return plain_document(a_bare_paper(**changes), party_layout())


def test_the_head_stands_in_capitals_in_lines_of_about_equal_length():
    assert plain()["header"] == {
        "parent": "ĐẢNG ỦY PHƯỜNG\nBẮC HỒNG LĨNH",
        "issuer": "CHI BỘ TỔ DÂN\nPHỐ THUẬN HÒA",
        "number": "Số 05-NQ/CB",
        "subject": "",
        "place_and_date": "Bắc Hồng Lĩnh, ngày 03 tháng 12 năm 2026",
    }


def test_a_paper_without_a_number_has_no_word_for_it():
    header = type(HEADER)(HEADER.parent, HEADER.issuer, HEADER.place, HEADER.on)

    assert plain(header=header)["header"]["number"] == ""


def test_the_list_of_recipients_ends_in_a_full_stop_whatever_was_typed():
    recipients = ("Đảng ủy phường (để b/c);", "Lưu Chi bộ", "Lưu Chi bộ")

    lines = plain(recipients=recipients)["recipients"]

    assert lines == ["- Đảng ủy phường (để b/c),", "- Lưu Chi bộ,", "- Lưu Chi bộ."]


def test_a_paper_may_have_no_recipients_no_blocks_and_no_signatures():
    paper = plain()

    assert (paper["recipients"], paper["blocks"], paper["signatures"]) == ([], [], [])


def test_items_have_a_hyphen_or_a_number():
    items = (text("Thu đảng phí"), text("Thăm hỏi"))

    paper = plain(blocks=(Listing(items), Listing(items, numbered=True), Listing(())))

    assert [block["marks"] for block in paper["blocks"]] == [["-", "-"], ["1.", "2."], []]


def test_authority_and_post_are_in_capitals_and_the_name_is_not():
    signed = plain(signatures=(Signature("Bí thư", "Hà Ợi", authority="T/M chi bộ"),))["signatures"]

    assert [(s["authority"], s["post"], s["name"]) for s in signed] == [
        ("T/M CHI BỘ", "BÍ THƯ", "Hà Ợi")
    ]


def test_letters_typed_in_parts_come_out_whole():
    in_parts = unicodedata.normalize("NFD", "Nguyễn Thị Ánh Tuyết, Hà Ợi, Đỗ Thị Ngữ")

    assert printable(in_parts) == "Nguyễn Thị Ánh Tuyết, Hà Ợi, Đỗ Thị Ngữ"


def test_what_paper_cannot_show_is_left_out():
    assert printable("Bùi\x00 Văn\x0b\tẤt\r\nHà\ud800 Ợi\ufffe") == "Bùi Văn Ất\nHà Ợi"


def test_the_same_document_is_the_same_twice():
    layout = party_layout()

    assert plain_document(a_resolution(), layout) == plain_document(a_resolution(), layout)


def test_a_name_that_fits_and_one_with_its_own_line_end_stay_as_they_are():
    for name in ("CHI BỘ", "ĐẢNG ỦY\nPHƯỜNG BẮC HỒNG LĨNH VÀ CÁC TỔ CHỨC ĐẢNG TRỰC THUỘC", ""):
        assert balanced(name, style="Bold", size_pt=14, width_mm=70) == name


def test_a_word_wider_than_its_column_stays_whole():
    assert balanced("Ỡ" * 40, style="Bold", size_pt=14, width_mm=70) == "Ỡ" * 40
