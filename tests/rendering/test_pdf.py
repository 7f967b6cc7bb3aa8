from dataclasses import replace

import pytest

from chibo.rendering.document import Heading, PageBreak, Paragraph, Run, text
from chibo.rendering.glyphs import face, printable_characters
from chibo.rendering.pdf import as_pdf, copies_as_pdf
from tests.rendering.looking import bare, cut_rows, printed_texts, words
from tests.rendering.samples import (
    HEADER,
    SECRETARY,
    a_bare_paper,
    a_long_table,
    a_resolution,
    a_seal,
    a_table_of_tall_rows,
    an_invitation,
    invitation_layout,
    party_layout,
    the_minutes,
)

LAYOUT = party_layout()
VIETNAMESE = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"


@pytest.mark.parametrize("style", ["Regular", "Bold", "Italic", "BoldItalic"])
def test_our_fonts_have_every_vietnamese_letter_with_a_width(style):
    letters = VIETNAMESE + VIETNAMESE.upper() + "–—“”‘’…"

    advances = face(style).advances

    assert [letter for letter in letters if not advances.get(letter)] == []


def test_every_text_of_a_resolution_is_in_the_file(poppler):
    document = a_resolution()

    found = bare("".join(poppler.pages(as_pdf(document, LAYOUT))))

    assert [text for text in printed_texts(document, LAYOUT) if bare(text) not in found] == []


def test_every_word_of_minutes_of_several_pages_is_in_the_file(poppler):
    document = the_minutes()

    found = words(" ".join(poppler.pages(as_pdf(document, LAYOUT))))

    assert words(" ".join(printed_texts(document, LAYOUT))) - found == words("")


@pytest.mark.parametrize("document", [a_resolution(), the_minutes(), a_bare_paper()])
def test_our_fonts_are_the_only_ones(poppler, document):
    assert poppler.fonts(as_pdf(document, LAYOUT)) == {"Tinos"}


def test_the_file_declares_itself_an_archive_copy_on_a4(poppler):
    pdf = as_pdf(a_resolution(), LAYOUT)

    info = poppler.info(pdf)

    assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>" in pdf
    assert (info["Title"], info["Page size"]) == (
        "NGHỊ QUYẾT Lãnh đạo thực hiện nhiệm vụ tháng 12 năm 2026",
        "595.276 x 841.89 pts (A4)",
    )


def test_the_same_document_gives_the_same_bytes():
    assert as_pdf(the_minutes(), LAYOUT) == as_pdf(the_minutes(), LAYOUT)


def test_pages_are_numbered_from_the_second_and_each_carries_the_seal(poppler):
    document = a_bare_paper(blocks=(PageBreak(), Heading("Phụ lục"), PageBreak()), seal=a_seal())

    pages = [page.split() for page in poppler.pages(as_pdf(document, LAYOUT))]

    assert [page[0] for page in pages] == ["ĐẢNG", "2", "3"]
    assert ["TH-7K3M-9QXD" in page for page in pages] == [True, True, True]


def test_a_table_of_forty_rows_repeats_its_head_and_loses_no_row(poppler):
    document = a_bare_paper(blocks=(a_long_table(40),))

    pages = poppler.pages(as_pdf(document, LAYOUT))

    assert ["Họ và tên đảng viên" in page for page in pages] == [True, True]
    rows = [line for page in pages for line in page.splitlines() if "Đảng viên thứ" in line]
    assert rows == [f"{number} Đảng viên thứ {number}" for number in range(1, 41)]


@pytest.mark.parametrize("above", range(4))
def test_no_row_of_a_table_is_cut_by_the_end_of_a_page(poppler, above):
    lines = tuple(Paragraph(text(f"Dòng {number}")) for number in range(above))
    document = a_bare_paper(blocks=(*lines, a_table_of_tall_rows(20)))

    assert cut_rows(poppler.pages(as_pdf(document, LAYOUT)), 20) == []


