"""The fold counts every vote again, beside what was declared and only to ask."""

from collections.abc import Mapping
from dataclasses import replace

from chibo.meetings.journal.bases import room_at, voting_base
from chibo.meetings.journal.declared import Recount, Vote
from chibo.meetings.journal.elections import Election, election_of
from chibo.meetings.journal.lines import MatterRule, RosterLine, Rules
from chibo.meetings.journal.majorities import is_carried, votes_needed
from chibo.meetings.journal.state import Presence
from chibo.meetings.journal.votes import Told, vote_as_declared


def votes_of(
    told: Mapping[str, Told],
    roster: Mapping[str, RosterLine],
    attendance: Mapping[str, Presence],
    rules: Rules,
) -> Mapping[str, Vote]:
    """Return every vote as declared, with the recount beside it."""
    return {
        name: recounted(vote_as_declared(name, deeds), roster, attendance, rules)
        for name, deeds in told.items()
    }


def recounted(
    vote: Vote, roster: Mapping[str, RosterLine], attendance: Mapping[str, Presence], rules: Rules
) -> Vote:
    """Return the vote with the fold's own count beside what was declared.

    The base is that of the moment when the vote was put, or closed where no
    opening was recorded. A matter without a rule and a cancelled vote have no
    recount.
    """
    rule, at = rules.matters.get(vote.matter), vote.opened_at or vote.closed_at
    if rule is None or at is None or vote.status == "cancelled":
        return vote
    room = room_at(at, roster, attendance, rules.committee_posts)
    base = voting_base(rule, room, concerns=vote.concerns, aside=vote.aside)
    recount = Recount(
        base=base,
        needed=votes_needed(base=len(base), share=rule.share, strict=rule.strict),
        carried=_carried(vote, len(base), rule),
    )
    return replace(vote, recount=recount, election=_election(vote, len(base), rule))


def _carried(vote: Vote, base: int, rule: MatterRule) -> bool | None:
    if vote.tally is None or vote.candidates:
        return None
    return is_carried(vote.tally.in_favour, base=base, share=rule.share, strict=rule.strict)


def _election(vote: Vote, base: int, rule: MatterRule) -> Election | None:
    if not vote.candidates or vote.seats is None:
        return None
    return election_of(
        vote.candidates, seats=vote.seats, base=base, share=rule.share, strict=rule.strict
    )
