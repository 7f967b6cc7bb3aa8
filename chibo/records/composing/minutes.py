"""The minutes of a meeting, whole: sections in the order of a Party document. Pure.

Fields and order: form of minutes in use after Hướng dẫn 42-HD/BTCTW (28/10/2025).
"""

from chibo.kernel.days import day_of
from chibo.meetings.journal.state import MeetingState
from chibo.records.composing import words
from chibo.records.composing.criticism import criticism, remarks
from chibo.records.composing.discussion import discussion
from chibo.records.composing.facts import KINDS, MeetingFacts, Names
from chibo.records.composing.opening import opening
from chibo.records.composing.outcome import closing, conclusions, score, tasks
from chibo.records.composing.procedure import procedure
from chibo.records.composing.votes import votes
from chibo.records.draft import Figure, Head, MinutesDraft, Section, Signer
from chibo.records.scores import ScorePrinted

CLERK, CHAIR = "Người ghi biên bản", "Chủ trì hội nghị"
_KEPT_EMPTY = frozenset({"criticism", "conclusions", "tasks", "votes"})
"""Sections that say that there was nothing, so that nobody can think them forgotten."""


def compose(
    state: MeetingState, facts: MeetingFacts, *, score_card: ScorePrinted | None = None
) -> MinutesDraft:
    """Return the minutes as the journal tells the meeting now, in proposed words.

    The same state and facts give the same minutes. ``score_card`` is the card
    as voted; without one only the proposal is named.
    """
    sections = (
        opening(state, facts),
        procedure(state),
        *discussion(state, facts.taken_down),
        criticism(state),
        remarks(state),
        conclusions(state),
        tasks(state),
        votes(state, facts.bases),
        score(state, score_card),
        closing(state),
    )
    names, session = Names(state), state.session
    clerk = session.clerks[-1].person if session.clerks else None
    return MinutesDraft(
        head=head_of(state, facts),
        title="Biên bản",
        summary=_summary(facts),
        sections=tuple(_said(one) for one in sections if one.parts or one.key in _KEPT_EMPTY),
        clerk=Signer(role=CLERK, name=names.person(clerk)),
        chair=Signer(role=CHAIR, name=names.person(session.chair)),
    )


def head_of(state: MeetingState, facts: MeetingFacts) -> Head:
    """Return the head of a document of this evening, dated by the day it was held."""
    return Head(
        parent=facts.parent,
        issuer=facts.branch,
        place=facts.locality,
        on=day_of(state.session.opened_at or facts.planned_at),
    )


def _summary(facts: MeetingFacts) -> str:
    kind = KINDS.get(facts.kind, "Sinh hoạt chi bộ")
    month = f"tháng {facts.month.month} năm {facts.month.year}"
    return f"{kind} {month}: {facts.title}" if facts.title else f"{kind} {month}"


def _said(section: Section) -> Section:
    if section.parts:
        return section
    nothing = Figure(key=f"{section.key}:none", label=section.title, text=words.NOBODY)
    return Section(key=section.key, title=section.title, parts=(nothing,))
