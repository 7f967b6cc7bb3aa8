"""Small slips to be cut apart, eight to a page of A4: a name, a few large values, a QR."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from chibo.rendering.qr import qr_svg
from chibo.rendering.typesetting import TEMPLATES, typeset

TEMPLATE = TEMPLATES / "slips.typ"
SLIPS_PER_PAGE = 8


@dataclass(frozen=True, slots=True)
class PrintedSlip:
    """One slip; ``values`` are label and value, ``address`` is what the QR says."""

    heading: str
    name: str
    values: tuple[tuple[str, str], ...]
    steps: tuple[str, ...]
    address: str


def slips_as_pdf(
    slips: Sequence[PrintedSlip], *, composed_at: datetime, template: Path = TEMPLATE
) -> bytes:
    """Return the slips as PDF/A-2b with cut lines, two in a row, four rows to a page.

    Raises:
        ValueError: there is no slip.
        segno.DataOverflowError: an address is longer than a QR code can hold.
    """
    if not slips:
        raise ValueError("no slip to print")
    plain = [asdict(slip) | {"qr": qr_svg(slip.address).decode()} for slip in slips]
    return typeset(template, {"slips": plain}, at=composed_at)
