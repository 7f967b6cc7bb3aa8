"""Which files are papers: known by their ending and by their content, both."""

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath

_OPEN_DOCUMENT_TEXT = b"application/vnd.oasis.opendocument.text"


@dataclass(frozen=True, slots=True)
class MediaType:
    """A kind of file we take; ``fits`` asks whether a content is of this kind."""

    name: str
    fits: Callable[[bytes], bool]


def ending_of(name: str) -> str:
    """Return the ending of a file name in small letters, with its dot.

    >>> ending_of("Báo cáo.PDF")
    '.pdf'
    """
    return PurePosixPath(name).suffix.lower()


def has_macros(data: bytes) -> bool:
    """Whether an office file carries a program."""
    return any(part.rpartition("/")[2] == "vbaProject.bin" for part in _parts(data))


def _begins(*marks: bytes) -> Callable[[bytes], bool]:
    return lambda data: data.startswith(marks)


def _office(part: str) -> Callable[[bytes], bool]:
    return lambda data: {"[Content_Types].xml", part} <= _parts(data)


def _is_open_document(data: bytes) -> bool:
    # The standard stores the type uncompressed as the first part, at this place.
    return data.startswith(b"PK") and data[30:].startswith(b"mimetype" + _OPEN_DOCUMENT_TEXT)


def _parts(data: bytes) -> set[str]:
    """Return the names inside a zip; nothing is unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError):
        return set()


_JPEG = MediaType("image/jpeg", _begins(b"\xff\xd8\xff"))

MEDIA_TYPES = {
    ".pdf": MediaType("application/pdf", _begins(b"%PDF-")),
    ".docx": MediaType(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _office("word/document.xml"),
    ),
    ".xlsx": MediaType(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _office("xl/workbook.xml"),
    ),
    ".odt": MediaType(_OPEN_DOCUMENT_TEXT.decode(), _is_open_document),
    ".jpg": _JPEG,
    ".jpeg": _JPEG,
    ".png": MediaType("image/png", _begins(b"\x89PNG\r\n\x1a\n")),
}
