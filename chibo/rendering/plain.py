"""A document and its layout as plain lists and mappings: what templates of every kind are fed."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from chibo.rendering.balance import balanced
from chibo.rendering.document import Document, Header
from chibo.rendering.layout import Layout, place_and_date

# XML 1.0 has no place for these, and paper has none either.
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(text: str) -> str:
    r"""Return ``text`` in NFC, with Unix line ends and without control characters.

    >>> printable("Nguyê\u0303n\r\nVăn\x07 An")
    'Nguyễn\nVăn An'
    """
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text  # nearly every text, so that sheets of 100,000 rows stay quick
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return unicodedata.normalize("NFC", _UNPRINTABLE.sub("", lines))


def plain_copies(documents: Sequence[Document], layout: Layout) -> list[dict[str, Any]]:
    """Return what goes into one file.

    Raises:
        ValueError: there is no document, or one of several is sealed: the
            foot of the pages, where the seal stands, is one for the whole file.
    """
    if not documents:
        raise ValueError("nothing to print")
    if len(documents) > 1 and any(document.seal for document in documents):
        raise ValueError("a sealed document is printed alone")
    return [plain_document(document, layout) for document in documents]


def plain_document(document: Document, layout: Layout) -> dict[str, Any]:
    """Return what stands on the paper, line by line; each block has its ``kind``.

    Capitals are those that the layout asks for: organisations, title,
    authority and post. Bytes become lists of numbers, as JSON has them.
    """
    plain: dict[str, Any] = plain_value(document)
    plain["header"] = _head(document.header, layout)
    plain["title"] = plain["title"].upper()
    plain["recipients"] = _recipients(plain["recipients"])
    plain["signatures"] = [_signature(one, layout) for one in plain["signatures"]]
    for block in plain["blocks"]:
        if block["kind"] == "Listing":
            block["marks"] = _marks(len(block["items"]), numbered=block["numbered"])
    return plain


def plain_layout(layout: Layout) -> dict[str, Any]:
    """Return the measures of a layout, without where they were read from."""
    measures = asdict(layout)
    del measures["source"]
    return measures


def plain_value(value: Any) -> Any:
    """Return dataclasses as mappings with their ``kind``, texts as they can be printed."""
    if is_dataclass(value):
        named = {field.name: plain_value(getattr(value, field.name)) for field in fields(value)}
        return {"kind": type(value).__name__, **named}
    if isinstance(value, tuple | bytes):
        return [plain_value(part) for part in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | datetime):
        return value.isoformat()
    return printable(value) if isinstance(value, str) else value


def _head(header: Header, layout: Layout) -> dict[str, str]:
    size, text_mm = layout.sizes, layout.page.text_mm
    left_mm = text_mm * layout.head.left_percent / 100
    dated = place_and_date(printable(header.place), header.on, layout)
    number = printable(header.number or "")
    return {
        "parent": _fitted(header.parent.upper(), "Regular", size.parent, left_mm),
        "issuer": _fitted(header.issuer.upper(), "Bold", size.issuer, left_mm),
        "number": f"{layout.words.number} {number}" if number else "",
        "subject": _fitted(header.subject, "Italic", size.subject, left_mm),
        "place_and_date": _fitted(dated, "Italic", size.place_and_date, text_mm - left_mm),
    }


def _signature(plain: dict[str, str], layout: Layout) -> dict[str, str]:
    half_mm = layout.page.text_mm / 2
    return {
        **plain,
        "authority": plain["authority"].upper(),
        "post": plain["post"].upper(),
        "confirmed": _fitted(plain["confirmed"], "Italic", layout.sizes.confirmed, half_mm),
    }


def _fitted(text: str, style: str, size_pt: float, width_mm: float) -> str:
    """Return balanced lines for a column; a millimetre on each side stays free."""
    return balanced(printable(text), style=style, size_pt=size_pt, width_mm=width_mm - 2)


def _recipients(names: list[str]) -> list[str]:
    """Return lines of the list "Nơi nhận", each ending in a comma, the last in a full stop."""
    ends = [","] * (len(names) - 1) + ["."]
    return [f"- {name.rstrip(' .,;')}{end}" for name, end in zip(names, ends, strict=False)]


def _marks(count: int, *, numbered: bool) -> list[str]:
    return [f"{number}." if numbered else "-" for number in range(1, count + 1)]
