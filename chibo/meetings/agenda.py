"""An item of an agenda as it shall stand, before it is stored."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaLine:
    """One item; ``id`` names the stored item it was, none for a new one."""

    title: str
    minutes: int
    content_group: str = ""
    step: str = ""
    part: str = ""
    is_required: bool = False
    id: int | None = None
