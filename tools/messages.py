"""The Vietnamese catalogue: gather what the code says, refuse gaps, compile.

``update`` reads every message id of Python and templates into
``locale/vi/LC_MESSAGES/django.po``, takes translations waiting in
``locale/vi/parts/*.po`` and compiles; ``check`` fails on a gap, a stale
catalogue or a stale compilation. Needs no gettext of the system.
"""

import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "locale" / "vi"
PO, MO = (FOLDER / "LC_MESSAGES" / f"django.{ending}" for ending in ("po", "mo"))
FIRST_DAY = datetime(2026, 11, 21, tzinfo=UTC)
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def main() -> int:
    return {"update": update, "check": check}[sys.argv[1]]()


def update() -> int:
    known = _read(PO)
    for part in sorted((FOLDER / "parts").glob("*.po")):
        for message in _read(part):
            if message.id and message.string:
                known.delete(message.id, context=message.context)
                known.add(message.id, message.string, context=message.context)
    catalogue = _gathered()
    for message in catalogue:
        if message.id and (translated := known.get(message.id, message.context)):
            message.string = translated.string
    _write(catalogue)
    print("\n".join(f"not translated: {key}" for key in _gaps(catalogue)))
    return 0


def check() -> int:
    kept, wanted = _read(PO), _gathered()
    problems = [f"not translated: {key}" for key in _gaps(kept)]
    ids = [{(m.id, m.context) for m in c if m.id} for c in (kept, wanted)]
    problems += [f"not in the catalogue: {key}" for key in sorted(map(str, ids[1] - ids[0]))]
    problems += [f"nowhere said any more: {key}" for key in sorted(map(str, ids[0] - ids[1]))]
    if MO.read_bytes() != _compiled(kept):
        problems.append("the compiled catalogue is stale")
    print("\n".join(problems))
    return bool(problems)


def _gathered() -> Catalog:
    catalogue = Catalog(locale="vi", project="chibo", version="1", charset="utf-8")
    for path in sorted((ROOT / "chibo").rglob("*")):
        if path.suffix not in {".py", ".html", ".txt"} or "migrations" in path.parts:
            continue
        for context, message in _messages(path):
            catalogue.add(message, context=context, locations=[(str(path.relative_to(ROOT)), 0)])
    return catalogue


def _messages(path: Path) -> Iterator[tuple[str | None, str | tuple[str, ...]]]:
    source = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        source = _templatized(source)
    for _line, message, _comments, context in extract(
        "python", io.BytesIO(source.encode()), keywords=KEYWORDS, options={"encoding": "utf-8"}
    ):
        yield context, message


def _templatized(source: str) -> str:
    if not settings.configured:
        settings.configure(USE_I18N=True)
    return templatize(source)


def _gaps(catalogue: Catalog) -> list[str]:
    return [
        str(message.id)
        for message in catalogue
        if message.id
        and not (all(message.string) if isinstance(message.string, tuple) else message.string)
    ]


def _read(path: Path) -> Catalog:
    with path.open("rb") if path.exists() else io.BytesIO() as file:
        return read_po(file, locale="vi")


def _compiled(catalogue: Catalog) -> bytes:
    # Its header carries two dates; the same words must compile to the same bytes.
    catalogue.creation_date = catalogue.revision_date = FIRST_DAY
    file = io.BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def _write(catalogue: Catalog) -> None:
    PO.parent.mkdir(parents=True, exist_ok=True)
    catalogue.header_comment = "# The words of Chibo in Vietnamese."
    file = io.BytesIO()
    write_po(file, catalogue, width=100, sort_output=True, no_location=True, omit_header=False)
    lines = file.getvalue().decode().splitlines(keepends=True)
    # Dates of gathering would change the file for nothing.
    PO.write_text("".join(x for x in lines if "-Date:" not in x), encoding="utf-8")
    MO.write_bytes(_compiled(_read(PO)))


if __name__ == "__main__":
    sys.exit(main())
