"""What the note of a roster proposes about duty, standing and kind of membership."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chibo.kernel.vietnamese import search_key
from chibo.membership.roster_file.member_values import Duty, Standing, StayKind

Proposed = Duty | Standing | StayKind


@dataclass(frozen=True, slots=True)
class Proposal:
    """A state that a person confirms; ``text`` is the words it was read from."""

    value: Proposed
    text: str = ""
    place: str = ""

    @property
    def sentence(self) -> str:
        """What is proposed, in the reader's language."""
        return str(_SENTENCES[self.value]) % {"place": self.place or "…"}


@dataclass(frozen=True, slots=True)
class NoteReading:
    proposals: tuple[Proposal, ...]
    rest: str  # what was not understood, kept as text


_SENTENCES: Mapping[Proposed, Promise] = {
    Duty.ACTIVE: _("Takes part in the meetings; please confirm."),
    Duty.EXEMPT: _("Exempt from meetings; please confirm."),
    Duty.TEMPORARILY_ELSEWHERE: _("Temporarily meets elsewhere (%(place)s); please confirm."),
    Duty.AWAY: _("Away for work; please confirm."),
    Duty.SUSPENDED: _("Suspended from meetings; please confirm."),
    Standing.OFFICIAL: _("Official member; please confirm."),
    Standing.PROBATIONARY: _("Probationary member; please confirm."),
    StayKind.HOME: _("Belongs to this branch; please confirm."),
    StayKind.TEMPORARY_HERE: _("Meets here temporarily, sent by another branch; please confirm."),
}

_OPENING = r"(?:dang vien |duoc |dang |xin |chuyen |gioi thieu )*"
_MEETS_FOR_A_TIME = rf"{_OPENING}sinh hoat (?:dang )?tam thoi"

# Read on folded words from the beginning of a phrase; the first that fits counts.
_PHRASES: tuple[tuple[re.Pattern[str], Proposed], ...] = (
    (re.compile(rf"{_OPENING}mien (?:cong tac|sinh hoat)\b"), Duty.EXEMPT),
    (re.compile(rf"{_OPENING}(?:bi )?dinh chi sinh hoat\b"), Duty.SUSPENDED),
    (re.compile(r".*\bgioi thieu (?:chuyen )?(?:den|ve)$"), StayKind.TEMPORARY_HERE),
    (re.compile(rf"{_MEETS_FOR_A_TIME} tu\b"), StayKind.TEMPORARY_HERE),
    (re.compile(rf"{_MEETS_FOR_A_TIME}(?: tai day| tai chi bo)?$"), StayKind.TEMPORARY_HERE),
    (
        re.compile(rf"{_MEETS_FOR_A_TIME} (?:(?:tai|den|o) |(?=noi khac))"),
        Duty.TEMPORARILY_ELSEWHERE,
    ),
    (re.compile(r"(?:dang |thuong xuyen )*(?:di )?(?:lam an|lam viec|lam) (?:o )?xa\b"), Duty.AWAY),
    (re.compile(r"(?:dang )?tam vang\b"), Duty.AWAY),
    (re.compile(r"(?:dang vien )?du bi$"), Standing.PROBATIONARY),
    (re.compile(r"(?:dang vien )?chinh thuc$"), Standing.OFFICIAL),
)
_BETWEEN_PHRASES = re.compile(r"[;\n]")
_ELSEWHERE = "noi khac"


def read_note(note: str) -> NoteReading:
    """Return what the note proposes and the rest of its text; phrases are parted by ``;``.

    >>> read_note("Miễn sinh hoạt; con liệt sĩ").rest
    'con liệt sĩ'
    >>> read_note("Sinh hoạt tạm thời tại TP. Hà Nội").proposals[0].place
    'TP. Hà Nội'
    """
    phrases = [part.strip() for part in _BETWEEN_PHRASES.split(note)]
    read = [(phrase, _proposal(phrase.strip(" .,"))) for phrase in phrases if phrase]
    proposals = tuple(proposal for _phrase, proposal in read if proposal)
    return NoteReading(proposals, "; ".join(phrase for phrase, found in read if not found))


def _proposal(phrase: str) -> Proposal | None:
    folded = search_key(phrase)
    for pattern, value in _PHRASES:
        if match := pattern.match(folded):
            place = _after(phrase, match.end()) if value is Duty.TEMPORARILY_ELSEWHERE else ""
            return Proposal(value, phrase, place)
    return None


def _after(phrase: str, folded_end: int) -> str:
    """Return the words behind those that were understood, as they were written."""
    words_read = len(search_key(phrase)[:folded_end].split())
    place = " ".join(phrase.split()[words_read:])
    return "" if search_key(place) == _ELSEWHERE else place
