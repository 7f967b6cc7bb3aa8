"""A document to .docx, by docxtpl, over a template that an office can replace."""

import io
from collections.abc import Sequence
from datetime import UTC
from functools import lru_cache
from pathlib import Path
from typing import Any

from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from jinja2 import Template
from jinja2.sandbox import SandboxedEnvironment

from chibo.rendering.document import Document, Seal
from chibo.rendering.docx_body import body
from chibo.rendering.docx_measures import apply_layout
from chibo.rendering.layout import Layout
from chibo.rendering.plain import plain_copies, plain_layout
from chibo.rendering.zipped import with_fixed_times


class _Memory:
    """Jinja that compiles each part of a template once; templates cannot reach the program."""

    autoescape = True

    @staticmethod
    @lru_cache(maxsize=64)
    def from_string(source: str) -> Template:
        return SandboxedEnvironment(autoescape=True).from_string(source)


TEMPLATE = Path(__file__).parent / "templates" / "party-document.docx"


def as_docx(document: Document, layout: Layout, *, template: Path = TEMPLATE) -> bytes:
    """Return the document as .docx; the same document, layout and template give the same bytes.

    Raises:
        jinja2.TemplateError: the office's template is written wrongly or asks
            for what a template may not do; the message names the place.
    """
    return copies_as_docx((document,), layout, template=template)


def copies_as_docx(
    documents: Sequence[Document], layout: Layout, *, template: Path = TEMPLATE
) -> bytes:
    """Return several documents, such as invitations, in one file; each begins at page 1.

    Raises:
        ValueError: there is no document, or one of several is sealed.
        jinja2.TemplateError: as for one document.
    """
    file = DocxTemplate(io.BytesIO(template.read_bytes()))
    file.init_docx()
    file.render(_context(file, documents, layout), _Memory())
    apply_layout(file.docx, layout)
    _describe(file.docx, documents[0])
    out = io.BytesIO()
    file.docx.save(out)
    return with_fixed_times(out.getvalue())


def _context(file: DocxTemplate, documents: Sequence[Document], layout: Layout) -> dict[str, Any]:
    plain = plain_copies(documents, layout)
    for document in plain:
        document["body"] = body(document["blocks"], layout)
    return {
        "documents": plain,
        "seal": _seal(file, documents[0].seal, layout),
        "words": plain_layout(layout)["words"],
    }


def _seal(file: DocxTemplate, seal: Seal | None, layout: Layout) -> dict[str, Any] | None:
    if seal is None:
        return None
    side = Mm(layout.foot.qr_mm)
    picture = InlineImage(file, io.BytesIO(seal.qr), width=side, height=side)
    return {"code": seal.code, "note": seal.note, "picture": picture}


def _describe(file: Any, document: Document) -> None:
    """Fill the properties of the file, in place of what the template's author left."""
    properties = file.core_properties
    properties.title = f"{document.title} {document.summary}".strip()[:255]
    properties.author = properties.last_modified_by = document.header.issuer[:255]
    properties.created = properties.modified = document.composed_at.astimezone(UTC)
    properties.revision = 1
