"""A document to PDF/A-2b, by typst, in our own fonts; system fonts are never looked at.

Data reach the template as JSON and never as typst code.
"""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import typst

from chibo.rendering.document import Document
from chibo.rendering.glyphs import FONTS, STAND_IN, printable_characters
from chibo.rendering.layout import Layout
from chibo.rendering.plain import plain_copies, plain_layout

TEMPLATE = Path(__file__).parent / "templates" / "party-document.typ"


def as_pdf(document: Document, layout: Layout, *, template: Path = TEMPLATE) -> bytes:
    """Return the document as PDF/A-2b; the same document and layout give the same bytes.

    A character that our fonts lack, such as a smiley, is printed as □: PDF/A
    does not allow letters without a shape, and minutes must always print.
    """
    return copies_as_pdf((document,), layout, template=template)


def copies_as_pdf(
    documents: Sequence[Document], layout: Layout, *, template: Path = TEMPLATE
) -> bytes:
    """Return several documents, such as invitations, in one file; each begins at page 1.

    Raises:
        ValueError: there is no document, or one of several is sealed.
    """
    data = {"documents": plain_copies(documents, layout), "layout": plain_layout(layout)}
    pdf = typst.compile(
        template.read_bytes(),
        format="pdf",
        font_paths=_fonts(),
        sys_inputs={"data": _json(data)},
        pdf_standards="a-2b",
        timestamp=documents[0].composed_at.replace(microsecond=0),
    )
    assert isinstance(pdf, bytes)
    return pdf


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )


def _json(data: dict[str, Any]) -> str:
    text = json.dumps(data, ensure_ascii=False)
    missing = set(text) - printable_characters()
    return text.translate({ord(char): STAND_IN for char in missing})
