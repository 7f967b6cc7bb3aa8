"""Attendance, speaking and punctuality: who counts above the line and who below it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from chibo.meetings.journal.lines import RosterLine, Rules, Share
from chibo.meetings.journal.state import MeetingState, Presence

WHOLE = "whole"
_NEVER_COUNTED = frozenset({"suspended", "temporarily_elsewhere"})


@dataclass(frozen=True, slots=True)
class Rate:
    """A share of people: ``counted`` above the line, ``over`` below it, both sorted by key."""

    counted: tuple[str, ...]
    over: tuple[str, ...]

    @property
    def is_applicable(self) -> bool:
        """Nobody below the line is "not applicable": neither nought nor all."""
        return bool(self.over)

    def reaches(self, share: Share) -> bool | None:
        """Whether the rate is at least ``share``, in whole numbers; none when not applicable."""
        if not self.over:
            return None
        return len(self.counted) * share.denominator >= len(self.over) * share.numerator


@dataclass(frozen=True, slots=True)
class Rates:
    attendance: Rate
    speaking: Rate
    punctuality: Rate


@dataclass(frozen=True, slots=True)
class _Time:
    began_at: datetime | None
    ended_at: datetime | None


def rates_of(state: MeetingState, rules: Rules) -> Mapping[str, Rates]:
    """Return the rates of the ``"whole"`` meeting and of each part by its name.

    Attendance: present at any time, over the roster minus suspended,
    temporarily elsewhere, exempt who are absent, and what the rules exclude
    besides. Speaking: distinct members with a speech of a counted kind, over
    those who attended, or over all when the rules say so. Punctuality: those
    who neither came late nor left early, over those who attended.
    """
    times = {WHOLE: _Time(state.session.opened_at, state.session.closed_at)}
    for name, part in state.clock.parts.items():
        times[name] = _Time(part.started_at, part.ended_at)
    return {name: _rates_in(time, state, rules) for name, time in times.items()}


def _rates_in(time: _Time, state: MeetingState, rules: Rules) -> Rates:
    grace = timedelta(minutes=rules.grace_minutes)
    attending = frozenset(_attending(time, state))
    expected = frozenset(_expected(state, rules, attending))
    speakers = frozenset(
        speech.person
        for speech in state.results.speeches
        if speech.person in attending
        and speech.kind in rules.speech_kinds_counted
        and _is_within(speech.at, time)
    )
    punctual = (who for who in attending if _is_punctual(state.attendance[who], time, grace))
    heard = attending if rules.speaking_over == "attending" else expected | attending
    return Rates(
        attendance=Rate(_sorted(attending & expected), _sorted(expected)),
        speaking=Rate(_sorted(speakers), _sorted(heard)),
        punctuality=Rate(_sorted(frozenset(punctual)), _sorted(attending)),
    )


def _attending(time: _Time, state: MeetingState) -> Iterator[str]:
    for person, line in state.roster.items():
        if line.duty not in _NEVER_COUNTED and _was_here(state.attendance[person], time):
            yield person


def _expected(state: MeetingState, rules: Rules, attending: frozenset[str]) -> Iterator[str]:
    for person, line in state.roster.items():
        if person in attending or _is_awaited(line, state.attendance[person], rules):
            yield person


def _is_awaited(line: RosterLine, presence: Presence, rules: Rules) -> bool:
    if line.duty in _NEVER_COUNTED or line.duty == "exempt":
        return False
    if line.duty in rules.duties_not_in_attendance:
        return False
    return not (presence.state == "excused" and rules.excused_not_in_attendance)


def _was_here(presence: Presence, time: _Time) -> bool:
    if presence.state != "present":
        return False
    if time.began_at is None:
        return True
    return any(
        (time.ended_at is None or stay.came_at < time.ended_at)
        and (stay.left_at is None or stay.left_at > time.began_at)
        for stay in presence.intervals
    )


def _is_punctual(presence: Presence, time: _Time, grace: timedelta) -> bool:
    first, last = presence.intervals[0], presence.intervals[-1]
    if time.began_at is not None and first.came_at - time.began_at > grace:
        return False
    if time.ended_at is None or last.left_at is None:
        return True
    return time.ended_at - last.left_at <= grace


def _is_within(at: datetime, time: _Time) -> bool:
    begun = time.began_at is None or time.began_at <= at
    return begun and (time.ended_at is None or at <= time.ended_at)


def _sorted(people: frozenset[str | None] | frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(person for person in people if person is not None))
