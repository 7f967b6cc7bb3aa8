"""Who spoke, on what, and how many that are."""

from dataclasses import dataclass

from chibo.meetings.journal.outcomes import Speech
from chibo.sync.packs.choices import SpeechKind
from chibo.web.room.evening import Evening


@dataclass(frozen=True, slots=True)
class SpeechLine:
    speech: Speech
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class SpeakingNumbers:
    """``people`` spoke of ``over``; ``percent`` is none where nobody is below the line."""

    people: int
    over: int
    percent: float | None


def speech_lines(evening: Evening) -> list[SpeechLine]:
    """Return what was said, latest first."""
    return [_line(speech, evening) for speech in reversed(evening.state.results.speeches)]


def speaking_numbers(evening: Evening) -> SpeakingNumbers:
    rate = evening.rates.speaking
    people, over = len(rate.counted), len(rate.over)
    return SpeakingNumbers(people, over, 100 * people / over if over else None)


def _line(speech: Speech, evening: Evening) -> SpeechLine:
    known = speech.kind in SpeechKind.values
    kind = str(SpeechKind(speech.kind).label) if known else speech.kind
    return SpeechLine(speech, evening.name(speech.person or speech.guest), kind)
