"""What our own fonts can print, and how wide: read from the TrueType tables `cmap` and `hmtx`.

Fonts are files of this house, so only the table forms that they have are read.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from struct import unpack_from

STAND_IN = "\N{WHITE SQUARE}"  # printed for what our fonts lack
FONTS = Path(__file__).parent / "fonts"
_MM_PER_POINT = 25.4 / 72
_WINDOWS_UNICODE = (3, 1)


@dataclass(frozen=True, slots=True)
class Face:
    """``advances``: the width of each character that the face has, in thousandths of its size."""

    advances: dict[str, float]

    def width_mm(self, text: str, size_pt: float) -> float:
        """Return the width of a line without kerning; a stand-in counts for what is missing."""
        stand_in = self.advances[STAND_IN]
        thousandths = sum(self.advances.get(char, stand_in) for char in text)
        return thousandths / 1000 * size_pt * _MM_PER_POINT


@cache
def face(style: str) -> Face:
    """Return one of our faces: ``Regular``, ``Bold``, ``Italic`` or ``BoldItalic``."""
    data = (FONTS / f"Tinos-{style}.ttf").read_bytes()
    tables = _tables(data)
    (units_per_em,) = unpack_from(">H", data, tables["head"] + 18)
    (long_metrics,) = unpack_from(">H", data, tables["hhea"] + 34)
    widths = unpack_from(">" + "Hh" * long_metrics, data, tables["hmtx"])[::2]
    return Face(
        {
            chr(code): widths[min(glyph, long_metrics - 1)] * 1000 / units_per_em
            for code, glyph in _glyphs(data, tables["cmap"])
        }
    )


@cache
def printable_characters() -> frozenset[str]:
    """Return the characters that all four faces have."""
    faces = [face(style).advances.keys() for style in ("Regular", "Bold", "Italic", "BoldItalic")]
    return frozenset.intersection(*map(frozenset, faces))


def _tables(data: bytes) -> dict[str, int]:
    (count,) = unpack_from(">H", data, 4)
    entries = (unpack_from(">4sIII", data, 12 + 16 * index) for index in range(count))
    return {tag.decode("ascii"): offset for tag, _, offset, _ in entries}


def _glyphs(data: bytes, cmap: int) -> list[tuple[int, int]]:
    """Return (code point, glyph) from the Windows Unicode subtable, which has format 4."""
    table = cmap + _subtable(data, cmap)
    (twice_segments,) = unpack_from(">H", data, table + 6)
    count = twice_segments // 2
    ends, starts, deltas, offsets = (
        unpack_from(f">{count}H", data, table + 14 + part * twice_segments + (2 if part else 0))
        for part in range(4)
    )
    offsets_at = table + 16 + 3 * twice_segments
    found = []
    for segment in range(count):
        for code in range(starts[segment], ends[segment] + 1):
            glyph = code
            if offsets[segment]:
                at = offsets_at + 2 * segment + offsets[segment] + 2 * (code - starts[segment])
                (glyph,) = unpack_from(">H", data, at) if at + 2 <= len(data) else (0,)
            if (offsets[segment] == 0 or glyph) and (glyph + deltas[segment]) % 0x10000:
                found.append((code, (glyph + deltas[segment]) % 0x10000))
    return found


def _subtable(data: bytes, cmap: int) -> int:
    (count,) = unpack_from(">H", data, cmap + 2)
    entries = [unpack_from(">HHI", data, cmap + 4 + 8 * index) for index in range(count)]
    offsets: list[int] = [at for *kind, at in entries if tuple(kind) == _WINDOWS_UNICODE]
    return offsets[0]
