"""The parts of an .xlsx or .ods file, unpacked within bounds and packed again.

What is checked and what is parsed must be the same bytes: two readers of one archive may
disagree about sizes and doubled names, so the parser gets an archive that we packed.
"""

import io
import struct
import zipfile
import zlib

from django.utils.translation import gettext as _

from chibo.membership.roster_file.errors import (
    FileTooLarge,
    NotAWorkbook,
    WorkbookHasMacros,
    WorkbookLocked,
)

_ENCRYPTED = 0x1
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)


def unpacked(data: bytes, name: str, *, largest_unpacked_bytes: int) -> dict[str, bytes]:
    """Return the parts of the archive by name, never holding more than the bound.

    The sizes that the archive declares are not believed; bytes are counted as they come.

    Raises:
        NotAWorkbook: not a readable archive; save it again as .xlsx.
        WorkbookLocked: a part is encrypted; save it without a password.
        FileTooLarge: the parts together exceed the bound.
    """
    parts: dict[str, bytes] = {}
    left = largest_unpacked_bytes
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in archive.infolist():
                content = _content(archive, info, name, most=left)
                left -= len(content)
                parts[info.filename] = content
    except _BROKEN as broken:
        raise not_a_workbook(name) from broken
    return parts


def packed(parts: dict[str, bytes]) -> bytes:
    """Return the parts as one archive, lightly compressed; ``parts`` is empty afterwards.

    A large sheet is held twice while the parser has it, so it is kept small and once.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part in list(parts):
            info, content = zipfile.ZipInfo(part), parts.pop(part)
            archive.writestr(info, content, zipfile.ZIP_DEFLATED, compresslevel=1)
    return out.getvalue()


def not_a_workbook(name: str) -> NotAWorkbook:
    """Return the refusal of a file that is no workbook or a damaged one."""
    return NotAWorkbook(
        _(
            "%(name)s is not an Excel workbook, or it is damaged. "
            "Open the list in Excel, save it as .xlsx and upload that file."
        )
        % {"name": name}
    )


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, *, most: int) -> bytes:
    if info.flag_bits & _ENCRYPTED:
        raise locked(name)
    if info.compress_type not in _METHODS:
        raise not_a_workbook(name)
    with archive.open(info) as part:
        content = part.read(most + 1)
    if len(content) > most:
        raise too_much_inside(name)
    return content


def locked(name: str) -> WorkbookLocked:
    """Return the refusal of a file with a password."""
    return WorkbookLocked(
        _(
            "%(name)s is protected by a password. "
            "Remove the password in Excel, save the file and upload it again."
        )
        % {"name": name}
    )


def has_macros(name: str) -> WorkbookHasMacros:
    """Return the refusal of a file that carries a program."""
    return WorkbookHasMacros(
        _(
            "%(name)s contains macros and was not opened. "
            "In Excel choose Save As, Excel Workbook (.xlsx), and upload that file."
        )
        % {"name": name}
    )


def too_much_inside(name: str) -> FileTooLarge:
    """Return the refusal of a small file that holds far more than a roster."""
    return FileTooLarge(
        _(
            "%(name)s holds far more than a list of members. "
            "Copy only the list into a new workbook, save it as .xlsx and upload that file."
        )
        % {"name": name}
    )
