"""A document to PDF/A-2b."""

from collections.abc import Sequence
from pathlib import Path

from chibo.rendering.document import Document
from chibo.rendering.layout import Layout
from chibo.rendering.plain import plain_copies, plain_layout
from chibo.rendering.typesetting import TEMPLATES, typeset

TEMPLATE = TEMPLATES / "party-document.typ"


def as_pdf(document: Document, layout: Layout, *, template: Path = TEMPLATE) -> bytes:
    """Return the document as PDF/A-2b; the same document and layout give the same bytes.

    A character that our fonts lack, such as a smiley, is printed as □: minutes
    must always print.
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
    return typeset(template, data, at=documents[0].composed_at)
