"""Values of rules that are more than one number: frozen, bounded, with their own questions."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from django.utils.translation import gettext as _
from pydantic import ConfigDict, Field, StrictInt, with_config

from chibo.rulebook.kinds import MeetingKind

EXACT = ConfigDict(extra="forbid")

DayOfMonth = Annotated[StrictInt, Field(ge=1, le=31)]
Minutes = Annotated[StrictInt, Field(ge=0, le=1440)]
Age = Annotated[StrictInt, Field(ge=16, le=120)]
Positive = Annotated[StrictInt, Field(ge=1, le=1000)]


@with_config(EXACT)
@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole in whole numbers: two thirds is ``Share(2, 3)``."""

    numerator: Positive
    denominator: Positive

    def __post_init__(self) -> None:
        if self.numerator > self.denominator:
            raise ValueError(_("A share is at most the whole."))


@with_config(EXACT)
@dataclass(frozen=True, slots=True)
class MeetingWindow:
    """The days of the month, both included, on which branches hold their regular meeting."""

    first_day: DayOfMonth
    last_day: DayOfMonth

    def __post_init__(self) -> None:
        if self.last_day < self.first_day:
            raise ValueError(_("The last day of the window is before its first day."))

    def holds(self, day: date) -> bool:
        """Whether ``day`` lies in the window of its own month.

        >>> MeetingWindow(3, 5).holds(date(2026, 12, 5))
        True
        """
        return self.first_day <= day.day <= self.last_day


@with_config(EXACT)
@dataclass(frozen=True, slots=True)
class MinutesStep:
    """So many minutes for meetings of these kinds in branches of so many members or more."""

    kinds: Annotated[tuple[MeetingKind, ...], Field(min_length=1)]
    members_from: Annotated[StrictInt, Field(ge=0, le=10_000)]
    minutes: Minutes


@with_config(EXACT)
@dataclass(frozen=True, slots=True)
class MinimumMinutes:
    """The least length of a meeting by its kind and by the size of the branch."""

    steps: tuple[MinutesStep, ...]

    def __post_init__(self) -> None:
        missing = {*MeetingKind} - {
            kind for step in self.steps if step.members_from == 0 for kind in step.kinds
        }
        if missing:
            raise ValueError(
                _("Say how long these meetings last in a branch of any size: %(kinds)s.")
                % {"kinds": ", ".join(sorted(str(kind.label) for kind in missing))}
            )
        places = [(kind, step.members_from) for step in self.steps for kind in step.kinds]
        if len(places) != len(set(places)):
            raise ValueError(_("Two lengths are given for the same kind and size. Keep one."))

    def for_meeting(self, kind: str, *, members: int) -> int:
        """Return the least minutes of a meeting of ``kind`` in a branch of ``members``.

        ``members`` counts official and probationary members of the roster; of
        several steps the one for the largest branches that still fits counts.
        0 means that no document sets a least length.
        """
        fitting = (s for s in self.steps if kind in s.kinds and s.members_from <= members)
        return max(fitting, key=lambda step: step.members_from).minutes


@with_config(EXACT)
@dataclass(frozen=True, slots=True)
class MinuteSpan:
    """From so many to so many minutes, both included."""

    at_least: Minutes
    at_most: Minutes

    def __post_init__(self) -> None:
        if self.at_most < self.at_least:
            raise ValueError(_("The upper bound is below the lower one."))


@with_config(EXACT)
@dataclass(frozen=True, slots=True)
class AgeSpan:
    """Full years of age, both included; outside it the committee named by the rule decides."""

    at_least: Age
    at_most: Age

    def __post_init__(self) -> None:
        if self.at_most < self.at_least:
            raise ValueError(_("The upper bound is below the lower one."))


@with_config(EXACT)
@dataclass(frozen=True, slots=True)
class CodeShape:
    """How many digits each group of a code has, such as 2.3.3.3.3."""

    digits: Annotated[tuple[Annotated[StrictInt, Field(ge=1, le=9)], ...], Field(min_length=1)]
