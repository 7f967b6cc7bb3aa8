"""The layout's measures put on the styles of a .docx template.

The office decides what stands where; the rule in force decides the measures.
A style that the template does not have is left alone.
"""

from copy import deepcopy
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from chibo.rendering.docx_body import TWIPS_PER_MM
from chibo.rendering.glyphs import face
from chibo.rendering.layout import Layout

_SIZES = {
    "ChiboParent": "parent",
    "ChiboIssuer": "issuer",
    "ChiboMark": "issuer",
    "ChiboNumber": "number",
    "ChiboSubject": "subject",
    "ChiboPartyTitle": "party_title",
    "ChiboPlaceAndDate": "place_and_date",
    "ChiboTitle": "title",
    "ChiboSummary": "summary",
    "ChiboSummaryMark": "summary",
    "ChiboBody": "body",
    "ChiboBodyPlain": "body",
    "ChiboHeading1": "body",
    "ChiboHeading2": "body",
    "ChiboHeading3": "body",
    "ChiboTableHead": "table",
    "ChiboTableCell": "table",
    "ChiboAuthority": "signature",
    "ChiboPost": "signature",
    "ChiboSignedName": "signature",
    "ChiboConfirmed": "confirmed",
    "ChiboRecipientsTitle": "recipients_title",
    "ChiboRecipient": "recipients",
    "ChiboPageNumber": "page_number",
    "ChiboSeal": "seal",
}
_BODY = ("ChiboBody", "ChiboBodyPlain", "ChiboHeading1", "ChiboHeading2", "ChiboHeading3")
_THIN_PT = 1
_HEAD_COLUMNS = 2


def apply_layout(document: Any, layout: Layout) -> None:
    """Set paper, margins, fonts, sizes and distances of a python-docx document."""
    styles = {style.style_id: style for style in document.styles}
    for style_id in _SIZES.keys() & styles.keys():
        styles[style_id].font.name = layout.font
        styles[style_id].font.size = Pt(getattr(layout.sizes, _SIZES[style_id]))
    _space_lines(styles, layout)
    _draw_party_line(styles, layout)
    _number_copies(document, layout)
    for section in document.sections:
        _set_page(section, layout)
    for edge in (document.element.body, *_edges(document)):
        _stretch_frames(edge, layout)


def _space_lines(styles: dict[str, Any], layout: Layout) -> None:
    lines = layout.lines
    for style_id in styles.keys() & _BODY:
        form = styles[style_id].paragraph_format
        form.line_spacing, form.space_after = Pt(lines.distance_pt), Pt(lines.after_pt)
        form.first_line_indent = Mm(0 if style_id == "ChiboBodyPlain" else lines.first_line_mm)
    for style_id in styles.keys() & {"ChiboTableHead", "ChiboTableCell"}:
        styles[style_id].paragraph_format.line_spacing = Pt(lines.table_distance_pt)
    if thin := styles.get("ChiboThin"):
        thin.font.size = thin.paragraph_format.line_spacing = Pt(_THIN_PT)
    if name := styles.get("ChiboSignedName"):
        name.paragraph_format.space_before = Mm(layout.signing.room_mm)
    if (post := styles.get("ChiboPost")) and layout.signing.post_is_bold:
        post.font.bold = True


def _draw_party_line(styles: dict[str, Any], layout: Layout) -> None:
    """Make the line below the Party's title as long as the title."""
    if line := styles.get("ChiboPartyLine"):
        column_mm = layout.page.text_mm * (100 - layout.head.left_percent) / 100
        title_mm = face("Bold").width_mm(layout.words.party_title, layout.sizes.party_title)
        form = line.paragraph_format
        form.left_indent = form.right_indent = Mm(max(0, (column_mm - title_mm) / 2))
        form.line_spacing = Pt(layout.sizes.party_title / 3)


def _number_copies(document: Any, layout: Layout) -> None:
    """Give each copy the edges of the whole and a page 1 of its own."""
    *between, last = document.element.body.iter(qn("w:sectPr"))
    start = OxmlElement("w:pgNumType")
    start.set(qn("w:start"), "1")
    last.insert_element_before(start, "w:cols", "w:titlePg", "w:docGrid")
    for section in between:
        section.getparent().replace(section, deepcopy(last))
    for section in document.sections:
        section.different_first_page_header_footer = layout.page.numbered_from > 1


def _set_page(section: Any, layout: Layout) -> None:
    page = layout.page
    section.page_width, section.page_height = Mm(page.width_mm), Mm(page.height_mm)
    section.top_margin, section.bottom_margin = Mm(page.top_mm), Mm(page.bottom_mm)
    section.left_margin, section.right_margin = Mm(page.left_mm), Mm(page.right_mm)
    section.header_distance = Mm(page.top_mm / 2)
    section.footer_distance = Mm((page.bottom_mm - layout.foot.qr_mm) / 2)


def _edges(document: Any) -> list[Any]:
    links = document.part.rels.values()
    return [link.target_part.element for link in links if link.reltype == RELATIONSHIP_TYPE.FOOTER]


def _stretch_frames(place: Any, layout: Layout) -> None:
    """Stretch tables without lines, as the template has them, to the width of the text."""
    whole = round(layout.page.text_mm * TWIPS_PER_MM)
    left = layout.head.left_percent
    for table in place.iter(qn("w:tbl")):
        if table.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}") is None:
            grid: list[float] = [
                int(column.get(qn("w:w"))) for column in table.iter(qn("w:gridCol"))
            ]
            if len(grid) == _HEAD_COLUMNS and _has_party_title(table):
                grid = [left, 100 - left]
            widths = [round(width / sum(grid) * whole) for width in grid]
            _set_widths(table, widths)


def _has_party_title(table: Any) -> bool:
    return any(style.get(qn("w:val")) == "ChiboPartyTitle" for style in table.iter(qn("w:pStyle")))


def _set_widths(table: Any, widths: list[int]) -> None:
    for column, width in zip(table.iter(qn("w:gridCol")), widths, strict=True):
        column.set(qn("w:w"), str(width))
    for row in table.iter(qn("w:tr")):
        cells = row.findall(f"{qn('w:tc')}/{qn('w:tcPr')}/{qn('w:tcW')}")
        if len(cells) == len(widths):
            for cell, width in zip(cells, widths, strict=True):
                cell.set(qn("w:w"), str(width))
