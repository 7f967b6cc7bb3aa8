"""Minutes in the order of the page: each part with what a person needs to word it."""

from dataclasses import dataclass

from chibo.records.draft import MinutesDraft, Part, Wording
from chibo.records.errors import WordingChangedMeanwhile
from chibo.records.queries.drafting import NOT_WORDED, Desk


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two people worded one part: what stands now and what was not stored."""

    key: str
    theirs: str
    yours: str
    revision: int

    @classmethod
    def of(cls, key: str, refusal: WordingChangedMeanwhile) -> "Conflict":
        return cls(key, refusal.theirs, refusal.yours, refusal.revision)


@dataclass(frozen=True, slots=True)
class ShownPart:
    """One part; ``anchor`` is its place on the page. The rest matters to wordings only."""

    part: Part
    anchor: str
    revision: int = NOT_WORDED
    suggestion: str = ""
    is_to_agree: bool = False
    is_overtaken: bool = False
    conflict: Conflict | None = None

    @property
    def in_the_field(self) -> str:
        """What the field begins with: words not stored yet, else those that stand."""
        if self.conflict:
            return self.conflict.yours
        return self.part.words if isinstance(self.part, Wording) else ""


@dataclass(frozen=True, slots=True)
class ShownSection:
    key: str
    title: str
    parts: tuple[ShownPart, ...]


def sections_on_desk(desk: Desk, *, conflict: Conflict | None = None) -> list[ShownSection]:
    """Return the sections of minutes that are being worded."""
    return [
        ShownSection(
            section.key,
            section.title,
            tuple(
                ShownPart(
                    part,
                    f"{section.key}-{place}",
                    revision=desk.revisions.get(part.key, NOT_WORDED),
                    suggestion=desk.suggestions.get(part.key, ""),
                    is_to_agree=part.key in desk.to_agree,
                    is_overtaken=part.key in desk.overtaken,
                    conflict=conflict if conflict and conflict.key == part.key else None,
                )
                for place, part in enumerate(section.parts)
            ),
        )
        for section in desk.draft.sections
    ]


def sections_to_read(draft: MinutesDraft) -> list[ShownSection]:
    """Return the sections of minutes that nobody changes any more, or that are only read."""
    return [
        ShownSection(
            section.key,
            section.title,
            tuple(
                ShownPart(part, f"{section.key}-{place}")
                for place, part in enumerate(section.parts)
            ),
        )
        for section in draft.sections
    ]
