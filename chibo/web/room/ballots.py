"""Votes on the page: who would count now, what carries, what was declared."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from chibo.meetings.journal.bases import room_at, voting_base
from chibo.meetings.journal.declared import Vote
from chibo.meetings.journal.lines import MatterRule
from chibo.meetings.journal.majorities import votes_needed
from chibo.rulebook.keys import VoteMatter, vote_rule
from chibo.sync.adopted_texts import PutTexts
from chibo.sync.packs.matters import USUAL, matter_label
from chibo.web.room.evening import Evening

# Elections name candidates; they are held with tellers and their own record on paper.
_NOT_BY_HAND = frozenset({VoteMatter.ELECTION})


@dataclass(frozen=True, slots=True)
class MatterChoice:
    """A matter and the rule in force: ``base`` is JSON of the people who count at this moment."""

    matter: str
    label: str
    base: str
    number: int
    needed: int | None
    sentence: str
    source: str
    rule: str
    on_paper: bool
    digest: str


@dataclass(frozen=True, slots=True)
class VoteLine:
    vote: Vote
    label: str
    base: str
    number: int
    needed: int | None
    rule: str


def matter_choices(evening: Evening, texts: PutTexts) -> list[MatterChoice]:
    """Return all matters that this page can put to the vote, the usual ones first."""
    others = [one for one in VoteMatter if one not in USUAL and one not in _NOT_BY_HAND]
    return [_choice(matter, evening, texts) for matter in (*USUAL, *others)]


def vote_lines(evening: Evening) -> list[VoteLine]:
    return [_line(vote, evening) for vote in evening.state.votes.values()]


def _choice(matter: VoteMatter, evening: Evening, texts: PutTexts) -> MatterChoice:
    rule = evening.frame.rules.matters[matter.value]
    state = evening.state
    room = room_at(evening.at, state.roster, state.attendance, evening.frame.rules.committee_posts)
    base = voting_base(rule, room)
    needed = votes_needed(base=len(base), share=rule.share, strict=rule.strict)
    return MatterChoice(
        matter=matter.value,
        label=matter_label(matter.value),
        base=json.dumps(base),
        number=len(base),
        needed=needed,
        sentence=_sentence(rule, base, needed),
        source=evening.book.source_of(vote_rule(matter)),
        rule=rule.version,
        on_paper=rule.paper_only,
        digest=texts.digest_of(matter.value),
    )


def vote_name(vote: str, evening: Evening) -> str:
    """Return what the vote is about, for a sentence; empty for what is no vote."""
    known = evening.state.votes.get(vote)
    return matter_label(known.matter) if known else ""


def _line(vote: Vote, evening: Evening) -> VoteLine:
    rule = evening.frame.rules.matters.get(vote.matter)
    people = vote.recount.base if vote.recount else vote.base
    return VoteLine(
        vote=vote,
        label=matter_label(vote.matter),
        base=json.dumps(people),
        number=len(vote.base or people),
        needed=vote.recount.needed if vote.recount else None,
        rule=rule.version if rule else "",
    )


def _sentence(rule: MatterRule, base: Sequence[str], needed: int | None) -> str:
    """Who counts, how many that is, and how many votes carry."""
    if needed is None:
        return _("Nobody may vote on this now.")
    who = {
        "official_convened": _("Official members convened: %(base)s."),
        "official_present": _("Official members present: %(base)s."),
        "committee_members": _("Members of the branch committee: %(base)s."),
    }[rule.base]
    share = {"part": rule.share.numerator, "of": rule.share.denominator, "needed": needed}
    if rule.strict:
        carries = _("More than %(part)s/%(of)s carries: at least %(needed)s votes.")
    else:
        carries = _("At least %(part)s/%(of)s carries: at least %(needed)s votes.")
    return f"{who % {'base': len(base)}} {carries % share}"
