"""The minutes of a meeting as they stand now: composed, in the words that people wrote."""

from dataclasses import dataclass

from chibo.kernel.days import day_of
from chibo.meetings.journal.state import MeetingState
from chibo.meetings.models import Meeting
from chibo.meetings.queries.dictated import taken_down
from chibo.meetings.queries.evening_rules import evening_rules
from chibo.meetings.queries.journal import meeting_state
from chibo.organization.queries import units_above
from chibo.records.composing.criticism import suggestion_for
from chibo.records.composing.facts import MeetingFacts
from chibo.records.composing.minutes import compose
from chibo.records.content import canonical, digest_of, read, read_minutes
from chibo.records.differences import Difference, differences
from chibo.records.draft import MinutesDraft, Wording
from chibo.records.models import Minutes, MinutesText, PutMinutes
from chibo.records.scores import score_print_of
from chibo.rulebook.queries import rules_in_force

_BASES = {
    "official_convened": "đảng viên chính thức được triệu tập",
    "official_present": "đảng viên chính thức có mặt",
    "committee_members": "chi ủy viên",
}
NOT_WORDED = 0
"""The revision with which the first wording of a part begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What people see who word the minutes.

    ``proposed`` are the words of the journal for each part, by key, ``revisions`` how
    often each was worded. ``to_agree`` are
    the parts that wait for agreed words, ``suggestions`` what the clerk took
    down of them. ``overtaken`` are the parts worded by people whose entry was
    corrected since: look at them again.
    """

    draft: MinutesDraft
    digest: str
    proposed: dict[str, str]
    revisions: dict[str, int]
    to_agree: tuple[str, ...]
    suggestions: dict[str, str]
    overtaken: tuple[str, ...]


def facts_of(meeting: Meeting) -> MeetingFacts:
    """Return the meeting as the minutes name it, in the tree and by the rules of its day."""
    on = day_of(meeting.planned_at)
    above = units_above(meeting.branch, on=on)
    matters = evening_rules(rules_in_force(meeting.branch, on=on)).matters
    return MeetingFacts(
        branch=meeting.branch.name,
        parent=above[0].name if above else "",
        locality=meeting.branch.locality,
        kind=meeting.kind,
        mode=meeting.mode,
        mode_reason=meeting.mode_reason,
        mode_approved_by=meeting.mode_approved_by,
        month=meeting.month,
        title=meeting.title,
        place=meeting.place,
        planned_at=meeting.planned_at,
        bases={name: _BASES[rule.base] for name, rule in matters.items()},
        taken_down=taken_down(meeting),
    )


def minutes_draft(meeting: Meeting) -> MinutesDraft:
    """Return the minutes as they would be printed now, before any seal."""
    return desk_of(meeting).draft


def minutes_digest(meeting: Meeting) -> str:
    """Return the digest of the minutes as they stand now.

    The room page puts it into the entry ``minutes_adopted`` after
    `put_minutes` has kept the text; to confirm one names the digest one read.
    """
    return desk_of(meeting).digest


def desk_of(meeting: Meeting, *, state: MeetingState | None = None) -> Desk:
    """Return the minutes with what is needed to word them; ``state`` saves folding again."""
    told = state or meeting_state(meeting)
    composed = _composed(meeting, told)
    texts = {text.key: text for text in MinutesText.objects.filter(minutes__meeting=meeting)}
    draft = composed.worded({key: text.words for key, text in texts.items()})
    to_agree = [one.key for one in composed.wordings() if one.is_agreed_only]
    return Desk(
        draft=draft,
        digest=digest_of(canonical(draft)),
        proposed={one.key: one.words for one in composed.wordings()},
        revisions={one.key: _revision(texts, one) for one in composed.wordings()},
        to_agree=tuple(key for key in to_agree if key not in texts),
        suggestions={key: suggestion_for(told, key) for key in to_agree},
        overtaken=tuple(
            one.key
            for one in composed.wordings()
            if one.key in texts and texts[one.key].proposed != one.words
        ),
    )


def changes_since_adoption(minutes: Minutes) -> tuple[Difference, ...] | None:
    """Return what differs from the text that the meeting adopted, for both who confirm.

    None when the adopted text was not kept here, as when a paper evening was
    keyed in: then there is nothing to compare with, and the page says so.
    """
    kept = PutMinutes.objects.filter(minutes=minutes, digest=minutes.adopted_digest).first()
    if kept is None:
        return None
    return differences(read_minutes(read(kept.content)), minutes_draft(minutes.meeting))


def _composed(meeting: Meeting, told: MeetingState) -> MinutesDraft:
    return compose(told, facts_of(meeting), score_card=score_print_of(meeting))


def _revision(texts: dict[str, MinutesText], one: Wording) -> int:
    return texts[one.key].revision if one.key in texts else NOT_WORDED
