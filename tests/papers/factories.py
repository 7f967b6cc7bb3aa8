"""Small files of each kind, as an office would hand them in."""

import zipfile
from datetime import date
from io import BytesIO

from chibo.papers.models import Term

PDF = b"%PDF-1.7\n1 0 obj"
JPG = b"\xff\xd8\xff\xe0\x00\x10JFIF"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00"


def a_zip(*parts):
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, text in parts:
            archive.writestr(name, text)
    return held.getvalue()


def a_docx(*more):
    return a_zip(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w/>"), *more)


def an_xlsx(*more):
    return a_zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<x/>"), *more)


def an_odt():
    return a_zip(
        ("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<office/>")
    )


def a_term(unit, name="2025-2030", *, since=date(2025, 6, 1), until=None):
    return Term.objects.create(unit=unit, name=name, valid_from=since, valid_until=until)
