"""What a document says of its own standing: a draft, or sealed with a code. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from chibo.records.composing import words
from chibo.rendering.document import Seal
from chibo.rendering.qr import qr_png

DRAFT_MARK = " (dự thảo)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Of a draft only ``composed_at`` is given.

    ``verify_address`` is the page that takes the code; ``confirmed`` gives
    name and hour of who confirmed, by role.
    """

    composed_at: datetime
    code: str = ""
    verify_address: str = ""
    confirmed: Mapping[str, tuple[str, datetime]] | None = None

    @property
    def is_sealed(self) -> bool:
        return bool(self.code)

    def title(self, name: str) -> str:
        """Return the title of the document; capitals make of the mark DỰ THẢO."""
        return name if self.is_sealed else name + DRAFT_MARK

    def seal(self) -> Seal | None:
        """Return the foot with code and QR; a draft has none."""
        if not self.is_sealed:
            return None
        page = self.verify_address.rstrip("/")
        return Seal(self.code, qr_png(f"{page}/{self.code}"), note=f"Đối chiếu tại {page}")

    def signed_by(self, role: str, otherwise: str) -> tuple[str, str]:
        """Return the name of who confirmed as ``role`` and the words for it; before, no words."""
        if not self.confirmed or role not in self.confirmed:
            return otherwise, ""
        name, at = self.confirmed[role]
        return name, f"Ký xác nhận điện tử\nlúc {words.hour_and_day(at)}"
