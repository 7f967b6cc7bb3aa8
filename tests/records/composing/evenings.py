"""Folded evenings for composing, from entries written as JSON; no database."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from chibo.meetings.journal.entries import read_entry
from chibo.meetings.journal.fold import fold
from chibo.meetings.journal.reading import read_agenda, read_roster, read_rules
from chibo.records.composing.facts import MeetingFacts
from chibo.records.composing.minutes import compose

OPENING = datetime(2026, 12, 3, 12, 30, tzinfo=UTC)
ROSTER = [
    {"person": "1", "name": "Bùi Xuân Niềm", "post": "secretary"},
    {"person": "2", "name": "Lê Quang Đạo"},
    {"person": "3", "name": "Phạm Văn Hữu"},
    {"person": "4", "name": "Võ Thị Hằng"},
    {"person": "5", "name": "Trần Quốc Toản", "standing": "probationary"},
    {"person": "6", "name": "Bùi Văn Ất", "duty": "exempt"},
    {"person": "7", "name": "Đỗ Thị Ngữ", "duty": "temporarily_elsewhere"},
    {"person": "8", "name": "Hà Ợi", "duty": "suspended"},
]
AGENDA = [
    {"item": "a", "title": "Kiểm điểm tháng trước", "minutes": 30},
    {"item": "b", "title": "Bàn nhiệm vụ tháng sau", "minutes": 60},
]
MATTER = {
    "version": "central:2011-01-19",
    "base": "official_convened",
    "share": {"numerator": 1, "denominator": 2},
    "strict": True,
    "with_temporary_here": False,
    "without_concerned": False,
    "paper_only": False,
    "secret_remote": False,
}
RULES = {
    "grace_minutes": 5,
    "undo_seconds": 60,
    "clocks_apart_seconds": 120,
    "late_entry_hours": 72,
    "fewest_official_members": 3,
    "fewest_in_channel": 5,
    "warn_below_present": None,
    "matters": {"resolution": MATTER, "election": MATTER, "other": MATTER},
    "committee_posts": ["secretary", "deputy", "committee"],
    "speech_kinds_counted": ["opinion"],
    "speaking_over": "attending",
    "duties_not_in_attendance": [],
}
FACTS = MeetingFacts(
    branch="Chi bộ TDP Thuận Hòa",
    parent="Đảng bộ phường Đức Thuận",
    locality="Hồng Lĩnh",
    kind="regular",
    mode="in_person",
    mode_reason="",
    mode_approved_by="",
    month=date(2026, 12, 1),
    title="",
    place="Nhà văn hóa",
    planned_at=OPENING,
    bases={"resolution": "đảng viên chính thức được triệu tập"},
)


def told(*entries):
    """Return the evening that (minutes, kind, payload) tell, in this order on one device."""
    return fold(
        read_roster(ROSTER),
        read_agenda(AGENDA),
        read_rules(RULES),
        [_entry(number, *entry) for number, entry in enumerate(entries, start=1)],
    )


def minutes_of(*entries, facts=FACTS, card=None):
    return compose(told(*entries), facts, score_card=card)


def figures(draft):
    """Return the print of every figure by its key."""
    parts = (part for section in draft.sections for part in section.parts)
    return {part.key: part.text for part in parts if part.kind == "figure"}


def section(draft, key):
    return next(one for one in draft.sections if one.key == key)


def wordings(draft, key):
    """Return label and words of each wording of a section, in order."""
    parts = section(draft, key).parts
    return [(part.label, part.words) for part in parts if part.kind == "wording"]


def _entry(number, minutes, kind, payload):
    at = OPENING + timedelta(minutes=minutes)
    return read_entry(
        {
            "id": UUID(int=number),
            "meeting": "1",
            "kind": kind,
            "device": "tablet",
            "seq": number,
            "at": at,
            "wall": at,
            "offset": 0,
            "actor": "9",
            "role": "clerk",
            "payload": payload,
            "schema": 1,
            "received_at": at,
        }
    )
