"""Cards to be cut apart, ten to a page of A4, of the size of a bank card: a name and a QR."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from chibo.rendering.qr import qr_svg
from chibo.rendering.typesetting import TEMPLATES, typeset

TEMPLATE = TEMPLATES / "cards.typ"
CARDS_PER_PAGE = 10


@dataclass(frozen=True, slots=True)
class PrintedCard:
    """One card; ``token`` is what the QR says and is printed nowhere else."""

    heading: str
    name: str
    note: str
    token: str


def cards_as_pdf(
    cards: Sequence[PrintedCard], *, composed_at: datetime, template: Path = TEMPLATE
) -> bytes:
    """Return the cards as PDF/A-2b with cut lines, two in a row, five rows to a page.

    Raises:
        ValueError: there is no card.
    """
    if not cards:
        raise ValueError("no card to print")
    plain = [
        {name: said for name, said in asdict(card).items() if name != "token"}
        | {"qr": qr_svg(card.token).decode()}
        for card in cards
    ]
    return typeset(template, {"cards": plain}, at=composed_at)
