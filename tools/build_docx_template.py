"""Build chibo/rendering/templates/party-document.docx anew; run it after changing anything here.

An office may replace the file: `docs/mechanisms/documents.md` says what it may
use. Measures set here are only those of a screen preview: on printing, each
style whose id begins with `Chibo` takes its measures from the layout in force.
"""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from chibo.rendering.zipped import with_fixed_times

TEMPLATE = Path("chibo/rendering/templates/party-document.docx")
NEEDLESS = {"stylesWithEffects", "customXml", "numbering", "thumbnail"}
FONT = "Times New Roman"
LEFT, CENTER = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER
JUSTIFY = WD_ALIGN_PARAGRAPH.JUSTIFY
_NO_CELL_MARGINS = (
    '<w:tblCellMar %s><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
)
_PAGE = '<w:fldSimple %s w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple>'
TEXT_MM, LEFT_COLUMN_MM = 165, 74.25


@dataclass(frozen=True)
class Look:
    """A style under the name that an office sees; spaces in points."""

    name: str
    align: Any = CENTER
    bold: bool = False
    italic: bool = False
    before: int = 0
    after: int = 0


STYLES = {
    "ChiboParent": Look("Chibo Cơ quan cấp trên", after=2),
    "ChiboIssuer": Look("Chibo Cơ quan ban hành", bold=True, after=2),
    "ChiboMark": Look("Chibo Dấu sao", after=2),
    "ChiboNumber": Look("Chibo Số ký hiệu", after=2),
    "ChiboSubject": Look("Chibo Trích yếu công văn", italic=True, after=2),
    "ChiboPartyTitle": Look("Chibo Tiêu đề Đảng", bold=True),
    "ChiboPartyLine": Look("Chibo Đường kẻ tiêu đề"),
    "ChiboPlaceAndDate": Look("Chibo Địa điểm, ngày", italic=True, after=2),
    "ChiboTitle": Look("Chibo Tên loại văn bản", bold=True, before=18, after=2),
    "ChiboSummary": Look("Chibo Trích yếu", bold=True),
    "ChiboSummaryMark": Look("Chibo Gạch trích yếu", after=10),
    "ChiboBody": Look("Chibo Thân văn bản", JUSTIFY, after=6),
    "ChiboBodyPlain": Look("Chibo Thân không thụt dòng", JUSTIFY, after=6),
    "ChiboHeading1": Look("Chibo Mục lớn", JUSTIFY, bold=True, after=6),
    "ChiboHeading2": Look("Chibo Mục vừa", JUSTIFY, bold=True, after=6),
    "ChiboHeading3": Look("Chibo Mục nhỏ", JUSTIFY, bold=True, italic=True, after=6),
    "ChiboTableHead": Look("Chibo Đầu bảng", bold=True, before=3, after=3),
    "ChiboTableCell": Look("Chibo Ô bảng", LEFT, before=3, after=3),
    "ChiboThin": Look("Chibo Dòng mỏng", LEFT),
    "ChiboAuthority": Look("Chibo Thẩm quyền ký", bold=True, after=2),
    "ChiboPost": Look("Chibo Chức vụ"),
    "ChiboSignedName": Look("Chibo Người ký", bold=True, after=2),
    "ChiboConfirmed": Look("Chibo Ký xác nhận", italic=True),
    "ChiboRecipientsTitle": Look("Chibo Nơi nhận", LEFT, after=2),
    "ChiboRecipient": Look("Chibo Người nhận", LEFT, after=1),
    "ChiboPageNumber": Look("Chibo Số trang"),
    "ChiboSeal": Look("Chibo Mã đối chiếu", LEFT),
}


def build() -> bytes:
    """Return the template; the same source gives the same bytes."""
    document = docx.Document()
    _keep_little(document)
    _use_one_font(document)
    for style_id, look in STYLES.items():
        _add_style(document, style_id, look)
    _fill_edges(document)  # before the body, whose break between copies would be the first section
    _fill_body(document)
    properties = document.core_properties
    properties.author = properties.title = properties.comments = ""
    return with_fixed_times(_saved(document))


