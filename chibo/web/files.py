"""Files that leave over HTTP."""

import io
import zipfile
from collections.abc import Mapping

from django.http import HttpResponse

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def spreadsheet(content: bytes, name: str) -> HttpResponse:
    """Answer with a workbook to be saved under ``name``."""
    return _to_save(content, XLSX, name)


def archive(files: Mapping[str, bytes], name: str) -> HttpResponse:
    """Answer with one zip of several files, to be saved under ``name``."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for one, content in files.items():
            file.writestr(one, content)
    return _to_save(out.getvalue(), "application/zip", name)


def _to_save(content: bytes, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)
