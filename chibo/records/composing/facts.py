"""What the minutes say beside the journal: the meeting itself and how bases are called. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from chibo.meetings.journal.state import MeetingState

KINDS = {
    "regular": "Sinh hoạt thường kỳ",
    "thematic": "Sinh hoạt chuyên đề",
    "combined": "Sinh hoạt thường kỳ kết hợp chuyên đề",
    "extraordinary": "Sinh hoạt bất thường",
    "self_criticism": "Sinh hoạt tự phê bình và phê bình",
    "yearly_review": "Kiểm điểm cuối năm",
    "forum": "Diễn đàn",
    "joint": "Sinh hoạt liên chi bộ",
}
MODES = {
    "in_person": "trực tiếp",
    "online": "trực tuyến",
    "mixed": "trực tiếp kết hợp trực tuyến",
    "by_groups": "theo tổ đảng",
}
POSTS = {"secretary": "Bí thư", "deputy": "Phó Bí thư", "committee": "Chi ủy viên"}


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFacts:
    """The meeting as planned.

    ``bases`` says per matter of vote whom its base counts, ``taken_down`` by entry
    the name of the helper to whom a speech was dictated.
    """

    branch: str
    parent: str
    locality: str
    kind: str
    mode: str
    mode_reason: str
    mode_approved_by: str
    month: date
    title: str
    place: str
    planned_at: datetime
    bases: Mapping[str, str]
    taken_down: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Names:
    """Who is meant by a key of the journal: a person of the roster, or a guest."""

    state: MeetingState

    def person(self, key: str | None, otherwise: str = "") -> str:
        """Return the full name; ``otherwise`` for nobody, the key for a stranger."""
        if not key:
            return otherwise
        line = self.state.roster.get(key)
        return line.name if line else f"đảng viên số {key} (chưa có trong danh sách)"

    def guest(self, key: str) -> str:
        found = next((one for one in self.state.session.guests if one.guest == key), None)
        if found is None:
            return f"đại biểu {key}"
        return ", ".join(filter(None, [found.name, found.post, found.unit]))

    def people(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Return names in the order of ``keys``."""
        return tuple(self.person(key) for key in keys)
