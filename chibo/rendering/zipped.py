"""Office files are zip files; without the hour of writing, same content means same bytes."""

import io
import zipfile

_FIRST_DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)


def with_fixed_times(archive: bytes) -> bytes:
    """Return the same entries in the same order, each dated 1 January 1980."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            dated = zipfile.ZipInfo(entry.filename, _FIRST_DAY_OF_ZIP)
            dated.external_attr = 0o600 << 16
            new.writestr(dated, old.read(entry), compress_type=zipfile.ZIP_DEFLATED)
    return out.getvalue()
