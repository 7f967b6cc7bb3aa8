"""Blocks of a document as WordprocessingML; the look is in styles of the template, by id."""

from collections.abc import Sequence
from html import escape
from typing import Any

from chibo.rendering.layout import Layout

TWIPS_PER_MM = 1440 / 25.4
_CELL_EDGE = 80  # twips; the table is moved by it too, so that its line stands on the margin
_SIDES = {"left": "left", "center": "center", "right": "right", "justify": "both"}
_EDGES = "".join(
    f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)


class Xml(str):
    """Markup that a template takes as it stands; every other text is escaped."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


def body(blocks: Sequence[dict[str, Any]], layout: Layout) -> Xml:
    """Return the blocks of a plain document; the last line stays with what follows it."""
    parts = [part for block in blocks for part in _parts(block, layout)]
    if parts and parts[-1].startswith("<w:p>"):
        parts[-1] = parts[-1].replace(
            "/>", "/><w:keepNext/>", 1
        )  # after the style, as Word orders it
    return Xml("".join(parts))


def _parts(block: dict[str, Any], layout: Layout) -> list[str]:
    match block["kind"]:
        case "Heading":
            return [_paragraph(f"ChiboHeading{block['level']}", _run(block["text"]))]
        case "Paragraph":
            style = "ChiboBody" if block["indented"] else "ChiboBodyPlain"
            return [_paragraph(style, _runs(block["runs"]), side=block["align"])]
        case "Listing":
            items = zip(block["marks"], block["items"], strict=True)
            return [_paragraph("ChiboBody", _run(f"{mark} ") + _runs(runs)) for mark, runs in items]
        case "KeyValues":
            lines = (f"{line['key']}: {line['value']}" for line in block["lines"])
            return [_paragraph("ChiboBody", _run(line)) for line in lines]
        case "Table":
            # Word joins tables that touch, so a thin line follows each.
            return [_table(block, layout), _paragraph("ChiboThin", after=True)]
        case "PageBreak":
            return [_paragraph("ChiboThin", on_new_page=True)]
    raise KeyError(block["kind"])


def _paragraph(
    style: str, content: str = "", *, side: str = "", on_new_page: bool = False, after: bool = False
) -> str:
    asked = f'<w:pStyle w:val="{style}"/>'
    asked += "<w:pageBreakBefore/>" if on_new_page else ""
    asked += '<w:spacing w:after="120"/>' if after else ""
    asked += f'<w:jc w:val="{_SIDES[side]}"/>' if side else ""
    return f"<w:p><w:pPr>{asked}</w:pPr>{content}</w:p>"


def _runs(runs: Sequence[dict[str, Any]]) -> str:
    return "".join(_run(run["text"], bold=run["bold"], italic=run["italic"]) for run in runs)


def _run(text: str, *, bold: bool = False, italic: bool = False) -> str:
    look = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{'<w:br/>'.join(lines)}</w:r>"


def _table(block: dict[str, Any], layout: Layout) -> str:
    columns = block["columns"]
    shares = sum(column["width"] for column in columns)
    whole = layout.page.text_mm * TWIPS_PER_MM
    widths = [round(column["width"] / shares * whole) for column in columns]
    sides = [column["align"] for column in columns]
    head = _row([column["title"] for column in columns], widths, None)
    rows = "".join(_row(row, widths, sides) for row in block["rows"])
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblInd w:w="{_CELL_EDGE}" w:type="dxa"/>'
        f'<w:tblBorders>{_EDGES}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="{_CELL_EDGE}" w:type="dxa"/>'
        f'<w:right w:w="{_CELL_EDGE}" w:type="dxa"/></w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>"
    )


def _row(texts: Sequence[str], widths: Sequence[int], sides: Sequence[str] | None) -> str:
    """Return a row; the head, which has no sides of its own, is repeated on each page."""
    if sides is None:
        cells = [
            _cell(text, width, "ChiboTableHead", "")
            for text, width in zip(texts, widths, strict=True)
        ]
        return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"
    measured = zip(texts, widths, sides, strict=True)
    cells = [_cell(text, width, "ChiboTableCell", side) for text, width, side in measured]
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"


def _cell(text: str, width: int, style: str, side: str) -> str:
    middle = "" if side else '<w:vAlign w:val="center"/>'
    asked = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{middle}</w:tcPr>'
    return f"<w:tc>{asked}{_paragraph(style, _run(text), side=side)}</w:tc>"
