import io
import re
from dataclasses import replace

import docx
import pytest
from jinja2.exceptions import SecurityError, TemplateError

from chibo.rendering.document import Heading, PageBreak, Paragraph, text
from chibo.rendering.docx import TEMPLATE, as_docx, copies_as_docx
from chibo.rendering.pdf import as_pdf
from tests.rendering.looking import bare, cut_rows, parts, printed_texts, words
from tests.rendering.samples import (
    EVENING,
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
from tools.build_docx_template import build

LAYOUT = party_layout()


@pytest.mark.parametrize("document", [a_resolution(), the_minutes(), a_bare_paper()])
def test_a_word_processor_shows_the_words_of_the_pdf(office, poppler, document):
    shown = words(" ".join(poppler.pages(office.pdf(as_docx(document, LAYOUT)))))

    assert shown == words(" ".join(poppler.pages(as_pdf(document, LAYOUT))))


def test_every_text_of_a_resolution_is_shown(office, poppler):
    document = a_resolution()

    shown = bare("".join(poppler.pages(office.pdf(as_docx(document, LAYOUT)))))

    assert [text for text in printed_texts(document, LAYOUT) if bare(text) not in shown] == []


def test_pages_are_numbered_from_the_second_and_each_carries_the_seal(office, poppler):
    document = a_bare_paper(
        blocks=(PageBreak(), Heading("Phụ lục"), PageBreak(), Heading("Hết")), seal=a_seal()
    )

    pages = [page.split() for page in poppler.pages(office.pdf(as_docx(document, LAYOUT)))]

    assert [page[0] for page in pages] == ["ĐẢNG", "2", "3"]
    assert ["TH-7K3M-9QXD" in page for page in pages] == [True, True, True]


def test_a_table_of_forty_rows_repeats_its_head_and_loses_no_row(office, poppler):
    file = as_docx(a_bare_paper(blocks=(a_long_table(40),)), LAYOUT)

    pages = poppler.pages(office.pdf(file))

    assert ["Họ và tên đảng viên" in page for page in pages] == [True, True]
    rows = [line for page in pages for line in page.splitlines() if "Đảng viên thứ" in line]
    assert rows == [f"{number} Đảng viên thứ {number}" for number in range(1, 41)]


def test_no_row_of_a_table_is_cut_by_the_end_of_a_page(office, poppler):
    file = as_docx(a_bare_paper(blocks=(a_table_of_tall_rows(40),)), LAYOUT)

    pages = poppler.pages(office.pdf(file))

    assert cut_rows(pages, 40) == []


def test_invitations_are_one_page_each_and_none_is_numbered(office, poppler):
    names = ("Bùi Văn Ất", "Đỗ Thị Ngữ", "Hà Ợi")
    invitations = [an_invitation(name) for name in names]

    pages = poppler.pages(office.pdf(copies_as_docx(invitations, invitation_layout())))

    assert [f"Kính mời đồng chí: {name}" in pages[at] for at, name in enumerate(names)] == [
        True
    ] * 3
    assert {page.split()[0] for page in pages} == {"ĐẢNG"}


def test_times_new_roman_is_the_only_font_that_is_named():
    file = parts(as_docx(a_resolution(), LAYOUT))

    looked_at = [name for name in file if re.match(r"word/(document|styles|header|footer)", name)]
    faces = re.findall(rb"<w:rFonts (.+?)/>", b"".join(map(file.get, looked_at)))
    named = re.findall(rb'="(.+?)"', b"".join(faces))

    assert set(named) == {b"Times New Roman"}


def test_tables_are_real_ones_with_the_asked_widths():
    file = docx.Document(io.BytesIO(as_docx(a_resolution(), LAYOUT)))

    tables = [[[cell.text for cell in row.cells] for row in t.rows] for t in file.tables]
    widths = [round(column.width.mm, 1) for column in file.tables[1].columns]

    assert tables[1][0] == ["TT", "Nhiệm vụ đã giao tháng trước", "Tình trạng đầu kỳ", "Kết quả"]
    assert tables[2][-1] == ["Tổng cộng", "100", "92,5"]
    assert widths == [11.8, 70.7, 35.3, 47.1]


def test_the_measures_are_those_of_the_layout():
    wide = replace(
        LAYOUT,
        page=replace(LAYOUT.page, left_mm=35, top_mm=25),
        sizes=replace(LAYOUT.sizes, body=13),
        lines=replace(LAYOUT.lines, distance_pt=20),
    )

    file = docx.Document(io.BytesIO(as_docx(a_resolution(), wide)))

    [section] = file.sections
    body = next(style for style in file.styles if style.style_id == "ChiboBody")
    assert (round(section.left_margin.mm), round(section.top_margin.mm)) == (35, 25)
    assert (body.font.size.pt, body.paragraph_format.line_spacing.pt) == (13, 20)
    assert round(sum(column.width.mm for column in file.tables[0].columns)) == 160


def test_the_same_document_gives_the_same_bytes_and_carries_its_own_day():
    first = as_docx(a_resolution(), LAYOUT)

    properties = docx.Document(io.BytesIO(first)).core_properties

    assert first == as_docx(a_resolution(), LAYOUT)
    assert (properties.created, properties.modified) == (EVENING, EVENING)
    assert properties.author == HEADER.issuer


def test_markup_and_template_marks_in_a_text_are_only_text():
    said = "{{ 7*7 }} {% endfor %} {# a #} <w:p>&amp; \"b\" 'c'"
    document = a_bare_paper(
        title=said, blocks=(Paragraph(text(said)),), signatures=(replace(SECRETARY, name=said),)
    )

    file = docx.Document(io.BytesIO(as_docx(document, LAYOUT)))

    shown = [paragraph.text for paragraph in file.paragraphs]
    assert (shown.count(said), shown.count(said.upper())) == (1, 1)
    assert said in file.tables[-1].cell(0, 1).text


def test_an_office_may_print_on_its_own_template(tmp_path):
    file = docx.Document(TEMPLATE)
    file.paragraphs[0].insert_paragraph_before("Bản của Văn phòng Đảng ủy")
    file.save(tmp_path / "office.docx")

    made = as_docx(a_resolution(), LAYOUT, template=tmp_path / "office.docx")

    assert docx.Document(io.BytesIO(made)).paragraphs[0].text == "Bản của Văn phòng Đảng ủy"


def test_a_template_without_our_styles_keeps_its_own_look(tmp_path):
    file = docx.Document()
    file.add_paragraph("{{ documents[0].title }}")
    file.save(tmp_path / "office.docx")

    made = as_docx(a_resolution(), LAYOUT, template=tmp_path / "office.docx")

    assert docx.Document(io.BytesIO(made)).paragraphs[0].text == "NGHỊ QUYẾT"


@pytest.mark.parametrize(
    ("mark", "refusal"),
    [
        ("{{ words.__class__.__mro__ }}", SecurityError),
        ("{{ document.title ", TemplateError),
        ("{{ documents | nosuchfilter }}", TemplateError),
    ],
)
def test_a_template_may_not_reach_into_the_program_nor_be_broken(tmp_path, mark, refusal):
    file = docx.Document(TEMPLATE)
    file.paragraphs[0].insert_paragraph_before(mark)
    file.save(tmp_path / "office.docx")

    with pytest.raises(refusal):
        as_docx(a_resolution(), LAYOUT, template=tmp_path / "office.docx")


def test_the_committed_template_is_what_its_tool_builds():
    assert parts(TEMPLATE.read_bytes()) == parts(build())


def test_nothing_to_print_and_a_sealed_copy_among_others_are_refused():
    with pytest.raises(ValueError, match="nothing to print"):
        copies_as_docx([], LAYOUT)
    with pytest.raises(ValueError, match="printed alone"):
        copies_as_docx([a_bare_paper(), a_resolution()], LAYOUT)
