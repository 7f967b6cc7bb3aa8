"""What a Party document says: values only, no look, no file format."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Align(StrEnum):
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


@dataclass(frozen=True, slots=True)
class Header:
    """The head of the first page; long lines are broken into nearly equal ones.

    ``number`` is the number with its sign, such as ``"05-NQ/CB"``; None leaves
    the line out. ``subject`` is the summary of an official letter, printed
    under the number.
    """

    parent: str
    issuer: str
    place: str
    on: date
    number: str | None = None
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one look."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its own number in the text, such as ``"I. ĐÁNH GIÁ"``; levels 1 to 3."""

    text: str
    level: int = 1

    def __post_init__(self) -> None:
        if self.level not in {1, 2, 3}:
            raise ValueError(f"a heading has level 1, 2 or 3, not {self.level}")


@dataclass(frozen=True, slots=True)
class Paragraph:
    runs: tuple[Run, ...]
    align: Align = Align.JUSTIFY
    indented: bool = True


@dataclass(frozen=True, slots=True)
class Listing:
    """Items after a hyphen, or after 1, 2, 3 and a full stop."""

    items: tuple[tuple[Run, ...], ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """``width`` is a share: columns of 1 and 3 take a quarter and three quarters of the text."""

    title: str
    width: float
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose head is repeated on each page.

    Raises:
        ValueError: no columns, or a row that is longer or shorter than the head.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        if not self.columns:
            raise ValueError("a table needs columns")
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(self.columns):
                raise ValueError(
                    f"row {number} has {len(row)} cells for {len(self.columns)} columns"
                )


@dataclass(frozen=True, slots=True)
class KeyValue:
    key: str
    value: str


@dataclass(frozen=True, slots=True)
class KeyValues:
    """Lines of the form ``key: value``, each a paragraph of its own."""

    lines: tuple[KeyValue, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Heading | Paragraph | Listing | Table | KeyValues | PageBreak


@dataclass(frozen=True, slots=True)
class Signature:
    r"""One who signs: ``T/M CHI BỘ``, ``BÍ THƯ``, the name.

    ``confirmed`` says that the person signed on screen, such as ``"Ký xác nhận
    điện tử\nlúc 21 giờ 05, ngày 03/12/2026"``; empty for a pen.
    """

    post: str
    name: str
    authority: str = ""
    confirmed: str = ""


@dataclass(frozen=True, slots=True)
class Seal:
    """What stands at the foot of each page: the short code, its QR as PNG, a sentence."""

    code: str
    qr: bytes
    note: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A Party document.

    ``composed_at`` becomes the date in the file's properties; the same
    document gives the same bytes. ``title`` is empty for an official letter.

    Raises:
        ValueError: more than two signatures, or ``composed_at`` has no time zone.
    """

    header: Header
    composed_at: datetime
    title: str = ""
    summary: str = ""
    blocks: tuple[Block, ...] = ()
    signatures: tuple[Signature, ...] = ()
    recipients: tuple[str, ...] = ()
    seal: Seal | None = None

    def __post_init__(self) -> None:
        if len(self.signatures) > 2:  # noqa: PLR2004 -- two columns are all that the paper has
            raise ValueError("a document is signed by two at most")
        if self.composed_at.tzinfo is None:
            raise ValueError("an instant needs a time zone")


def text(words: str) -> tuple[Run, ...]:
    """Return plain words as runs.

    >>> text("Chi bộ họp đủ.")
    (Run(text='Chi bộ họp đủ.', bold=False, italic=False),)
    """
    return (Run(words),)