@pytest.mark.parametrize("lines", range(20, 32))
def test_a_heading_never_stands_alone_at_the_foot_of_a_page(poppler, lines):
    filled = tuple(Paragraph(text(f"Dòng {number}")) for number in range(lines))
    document = a_bare_paper(blocks=(*filled, Heading("Mục cuối"), Paragraph(text("Đoạn cuối"))))

    pages = poppler.pages(as_pdf(document, LAYOUT))

    assert [page for page in pages if ("Mục cuối" in page) != ("Đoạn cuối" in page)] == []


def test_code_in_a_text_is_only_text(poppler):
    said = '#panic("x") $x^2$ *a* _b_ `c` <d> @e \\u{41} "f" [g] //h'
    document = a_bare_paper(blocks=(Paragraph(text(said)),))

    [page] = poppler.pages(as_pdf(document, LAYOUT))

    assert bare(said) in bare(page)


def test_what_our_fonts_lack_is_printed_as_an_empty_square(poppler):
    document = a_bare_paper(blocks=(Paragraph(text("Nhất trí 👍, 同意")),))

    [page] = poppler.pages(as_pdf(document, LAYOUT))

    assert "👍" not in printable_characters()
    assert "Nhất trí □, □□" in page


def test_a_very_long_name_is_broken_into_lines_inside_the_paper(poppler):
    long_name = "Nguyễn Phúc Vĩnh Thụy Hồng Ngọc " * 10
    document = a_bare_paper(
        header=replace(HEADER, parent=long_name, issuer=long_name, place=long_name),
        title=long_name,
        blocks=(Paragraph((Run(long_name, bold=True, italic=True),)),),
        signatures=(replace(SECRETARY, name=long_name), replace(SECRETARY, post=long_name)),
        recipients=(long_name,),
    )

    found = words(" ".join(poppler.pages(as_pdf(document, LAYOUT))))

    assert words(" ".join(printed_texts(document, LAYOUT))) - found == words("")


def test_line_ends_in_a_text_are_kept(poppler):
    document = a_bare_paper(blocks=(Paragraph(text("Dòng một\nDòng hai")),))

    [page] = poppler.pages(as_pdf(document, LAYOUT))

    assert "Dòng một\nDòng hai" in page


def test_an_official_letter_has_its_summary_under_the_number_and_no_title(poppler):
    header = replace(HEADER, number="07-CV/CB", subject="V/v hỗ trợ mở rộng đường ngõ 3")
    document = a_bare_paper(header=header)

    [page] = poppler.pages(as_pdf(document, LAYOUT))

    assert bare("Số 07-CV/CB V/v hỗ trợ mở rộng đường ngõ 3") in bare(page)
    assert "-----" not in page


def test_invitations_are_one_page_each_and_none_is_numbered(poppler):
    names = ("Bùi Văn Ất", "Đỗ Thị Ngữ", "Hà Ợi")

    pdf = copies_as_pdf([an_invitation(name) for name in names], invitation_layout())

    pages = poppler.pages(pdf)
    assert [f"Kính mời đồng chí: {name}" in pages[at] for at, name in enumerate(names)] == [
        True
    ] * 3
    assert {page.split()[0] for page in pages} == {"ĐẢNG"}
    assert poppler.info(pdf)["Page size"] == "419.528 x 595.276 pts"


def test_the_second_copy_of_two_pages_begins_again_at_page_one(poppler):
    paper = a_bare_paper(blocks=(PageBreak(), Heading("Phụ lục")))

    pages = poppler.pages(copies_as_pdf([paper, paper], LAYOUT))

    assert [page.split()[0] for page in pages] == ["ĐẢNG", "2", "ĐẢNG", "2"]


def test_nothing_to_print_and_a_sealed_copy_among_others_are_refused():
    with pytest.raises(ValueError, match="nothing to print"):
        copies_as_pdf([], LAYOUT)
    with pytest.raises(ValueError, match="printed alone"):
        copies_as_pdf([a_bare_paper(), a_resolution()], LAYOUT)


def test_the_hour_of_a_document_may_have_parts_of_a_second():
    minutes = the_minutes()
    at = minutes.composed_at.replace(microsecond=123456)

    assert as_pdf(replace(minutes, composed_at=at), LAYOUT) == as_pdf(minutes, LAYOUT)
