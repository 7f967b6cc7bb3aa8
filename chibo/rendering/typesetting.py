"""A template and its data to PDF/A-2b, by typst, in our own fonts only.

System fonts are never looked at. Data reach a template as JSON and never as typst code.
"""

import json
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

from chibo.rendering.glyphs import FONTS, STAND_IN, printable_characters

TEMPLATES = Path(__file__).parent / "templates"


def typeset(template: Path, data: dict[str, Any], *, at: datetime) -> bytes:
    """Return the pages as PDF/A-2b; the same template, data and instant give the same bytes.

    A character that our fonts lack, such as a smiley, is printed as □: PDF/A
    does not allow letters without a shape.
    """
    pdf = typst.compile(
        template.read_bytes(),
        format="pdf",
        font_paths=_fonts(),
        sys_inputs={"data": _json(data)},
        pdf_standards="a-2b",
        timestamp=at.replace(microsecond=0),
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
