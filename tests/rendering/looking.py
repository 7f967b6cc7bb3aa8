"""Looking at documents as another program sees them."""

import io
import os
import subprocess
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import chibo.rendering
from chibo.rendering.document import Document
from chibo.rendering.layout import Layout
from chibo.rendering.plain import plain_document

OUR_FONTS = Path(chibo.rendering.__file__).parent / "fonts"
_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{folder}</cachedir></fontconfig>"""
NOT_PRINTED = {"kind", "align", "composed_at"}


@dataclass(frozen=True)
class Office:
    program: str
    folder: Path

    def pdf(self, file: bytes, kind: str = "docx") -> bytes:
        """Convert by headless LibreOffice with a profile of its own; refuse any complaint."""
        source = self.folder / f"paper.{kind}"
        source.write_bytes(file)
        profile = (self.folder / "profile").as_uri()
        command = [self.program, f"-env:UserInstallation={profile}", "--headless"]
        command += ["--convert-to", "pdf", "--outdir", str(self.folder), str(source)]
        subprocess.run(
            command, check=True, capture_output=True, timeout=120, env=self._with_our_fonts()
        )
        made = self.folder / "paper.pdf"
        pdf = made.read_bytes()
        made.unlink()
        return pdf

    def _with_our_fonts(self) -> dict[str, str]:
        """Offer our own letters only: those of this machine may lack Vietnamese."""
        wishes = self.folder / "fonts.conf"
        wishes.write_text(_FONTS.format(fonts=OUR_FONTS, folder=self.folder), encoding="utf-8")
        return {**os.environ, "FONTCONFIG_FILE": str(wishes)}


@dataclass(frozen=True)
class Poppler:
    folder: Path

    def _said(self, pdf: bytes, program: str, *arguments: str) -> str:
        file = self.folder / "paper.pdf"
        file.write_bytes(pdf)
        tail = ["-"] if program == "pdftotext" else []
        command = [program, *arguments, str(file), *tail]
        return subprocess.run(command, check=True, capture_output=True).stdout.decode()

    def pages(self, pdf: bytes) -> list[str]:
        """Return the text of each page in the order in which it was written."""
        return self._said(pdf, "pdftotext", "-raw").split("\f")[:-1]

    def fonts(self, pdf: bytes) -> set[str]:
        """Return the families of fonts, without the mark of the subset."""
        lines = self._said(pdf, "pdffonts").splitlines()[2:]
        return {line.split()[0].split("+")[-1].split("-")[0] for line in lines}

    def info(self, pdf: bytes) -> dict[str, str]:
        lines = (line.split(":", 1) for line in self._said(pdf, "pdfinfo").splitlines())
        return {name: value.strip() for name, value in lines}


def words(text: str) -> Counter[str]:
    return Counter(text.replace(":", " ").split())


def printed_texts(document: Document, layout: Layout) -> list[str]:
    """Return every text that must stand on the paper."""
    return [text for text in _texts(plain_document(document, layout)) if text]


def _texts(value: Any, name: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _texts(part, key)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part, name)
    elif isinstance(value, str) and name not in NOT_PRINTED:
        yield value


def bare(text: str) -> str:
    return "".join(text.split())


def parts(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as file:
        return {name: file.read(name) for name in file.namelist()}


def cut_rows(pages: Sequence[str], rows: int) -> list[int]:
    """Return the rows of ``a_table_of_tall_rows`` that begin on one page and end on another."""
    first, last = (
        [
            next(at for at, page in enumerate(pages) if f"{word}{row}" in page.split())
            for row in range(1, rows + 1)
        ]
        for word in ("Đầu", "cuối")
    )
    return [
        row for row, (begun, ended) in enumerate(zip(first, last, strict=True), 1) if begun != ended
    ]
