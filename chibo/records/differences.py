"""What changed between the text put to the meeting and the text to confirm. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from chibo.records.draft import Figure, Grid, MinutesDraft, Part, Wording


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that stayed, went or came, in the order of reading."""

    change: Literal["same", "gone", "come"]
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One part that differs; ``is_figure``: the journal was mended, nobody reworded it."""

    key: str
    label: str
    is_figure: bool
    stretches: tuple[Stretch, ...]


def differences(adopted: MinutesDraft, now: MinutesDraft) -> tuple[Difference, ...]:
    """Return the parts that differ, in the order of ``now``; parts that went come last."""
    before, after = _parts(adopted), _parts(now)
    keys = [*after, *(key for key in before if key not in after)]
    return tuple(
        _difference(key, before.get(key), after.get(key))
        for key in keys
        if _text(before.get(key)) != _text(after.get(key))
    )


def between(before: str, after: str) -> tuple[Stretch, ...]:
    """Return the way from one text to another, word by word.

    >>> [(one.change, one.text) for one in between("hiến đất", "hiến thêm đất")]
    [('same', 'hiến'), ('come', 'thêm'), ('same', 'đất')]
    """
    return tuple(_stretches(before.split(), after.split()))


def _stretches(before: list[str], after: list[str]) -> Iterator[Stretch]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for change, old, old_end, new, new_end in matcher.get_opcodes():
        if change == "equal":
            yield Stretch("same", " ".join(before[old:old_end]))
            continue
        if old < old_end:
            yield Stretch("gone", " ".join(before[old:old_end]))
        if new < new_end:
            yield Stretch("come", " ".join(after[new:new_end]))


def _parts(draft: MinutesDraft) -> dict[str, Part]:
    return {part.key: part for section in draft.sections for part in section.parts}


def _difference(key: str, before: Part | None, after: Part | None) -> Difference:
    part = after or before
    return Difference(
        key=key,
        label=part.label if isinstance(part, (Figure, Wording)) else "",
        is_figure=not isinstance(part, Wording),
        stretches=between(_text(before), _text(after)),
    )


def _text(part: Part | None) -> str:
    match part:
        case None:
            return ""
        case Figure():
            return f"{part.label}: {part.text}"
        case Wording():
            return f"{part.label}: {part.words}"
        case Grid():
            return " ".join(cell for row in part.rows for cell in row.cells)