def _saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _keep_little(document: Any) -> None:
    """Leave out what python-docx's own template brings and nobody needs."""
    for style in list(document.styles):
        if not style.element.get(qn("w:default")):
            style.element.getparent().remove(style.element)
    package_rels, part_rels = document.part.package.rels, document.part.rels
    for rels in (package_rels, part_rels):
        for rel_id, rel in list(rels.items()):
            if rel.reltype.rsplit("/", 1)[-1] in NEEDLESS:
                del rels[rel_id]
    form = document.styles["Normal"].paragraph_format
    form.line_spacing, form.space_after = 1.0, Pt(0)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "vi-VN")


def _use_one_font(document: Any) -> None:
    """Take the theme's fonts out, so that the named font stands for every script."""
    document.styles["Normal"].font.name = FONT
    for fonts in document.styles.element.iter(qn("w:rFonts")):
        fonts.attrib.clear()
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{script}"), FONT)


def _add_style(document: Any, style_id: str, look: Look) -> None:
    style = document.styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
    style.element.set(qn("w:styleId"), style_id)
    style.base_style = document.styles["Normal"]
    style.font.name, style.font.bold, style.font.italic = FONT, look.bold, look.italic
    style.font.color.rgb = RGBColor(0, 0, 0)
    style.font.underline = style_id == "ChiboRecipientsTitle" or None
    style.paragraph_format.alignment = look.align
    style.paragraph_format.space_before = Pt(look.before)
    style.paragraph_format.space_after = Pt(look.after)
    if style_id.startswith("ChiboHeading"):
        style.paragraph_format.keep_with_next = True
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), str(int(style_id[-1]) - 1))
        style.element.get_or_add_pPr().append(level)
    if style_id == "ChiboPartyLine":
        edge = '<w:pBdr %s><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
        style.element.get_or_add_pPr().insert_element_before(
            parse_xml(edge % nsdecls("w")), "w:spacing", "w:ind", "w:jc"
        )


def _fill_body(document: Any) -> None:
    _line(document, "ChiboThin", "{%p for document in documents %}")
    _fill_head(document)
    for part in ("title", "summary"):
        _line(document, "ChiboThin", f"{{%p if document.{part} %}}")
        _line(document, f"Chibo{part.title()}", f"{{{{ document.{part} }}}}")
        _line(document, "ChiboThin", "{%p endif %}")
    _line(
        document, "ChiboSummaryMark", "{% if document.summary %}{{ words.summary_mark }}{% endif %}"
    )
    _line(document, "ChiboBody", "{{p document.body }}")
    _fill_closing(document)
    _line(document, "ChiboThin", "{%p if not loop.last %}")
    _break_section(document)
    _line(document, "ChiboThin", "{%p endif %}")
    _line(document, "ChiboThin", "{%p endfor %}")


def _fill_head(document: Any) -> None:
    cells = _frame(document, rows=2, left_mm=LEFT_COLUMN_MM)
    organisations, party, number, place = cells
    _line(organisations, "ChiboThin", "{%p if document.header.parent %}")
    _line(organisations, "ChiboParent", "{{ document.header.parent }}")
    _line(organisations, "ChiboThin", "{%p endif %}")
    _line(organisations, "ChiboIssuer", "{{ document.header.issuer }}")
    _line(organisations, "ChiboMark", "{{ words.issuer_mark }}")
    _line(party, "ChiboPartyTitle", "{{ words.party_title }}")
    _line(party, "ChiboPartyLine", "")
    _line(number, "ChiboNumber", "{{ document.header.number }}")
    _line(number, "ChiboThin", "{%p if document.header.subject %}")
    _line(number, "ChiboSubject", "{{ document.header.subject }}")
    _line(number, "ChiboThin", "{%p endif %}")
    _line(place, "ChiboPlaceAndDate", "{{ document.header.place_and_date }}")


def _fill_closing(document: Any) -> None:
    """Recipients beside one signature, under two, alone under none."""
    _line(document, "ChiboThin", "").paragraph_format.space_after = Pt(9)
    _line(document, "ChiboThin", "{%p if document.signatures %}")
    left, right = _frame(document, rows=1, left_mm=TEXT_MM / 2)
    _line(left, "ChiboThin", "{%p if document.signatures|length == 1 %}")
    _fill_recipients(left)
    _line(left, "ChiboThin", "{%p else %}")
    _fill_signature(left, "first")
    _line(left, "ChiboThin", "{%p endif %}")
    _line(left, "ChiboThin", "")
    _fill_signature(right, "last")
    _line(document, "ChiboThin", "{%p endif %}")
    _line(document, "ChiboThin", "")
    _line(document, "ChiboThin", "{%p if document.signatures|length != 1 %}")
    _fill_recipients(document)
    _line(document, "ChiboThin", "{%p endif %}")


def _fill_signature(place: Any, which: str) -> None:
    signed = f"(document.signatures|{which})"
    _line(place, "ChiboThin", f"{{%p if {signed}.authority %}}")
    _line(place, "ChiboAuthority", f"{{{{ {signed}.authority }}}}")
    _line(place, "ChiboPost", f"{{{{ {signed}.post }}}}")
    _line(place, "ChiboThin", "{%p else %}")
    _line(place, "ChiboAuthority", f"{{{{ {signed}.post }}}}")
    _line(place, "ChiboThin", "{%p endif %}")
    _line(place, "ChiboSignedName", f"{{{{ {signed}.name }}}}")
    _line(place, "ChiboConfirmed", f"{{{{ {signed}.confirmed }}}}")


def _fill_recipients(place: Any) -> None:
    _line(place, "ChiboThin", "{%p if document.recipients %}")
    _line(place, "ChiboRecipientsTitle", "{{ words.recipients }}")
    _line(place, "ChiboThin", "{%p for name in document.recipients %}")
    _line(place, "ChiboRecipient", "{{ name }}")
    _line(place, "ChiboThin", "{%p endfor %}")
    _line(place, "ChiboThin", "{%p endif %}")


def _fill_edges(document: Any) -> None:
    """Page number above from the second page on, the seal below on every page."""
    section = document.sections[-1]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.top_margin = section.bottom_margin = Mm(20)
    section.header_distance, section.footer_distance = Mm(10), Mm(5)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    _restyle(number, "ChiboPageNumber")
    number._p.append(parse_xml(_PAGE % nsdecls("w")))  # noqa: SLF001 -- python-docx has no fields
    _restyle(section.first_page_header.paragraphs[0], "ChiboPageNumber")
    for footer in (section.footer, section.first_page_footer):
        _restyle(footer.paragraphs[0], "ChiboThin")
        code, picture = _frame(footer, rows=1, left_mm=TEXT_MM - 20)
        _line(code, "ChiboSeal", "{% if seal %}{{ words.seal }} {{ seal.code }}{% endif %}")
        _line(code, "ChiboSeal", "{{ seal.note }}")
        _line(picture, "ChiboSeal", "{{ seal.picture }}").alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _line(footer, "ChiboThin", "")


def _break_section(document: Any) -> None:
    """Begin the next copy on a new page 1, with the same edges."""
    paragraph = _line(document, "ChiboThin", "")
    section = OxmlElement("w:sectPr")
    paragraph._p.get_or_add_pPr().append(section)  # noqa: SLF001 -- python-docx adds sections at the end only


def _frame(place: Any, *, rows: int, left_mm: float) -> list[Any]:
    """Add a table of two columns without lines; return its cells, emptied."""
    widths = (Mm(left_mm), Mm(TEXT_MM - left_mm))
    arguments = (rows, 2) if place.part.element.tag == qn("w:document") else (rows, 2, Mm(TEXT_MM))
    table = place.add_table(*arguments)
    table.autofit = False
    look = table._tbl.tblPr  # noqa: SLF001 -- python-docx knows no cell margins
    look.append(parse_xml(_NO_CELL_MARGINS % nsdecls("w")))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    cells = []
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 -- idem
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
            cell._tc.remove(cell.paragraphs[0]._p)  # noqa: SLF001 -- a cell is born with a paragraph
            cells.append(cell)
    return cells


def _line(place: Any, style_id: str, words: str) -> Any:
    paragraph = place.add_paragraph(words)
    _restyle(paragraph, style_id)
    return paragraph


def _restyle(paragraph: Any, style_id: str) -> None:
    paragraph._p.style = style_id  # noqa: SLF001 -- by id, the names are Vietnamese


if __name__ == "__main__":
    TEMPLATE.write_bytes(build())
